import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { articleText, normalFields } from '../../../src/judge/statements/article.ts';
import {
  compileStatementRules,
  findStatements,
  type StatementFindings,
  type StatementRules,
} from '../../../src/judge/statements/find-statements.ts';

const lexicons = resolve(import.meta.dirname, '../../../config/lexicons');
const lexicon = (file: string) => parse(readFileSync(join(lexicons, file), 'utf8'));

const shippedRules = (): StatementRules =>
  compileStatementRules(
    lexicon('factions.yaml'),
    lexicon('statements.yaml'),
    lexicon('statements-verbs.yaml'),
  );

export interface Sample {
  title?: string;
  text: string;
  published?: string;
}

const rules = shippedRules();

export const read = ({ title = '', text, published }: Sample): StatementFindings =>
  findStatements(articleText(normalFields({ title, text }), published ?? null), rules);

/** Each statement as `faction`, `faction/name` (English, else Arabic) or `faction/?` for a role without a name. */
export const heard = (sample: Sample): string[] =>
  read(sample).statements.map(({ factionId, speaker }) =>
    speaker ? `${factionId}/${speaker.nameEn ?? speaker.name ?? '?'}` : factionId,
  );
