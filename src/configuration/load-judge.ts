import { compileWords, createJudge, type Judge, type JudgeRules } from '../judge/judge.ts';
import { type Contradiction, contradictions } from '../judge/topics/examples.ts';
import { ConfigError } from '../lib/errors.ts';
import { judgementPrint, loadJudgement } from '../settings/judgement.ts';
import { pathText } from '../settings/yaml-file.ts';
import { shareNumbers } from './shared-numbers.ts';

/** A judge, and what it judges by, for judging elsewhere by the same. */
export interface LoadedJudge {
  judge: Judge;
  judgement: JudgeRules;
}

/**
 * The judge of a configuration folder, and what it judges by in memory that threads share. Throws ConfigError with
 * everything that is wrong in its lexicons and topics; a topic that its own examples contradict is wrong.
 */
export const loadJudgeAndRules = (folder: string): LoadedJudge => load(folder, null, shareNumbers);

/** The judge alone, for one thread, with the topic files of `topicsFolder` before its folder's own. Throws as above. */
export const loadJudge = (folder: string, topicsFolder: string | null = null): Judge =>
  load(folder, topicsFolder, (numbers) => numbers).judge;

/** `held` gives the place in which words and weights are kept. */
function load(
  folder: string,
  topicsFolder: string | null,
  held: <Numbers>(numbers: Numbers) => Numbers,
): LoadedJudge {
  const { placeOf, keep, ...rules } = loadJudgement(folder, topicsFolder);
  const words = keep('words', () => compileWords(rules));
  const judgement = { ...rules, models: held(rules.models), words: held(words) };
  const judge = createJudge(judgement);
  // The same judge on the same examples: that all of them held once is enough.
  let failed: Contradiction[] = [];
  keep('examples-hold', () => {
    failed = contradictions(judge, judgement.topics);
    return failed.length === 0 ? true : null;
  });
  if (failed.length > 0) {
    throw new ConfigError(
      failed.map(({ topic, path, example, happened }) => {
        const wanted = path.includes('matches') ? 'should match' : 'should not match';
        return `${placeOf(topic, path)}: ${pathText(path)}: "${example}" ${wanted}, but: ${happened}`;
      }),
    );
  }
  return { judge, judgement };
}

/**
 * Makes a function that loads the judge of a folder, and builds it anew only where a file that it goes by has changed:
 * building takes a second or two in which nothing else happens. Throws as `loadJudgeAndRules`.
 */
export function createJudgeLoader(folder: string): () => LoadedJudge {
  let built: { print: string; loaded: LoadedJudge } | null = null;
  return () => {
    const print = judgementPrint(folder);
    if (built?.print !== print) built = { print, loaded: loadJudgeAndRules(folder) };
    return built.loaded;
  };
}
