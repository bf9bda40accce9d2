import { compileWords, createJudge, type Judge, type JudgeRules } from '../judge/judge.ts';
import { type Contradiction, contradictions } from '../judge/topics/examples.ts';
import { ConfigError } from '../lib/errors.ts';
import { judgementPrint, loadJudgement } from '../settings/judgement.ts';
import { pathText } from '../settings/yaml-file.ts';

/** A judge, and what it judges by, for judging elsewhere by the same. */
export interface LoadedJudge {
  judge: Judge;
  judgement: JudgeRules;
}

/**
 * The judge of a configuration folder, with the topic files of `topicsFolder` before its own, and what it judges by.
 * Throws ConfigError with everything that is wrong in its lexicons and topics; a topic that its own examples contradict
 * is wrong.
 */
export function loadJudgeAndRules(folder: string, topicsFolder: string | null = null): LoadedJudge {
  const { placeOf, keep, ...rules } = loadJudgement(folder, topicsFolder);
  const judgement = { ...rules, words: keep('words', () => compileWords(rules)) };
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

/** The judge alone. Throws as above. */
export const loadJudge = (folder: string, topicsFolder: string | null = null): Judge =>
  loadJudgeAndRules(folder, topicsFolder).judge;

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
