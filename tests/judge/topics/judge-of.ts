import { createJudge, type Judge } from '../../../src/judge/judge.ts';
import type { Topic } from '../../../src/judge/topics/topic.ts';
import { loadJudgement } from '../../../src/settings/judgement.ts';
import { SHIPPED_CONFIG } from '../../../src/settings/place.ts';
import { topicFile } from '../../../src/settings/topics.ts';
import { checkYaml, type Problems, parseYaml } from '../../../src/settings/yaml-file.ts';

const shipped = loadJudgement(SHIPPED_CONFIG);
const context = shipped.lexicons.entries.filter(({ concept }) => concept.startsWith('context.'));

/** A topic from its YAML; an `examples` that proves nothing is put in where it is left out. */
export function topicOf(text: string): Topic {
  const problems: Problems = [];
  const examples = text.includes('examples:') ? '' : '\nexamples: { matches: [x], rejects: [y] }\n';
  const yaml = parseYaml('topic.yaml', `${text}${examples}`, problems);
  const topic = yaml && checkYaml(yaml, topicFile, problems);
  if (!topic) throw new Error(problems.join('\n'));
  return topic;
}

/** A judge with this topic alone, on the shipped words of context. */
export function judgeOf(text: string): Judge {
  const lexicons = { ...shipped.lexicons, entries: context };
  return createJudge({ ...shipped, lexicons, topics: [topicOf(text)], version: 'test' });
}
