import { createJudge, type Judge } from '../judge/judge.ts';
import { contradictions } from '../judge/topics/examples.ts';
import { ConfigError } from '../lib/errors.ts';
import { judgementPrint, loadJudgement } from '../settings/judgement.ts';
import { pathText } from '../settings/yaml-file.ts';

/**
 * The judge of a configuration folder, with the topic files of `topicsFolder` before its own. Throws ConfigError with everything that is wrong in its lexicons and topics;
 * a topic that its own examples contradict is wrong.
 */
export function loadJudge(folder: string, topicsFolder: string | null = null): Judge {
  const judgement = loadJudgement(folder, topicsFolder);
  const judge = createJudge(judgement);
  const failed = contradictions(judge, judgement.topics);
  if (failed.length > 0) {
    throw new ConfigError(
      failed.map(({ topic, path, example, happened }) => {
        const wanted = path.includes('matches') ? 'should match' : 'should not match';
        return `${judgement.placeOf(topic, path)}: ${pathText(path)}: "${example}" ${wanted}, but: ${happened}`;
      }),
    );
  }
  return judge;
}

/**
 * Makes a function that loads the judge of a folder, and builds it anew only where a file that it goes by has changed:
 * building takes a second or two in which nothing else happens. Throws as `loadJudge`.
 */
export function createJudgeLoader(folder: string): () => Judge {
  let built: { print: string; judge: Judge } | null = null;
  return () => {
    const print = judgementPrint(folder);
    if (built?.print !== print) built = { print, judge: loadJudge(folder) };
    return built.judge;
  };
}
