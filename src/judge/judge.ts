import type { Judgeable } from '../model/article.ts';
import type { Classification, Evidence, TopicVerdict, Withdrawal } from '../model/verdict.ts';
import type { Lexicon } from './lexicon.ts';
import { articleText } from './statements/article.ts';
import { compileStatementRules, findStatements } from './statements/find-statements.ts';
import type { FactionLexicon, StatementLexicon, VerbLexicon } from './statements/lexicon.ts';
import { compileWithdrawalRules, findWithdrawals } from './withdrawals/find-withdrawals.ts';

/** What operators wrote, as parsed and checked. */
export interface JudgeLexicons {
  factions: FactionLexicon;
  statements: StatementLexicon;
  verbs: VerbLexicon;
  /** Acts, cues, exclusions, forces and hosts of withdrawals, together. */
  withdrawals: Lexicon;
}

/** One thing that was weighed for a topic: where, by which rule, its score, and why it did not count (null: it did). */
export interface Weighing {
  topic: string;
  evidence: Evidence;
  score: number;
  refused: string | null;
}

/** Judges articles; the same article always gets the same answer. */
export interface Judge {
  rulesVersion: string;
  classify(article: Judgeable): Classification;
  /** The same judgement with everything that was weighed. */
  explain(article: Judgeable): { classification: Classification; weighed: Weighing[] };
}

export const STATEMENT_TOPIC = 'faction_statement';
export const WITHDRAWAL_TOPIC = 'troop_withdrawal';

/** Compiles the lexicons once and returns the judge. `rulesVersion` names what it was compiled from. */
export function createJudge(lexicons: JudgeLexicons, rulesVersion: string): Judge {
  const statementRules = compileStatementRules(lexicons.factions, lexicons.statements, lexicons.verbs);
  const withdrawalRules = compileWithdrawalRules(lexicons.withdrawals);

  const explain: Judge['explain'] = (judgeable) => {
    const article = articleText(judgeable);
    const spoken = findStatements(article, statementRules);
    const moved = findWithdrawals(article, withdrawalRules);
    const [first] = spoken.statements;
    const [leading] = moved.withdrawals;
    const withdrawalVerdict: TopicVerdict = {
      topic: WITHDRAWAL_TOPIC,
      score: moved.score,
      matched: leading !== undefined,
      facets: leading ? facetsOf(leading) : {},
      evidence: moved.evidence,
    };
    const statementVerdict: TopicVerdict = {
      topic: STATEMENT_TOPIC,
      score: spoken.score,
      matched: spoken.statements.length > 0,
      facets: first
        ? { faction: first.faction, factionId: first.factionId, type: first.type, speaker: first.speaker }
        : {},
      evidence: spoken.evidence,
    };
    return {
      classification: {
        topics: [withdrawalVerdict, statementVerdict],
        withdrawals: moved.withdrawals,
        statements: spoken.statements,
        deadlines: moved.deadlines,
      },
      weighed: [...weighings(WITHDRAWAL_TOPIC, moved.weighed), ...weighings(STATEMENT_TOPIC, spoken.weighed)],
    };
  };
  return { rulesVersion, explain, classify: (article) => explain(article).classification };
}

function facetsOf({ force, host, status, deadline, certainty }: Withdrawal): TopicVerdict['facets'] {
  return { force, host, status, deadline, certainty };
}

const weighings = (
  topic: string,
  weighed: readonly { evidence: Evidence; score: number; refused: string | null }[],
): Weighing[] => weighed.map(({ evidence, score, refused }) => ({ topic, evidence, score, refused }));
