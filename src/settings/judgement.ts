import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import type { JudgeLexicons } from '../judge/judge.ts';
import type { FactionLexicon } from '../judge/statements/lexicon.ts';
import { ConfigError } from '../lib/errors.ts';
import { factionLexicon, statementLexicon, verbLexicon, wordLexicon } from './lexicons.ts';
import { configPath } from './load.ts';
import { checkYaml, type Problems, readYaml } from './yaml-file.ts';

/** What judging goes by, checked, and the version that is stored with every verdict. */
export interface Judgement {
  lexicons: JudgeLexicons;
  /** A hash of every file that has a say: the same files give the same version on every machine. */
  version: string;
}

const WITHDRAWAL_LEXICONS = ['acts', 'cues', 'exclusions', 'forces', 'hosts'] as const;

/** Reads the lexicons of a configuration folder. Throws ConfigError with every problem found. */
export function loadJudgement(folder: string): Judgement {
  const problems: Problems = [];
  const hash = createHash('sha256');
  const read = <Out>(name: string, schema: z.ZodType<Out>): Out | null => {
    const file = configPath(folder, name);
    const yaml = readYaml(file, problems);
    if (!yaml) return null;
    hash.update(name).update(readFileSync(file));
    return checkYaml(yaml, schema, problems);
  };
  const factions = read('lexicons/factions.yaml', factionLexicon);
  const statements = read('lexicons/statements.yaml', statementLexicon);
  const verbs = read('lexicons/statements-verbs.yaml', verbLexicon);
  const withdrawals = WITHDRAWAL_LEXICONS.map((name) =>
    read(`lexicons/withdrawal-${name}.yaml`, wordLexicon),
  );
  if (problems.length > 0 || !factions || !statements || !verbs) throw new ConfigError(problems);
  const entries = withdrawals.flatMap((lexicon) => lexicon?.entries ?? []);
  return {
    lexicons: { factions, statements, verbs, withdrawals: { entries } },
    version: hash.digest('hex').slice(0, 12),
  };
}

/** Reads only the factions of a configuration folder. Throws ConfigError with every problem found. */
export function loadFactions(folder: string): FactionLexicon {
  const problems: Problems = [];
  const yaml = readYaml(configPath(folder, 'lexicons/factions.yaml'), problems);
  const factions = yaml && checkYaml(yaml, factionLexicon, problems);
  if (!factions) throw new ConfigError(problems);
  return factions;
}
