import { articleText, normalFields } from '../../../src/judge/statements/article.ts';
import {
  compileStatementRules,
  findStatements,
  type StatementFindings,
} from '../../../src/judge/statements/find-statements.ts';
import { loadJudgement } from '../../../src/settings/judgement.ts';
import { SHIPPED_CONFIG } from '../../../src/settings/place.ts';

const { factions, statements, verbs } = loadJudgement(SHIPPED_CONFIG).lexicons;
const rules = compileStatementRules(factions, statements, verbs);

export interface Sample {
  title?: string;
  text: string;
  published?: string;
}

export const read = ({ title = '', text, published }: Sample): StatementFindings =>
  findStatements(articleText(normalFields({ title, text }), published ?? null), rules);

/** Each statement as `faction`, `faction/name` (English, else Arabic) or `faction/?` for a role without a name. */
export const heard = (sample: Sample): string[] =>
  read(sample).statements.map(({ factionId, speaker }) =>
    speaker ? `${factionId}/${speaker.nameEn ?? speaker.name ?? '?'}` : factionId,
  );
