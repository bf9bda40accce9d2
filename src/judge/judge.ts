import type { Judgeable } from '../model/article.ts';
import type { Classification, Deadline, Evidence, Withdrawal } from '../model/verdict.ts';
import { firstPassOf, kindsOf } from './first-pass.ts';
import type { LexiconEntry } from './lexicon.ts';
import { compileMatcher } from './matcher.ts';
import { articleText, normalFields } from './statements/article.ts';
import { statementDeadlines } from './statements/deadlines.ts';
import {
  compileStatementRules,
  findStatements,
  type StatementFindings,
} from './statements/find-statements.ts';
import type { FactionLexicon, StatementLexicon, VerbLexicon } from './statements/lexicon.ts';
import { type CompiledTopics, compileTopics } from './topics/compile.ts';
import { readForTopics } from './topics/reading.ts';
import type { Topic } from './topics/topic.ts';
import { judgeTopics, type ReaderVerdict, type RuleShare } from './topics/verdict.ts';
import {
  compileWithdrawalRules,
  findWithdrawals,
  type WithdrawalFindings,
} from './withdrawals/find-withdrawals.ts';

/** What operators wrote, as parsed and checked. */
export interface JudgeLexicons {
  factions: FactionLexicon;
  statements: StatementLexicon;
  verbs: VerbLexicon;
  /** All entries of the other files of config/lexicons, in the order of the files' names. */
  entries: readonly LexiconEntry[];
}

/** One thing that a reader weighed for its topic: where, by which rule, its score, and why it did not count (null: it did). */
export interface Weighing {
  topic: string;
  evidence: Evidence;
  score: number;
  refused: string | null;
}

/** A judgement with everything that had a say in it. */
export interface Explained {
  classification: Classification;
  /** What readers in code weighed. */
  weighed: Weighing[];
  /** What each rule of each topic added, or why it did not hold; empty for an article without any of their words. */
  shares: RuleShare[];
}

/** A topic as its recipients and explanations name it. */
export type TopicHeading = Pick<Topic, 'id' | 'name' | 'reader' | 'threshold' | 'story'>;

/** Judges articles; the same article always gets the same answer. */
export interface Judge {
  rulesVersion: string;
  topics: readonly TopicHeading[];
  classify(article: Judgeable): Classification;
  explain(article: Judgeable): Explained;
}

export const STATEMENT_TOPIC = 'faction_statement';
export const WITHDRAWAL_TOPIC = 'troop_withdrawal';

/** What judging goes by: the checked files of config/lexicons and config/topics, and a name for just these files. */
export interface JudgeRules {
  lexicons: JudgeLexicons;
  topics: readonly Topic[];
  version: string;
}

/** Compiles lexicons and topics once, all their words into one automaton, and returns the judge. */
export function createJudge({ lexicons, topics, version }: JudgeRules): Judge {
  const statementRules = compileStatementRules(lexicons.factions, lexicons.statements, lexicons.verbs);
  const compiled = compileTopics(topics);
  const matcher = compileMatcher([...lexicons.entries, ...compiled.entries], kindsOf(compiled.concepts));
  const firstPass = firstPassOf(matcher, statementRules.gazetteer.table);
  const withdrawalRules = compileWithdrawalRules(lexicons.entries);
  const reads = new Set(topics.map(({ reader }) => reader));

  const explain: Judge['explain'] = (judgeable) => {
    const fields = normalFields(judgeable);
    const { leaving, named, asked, matches: found } = firstPass(fields);
    if (!leaving && !named && !asked) return nothingIn(compiled);
    const matches = found();
    const article = articleText(fields, judgeable.publishedAt);
    const spoken = named && reads.has('statements') ? findStatements(article, statementRules) : null;
    const moved =
      leaving && reads.has('withdrawals') ? findWithdrawals(article, matches, withdrawalRules) : null;
    const readers: Record<string, ReaderVerdict> = {};
    if (spoken) readers[STATEMENT_TOPIC] = statementVerdict(spoken);
    if (moved) readers[WITHDRAWAL_TOPIC] = withdrawalVerdict(moved);
    const reading = asked ? readForTopics(article, matches, compiled.concepts) : null;
    const { verdicts, shares } = judgeTopics(compiled, reading, readers);
    const matched = new Set(verdicts.filter((verdict) => verdict.matched).map(({ topic }) => topic));
    const statements = (matched.has(STATEMENT_TOPIC) && spoken?.statements) || [];
    return {
      classification: {
        topics: verdicts,
        withdrawals: (matched.has(WITHDRAWAL_TOPIC) && moved?.withdrawals) || [],
        statements,
        deadlines: together(
          (matched.has(WITHDRAWAL_TOPIC) && moved?.deadlines) || [],
          statementDeadlines(statements, article),
        ),
      },
      weighed: [
        ...weighings(WITHDRAWAL_TOPIC, moved?.weighed ?? []),
        ...weighings(STATEMENT_TOPIC, spoken?.weighed ?? []),
      ],
      shares,
    };
  };
  return {
    rulesVersion: version,
    topics: topics.map(({ id, name, reader, threshold, story }) => ({ id, name, reader, threshold, story })),
    explain,
    classify: (article) => explain(article).classification,
  };
}

/** The judgement on an article that has no topic's words. */
const nothingIn = (topics: CompiledTopics): Explained => ({
  classification: {
    topics: judgeTopics(topics, null, {}).verdicts,
    withdrawals: [],
    statements: [],
    deadlines: [],
  },
  weighed: [],
  shares: [],
});

function statementVerdict({ statements, score, evidence }: StatementFindings): ReaderVerdict {
  const [first] = statements;
  const facets = first
    ? { faction: first.faction, factionId: first.factionId, type: first.type, speaker: first.speaker }
    : {};
  return { score, matched: statements.length > 0, facets, evidence };
}

function withdrawalVerdict({ withdrawals, score, evidence }: WithdrawalFindings): ReaderVerdict {
  const [leading] = withdrawals;
  return { score, matched: leading !== undefined, facets: leading ? facetsOf(leading) : {}, evidence };
}

/** Deadlines of both readers in the order of the text, each date's words once. */
function together(first: readonly Deadline[], second: readonly Deadline[]): Deadline[] {
  const more = second.filter(
    (one) => !first.some(({ field, start }) => field === one.field && start === one.start),
  );
  return [...first, ...more].sort((a, b) => b.field.localeCompare(a.field) || a.start - b.start);
}

function facetsOf({ force, host, status, deadline, certainty }: Withdrawal): ReaderVerdict['facets'] {
  return { force, host, status, deadline, certainty };
}

const weighings = (
  topic: string,
  weighed: readonly { evidence: Evidence; score: number; refused: string | null }[],
): Weighing[] => weighed.map(({ evidence, score, refused }) => ({ topic, evidence, score, refused }));
