import type { Judgeable } from '../model/article.ts';
import type { Classification, Evidence, TopicVerdict } from '../model/verdict.ts';
import { articleText } from './statements/article.ts';
import { compileStatementRules, findStatements } from './statements/find-statements.ts';
import type { FactionLexicon, StatementLexicon, VerbLexicon } from './statements/lexicon.ts';

/** What operators wrote, as parsed and checked. */
export interface JudgeLexicons {
  factions: FactionLexicon;
  statements: StatementLexicon;
  verbs: VerbLexicon;
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

/** Compiles the lexicons once and returns the judge. `rulesVersion` names what it was compiled from. */
export function createJudge(lexicons: JudgeLexicons, rulesVersion: string): Judge {
  const statementRules = compileStatementRules(lexicons.factions, lexicons.statements, lexicons.verbs);

  const explain: Judge['explain'] = (judgeable) => {
    const article = articleText(judgeable);
    const spoken = findStatements(article, statementRules);
    const [first] = spoken.statements;
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
        topics: [statementVerdict],
        withdrawals: [],
        statements: spoken.statements,
        deadlines: [],
      },
      weighed: spoken.weighed.map(({ evidence, score, refused }) => ({
        topic: STATEMENT_TOPIC,
        evidence,
        score,
        refused,
      })),
    };
  };
  return { rulesVersion, explain, classify: (article) => explain(article).classification };
}
