import type { Judge } from '../judge.ts';
import { obstacleText } from './obstacle-text.ts';
import type { Example, Examples, Topic } from './topic.ts';

/** An example that the rules contradict: where it stands in the topic's file, and what happened instead. */
export interface Contradiction {
  topic: string;
  path: (string | number)[];
  example: string;
  happened: string;
}

/** Shown of an example: enough to find it by. */
const SHOWN = 80;

/** Runs every topic and rule over its own examples. Empty: each does what it says. */
export function contradictions(judge: Judge, topics: readonly Topic[]): Contradiction[] {
  return topics.flatMap((topic) => [
    ...failing(topic, ['examples'], topic.examples, (example) => topicAnswer(judge, topic, example)),
    ...topic.rules.flatMap((rule, index) =>
      rule.examples
        ? failing(topic, ['rules', index, 'examples'], rule.examples, (example) =>
            ruleAnswer(judge, `${topic.id}.${rule.id}`, example),
          )
        : [],
    ),
  ]);
}

interface Answer {
  matched: boolean;
  happened: string;
}

function failing(
  topic: Topic,
  path: (string | number)[],
  examples: Examples,
  ask: (example: Example) => Answer,
): Contradiction[] {
  const found: Contradiction[] = [];
  for (const list of ['matches', 'rejects'] as const) {
    for (const [index, example] of examples[list].entries()) {
      const { matched, happened } = ask(example);
      if (matched === (list === 'matches')) continue;
      found.push({
        topic: topic.id,
        path: [...path, list, index],
        example: [example.title, example.text].filter(Boolean).join(' | ').slice(0, SHOWN),
        happened,
      });
    }
  }
  return found;
}

const judged = (judge: Judge, example: Example) => judge.explain({ ...example, source: null });

function topicAnswer(judge: Judge, topic: Topic, example: Example): Answer {
  const { classification, shares, weighed } = judged(judge, example);
  const verdict = classification.topics.find((one) => one.topic === topic.id);
  const score = (verdict?.score ?? 0).toFixed(2);
  const parts = shares
    .filter((share) => share.topic === topic.id)
    .filter((share) => share.held || share.evidence.length > 0 || share.obstacle?.kind === 'no-hint')
    .map((share) =>
      share.held
        ? `${share.ruleId} held (${share.weight > 0 ? '+' : ''}${share.weight})`
        : `${share.ruleId} did not: ${share.obstacle ? obstacleText(share.obstacle) : ''}`,
    );
  const read = weighed
    .filter((one) => one.topic === topic.id)
    .map(
      (one) =>
        `${one.evidence.ruleId} ${one.counted ? 'counted' : 'did not count'} (p ${one.score.toFixed(2)}${one.veto ? `, veto: ${one.veto}` : ''})`,
    );
  const why = [...read, ...parts].join('; ') || 'no word of any rule is in it';
  return {
    matched: verdict?.matched ?? false,
    happened: `score ${score}, threshold ${topic.threshold}; ${why}`,
  };
}

function ruleAnswer(judge: Judge, ruleId: string, example: Example): Answer {
  const share = judged(judge, example).shares.find((one) => one.ruleId === ruleId);
  const why = share?.obstacle ? obstacleText(share.obstacle) : 'no word of the rule is in it';
  return {
    matched: share?.held ?? false,
    happened: share?.held ? 'the rule held' : `it did not hold: ${why}`,
  };
}
