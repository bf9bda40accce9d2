import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { JudgeLexicons } from '../judge/analysis.ts';
import type { JudgeRules } from '../judge/judge.ts';
import type { LexiconEntry } from '../judge/lexicon/entry.ts';
import type { JudgeModels, PackedModel } from '../judge/scorer/models.ts';
import type { Topic } from '../judge/topics/topic.ts';
import { ConfigError } from '../lib/errors.ts';
import type { Keep } from '../lib/keep.ts';
import { readPlainFile } from '../lib/plain-file.ts';
import { yamlNames } from './entries.ts';
import { keptFor } from './kept.ts';
import { loadModels, modelFiles } from './models.ts';
import { configPath, SHIPPED_CONFIG } from './place.ts';
import { readLexicons } from './read-lexicons.ts';
import { stampOf } from './stamp.ts';
import { checkTopic, topicFile } from './topics.ts';
import { checkYaml, type Problems, readYaml, type YamlFile } from './yaml-file.ts';

/**
 * What judging goes by, checked. `version` is a hash of every file that has a say: the same files give the same
 * version on every machine.
 */
export interface Judgement extends JudgeRules {
  models: JudgeModels<PackedModel>;
  /** Keeps what these very files compile to. */
  keep: Keep;
  /** Where a path in a topic's file stands: `file:line`. */
  placeOf(topicId: string, path: readonly PropertyKey[]): string;
}

/**
 * Reads the lexicons and topics of a configuration folder. A file of the operator's stands in for the shipped one of
 * that name; others add to the shipped ones. Topic files of `topicsFolder`, where one is given, go before both.
 * Throws ConfigError with every problem found.
 */
export function loadJudgement(folder: string, topicsFolder: string | null = null): Judgement {
  const problems: Problems = [];
  const given = topicsFolder === null ? [] : yamlNames([topicsFolder], '.');
  if (topicsFolder !== null && given.length === 0)
    problems.push(`${topicsFolder}: found no topic files there, allowed: a folder with *.yaml`);
  const hash = createHash('sha256');
  const readTopic = (name: string): { yaml: YamlFile; value: Topic } | null => {
    const isGiven = topicsFolder !== null && given.includes(name);
    const file = isGiven ? join(topicsFolder, name) : configPath(folder, `topics/${name}`);
    const yaml = readYaml(file, problems);
    if (!yaml) return null;
    hash.update(`topics/${name}`).update(readPlainFile(file));
    const value = checkYaml(yaml, topicFile, problems);
    return value === null ? null : { yaml, value };
  };
  const lexicons = readLexicons(folder, problems, hash);
  const folders = [SHIPPED_CONFIG, folder];
  const names = [...new Set([...yamlNames(folders, 'topics'), ...given])].sort();
  const files = names.flatMap((name) => readTopic(name) ?? []);
  checkTogether(files, lexicons?.entries ?? [], problems);
  const models = loadModels(folder, hash, problems);
  if (problems.length > 0 || !lexicons || !models) throw new ConfigError(problems);
  const print = hash.digest('hex');
  return {
    lexicons,
    topics: files.map(({ value }) => value),
    models,
    version: print.slice(0, 12),
    keep: keptFor(print),
    placeOf(topicId, path) {
      const yaml = files.find(({ value }) => value.id === topicId)?.yaml;
      return yaml ? `${yaml.file}:${yaml.lineOf(path)}` : topicId;
    },
  };
}

/**
 * A hash that says whether a file that `loadJudgement` would read has changed: of lexicons and topics what they hold, of
 * models, which are large, when they were written. The same hash, the same judgement. Takes milliseconds.
 */
export function judgementPrint(folder: string): string {
  const hash = createHash('sha256');
  const folders = [SHIPPED_CONFIG, folder];
  const names = ['lexicons', 'topics'].flatMap((kind) =>
    yamlNames(folders, kind).map((name) => `${kind}/${name}`),
  );
  for (const name of names) {
    const file = configPath(folder, name);
    hash.update(`${file}\n`).update(bytesOf(file));
  }
  for (const name of modelFiles()) {
    const file = configPath(folder, name);
    hash.update(`${file}\n${stampOf(file)}`);
  }
  return hash.digest('hex');
}

/** Why one cannot be read is told by whoever needs what is in it. */
function bytesOf(file: string): Buffer | string {
  try {
    return readPlainFile(file);
  } catch {
    return '';
  }
}

/** Reads only the lexicons of a configuration folder. Throws ConfigError with every problem found. */
export function loadLexicons(folder: string): JudgeLexicons {
  const problems: Problems = [];
  const lexicons = readLexicons(folder, problems);
  if (!lexicons) throw new ConfigError(problems);
  return lexicons;
}

/** Reads only the topics of a configuration folder. Throws ConfigError with every problem found. */
export function loadTopics(folder: string): Topic[] {
  const problems: Problems = [];
  const topics = yamlNames([SHIPPED_CONFIG, folder], 'topics').flatMap((name) => {
    const yaml = readYaml(configPath(folder, `topics/${name}`), problems);
    return (yaml && checkYaml(yaml, topicFile, problems)) ?? [];
  });
  if (problems.length > 0) throw new ConfigError(problems);
  return topics;
}

function checkTogether(
  files: readonly { yaml: YamlFile; value: Topic }[],
  entries: readonly LexiconEntry[],
  problems: Problems,
): void {
  const seen = new Map<string, string>();
  // What an operator can mend is told of the operator's file, not of the shipped one.
  const isShipped = ({ yaml }: { yaml: YamlFile }): boolean => yaml.file.startsWith(SHIPPED_CONFIG);
  const shippedFirst = [...files].sort((a, b) => Number(isShipped(b)) - Number(isShipped(a)));
  for (const { yaml, value } of shippedFirst) {
    const other = seen.get(value.id);
    if (other !== undefined) {
      problems.push(
        `${yaml.file}:${yaml.lineOf(['id'])}: id: found "${value.id}", which ${other} has already; allowed: an id of its own, or a file of that name in its place`,
      );
    }
    seen.set(value.id, yaml.file);
    checkTopic(yaml, value, entries, problems);
  }
}
