import type { Judgeable } from '../model/article.ts';
import { STATEMENT_TOPIC, WITHDRAWAL_TOPIC } from '../model/topic.ts';
import type { Outlook } from '../model/urgency.ts';
import type { Classification, Deadline, Withdrawal } from '../model/verdict.ts';
import { compileAnalysis, type FirstPass, type JudgeLexicons, wordsOf } from './analysis.ts';
import { namedPlaces } from './annotate/named-places.ts';
import { statementDeadlines } from './facets/deadline.ts';
import type { PackedMatcher } from './lexicon/packed-matcher.ts';
import { findStatements, type StatementFindings } from './readers/statements.ts';
import { findWithdrawals, type WithdrawalFindings } from './readers/withdrawals.ts';
import { type JudgeModels, openModels, type PackedModel } from './scorer/models.ts';
import { type CompiledTopics, compileTopics } from './topics/compile.ts';
import { readForTopics } from './topics/reading.ts';
import type { Topic } from './topics/topic.ts';
import { judgeTopics, type ReaderVerdict, type RuleShare } from './topics/verdict.ts';
import type { Weighing } from './weighing.ts';

/** A judgement with everything that had a say in it. */
export interface Explained {
  classification: Classification;
  /** The candidates of the topics that models decide. */
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
  /**
   * What a glance at headline and lead says before the judgement: are a topic's words in the headline, in the lead, or
   * in neither? It decides nothing but what is looked at first.
   */
  outlook(article: Pick<Judgeable, 'title' | 'text'>): Outlook;
}

/** Of the text, so much is glanced at: of the articles that match, 99 in 100 have a topic's words by then. */
const GLANCED_CHARS = 300;

/** What judging goes by: the checked files of config/lexicons, config/topics and config/models, and a name for just these files. */
export interface JudgeRules {
  lexicons: JudgeLexicons;
  topics: readonly Topic[];
  models: JudgeModels | JudgeModels<PackedModel>;
  version: string;
  /** What `compileWords` made of these very lexicons and topics; where left out, it is made anew. */
  words?: PackedMatcher;
}

/** All words of lexicons and topics as one automaton, which takes most of the time of making a judge: to be kept. */
export function compileWords({ lexicons, topics }: Pick<JudgeRules, 'lexicons' | 'topics'>): PackedMatcher {
  const { entries, concepts } = compileTopics(topics);
  return wordsOf(lexicons, entries, concepts);
}

/** Compiles lexicons and topics once, all their words into one automaton, and returns the judge. */
export function createJudge({ lexicons, topics, models: given, version, words }: JudgeRules): Judge {
  const models = openModels(given);
  const compiled = compileTopics(topics);
  const analysis = compileAnalysis(lexicons, compiled.entries, compiled.concepts, words);
  const thresholds = new Map(
    topics.flatMap(({ reader, threshold }) => (reader ? [[reader, threshold] as const] : [])),
  );

  /** Whose words are there: the thresholds of the topics that readers decide, and whether rules have to be asked. */
  const concerned = ({ named, leaving, asked }: FirstPass) => ({
    spokenFrom: named ? thresholds.get('statements') : undefined,
    movedFrom: leaving ? thresholds.get('withdrawals') : undefined,
    asked,
  });
  const concerns = (title: string, text: string): boolean => {
    const { spokenFrom, movedFrom, asked } = concerned(
      analysis.firstPass({ title, text, publishedAt: null }),
    );
    return spokenFrom !== undefined || movedFrom !== undefined || asked;
  };

  const explain: Judge['explain'] = (article) => {
    const first = analysis.firstPass(article);
    const { spokenFrom, movedFrom, asked } = concerned(first);
    if (spokenFrom === undefined && movedFrom === undefined && !asked) return nothingIn(compiled);
    const document = first.document();
    const spoken =
      spokenFrom === undefined ? null : findStatements(document, analysis, models.statement, spokenFrom);
    const moved =
      movedFrom === undefined ? null : findWithdrawals(document, analysis, models.withdrawal, movedFrom);
    const readers: Record<string, ReaderVerdict> = {};
    if (spoken) readers[STATEMENT_TOPIC] = statementVerdict(spoken);
    if (moved) readers[WITHDRAWAL_TOPIC] = withdrawalVerdict(moved);
    const reading = asked ? readForTopics(document, compiled.concepts) : null;
    const { verdicts, shares } = judgeTopics(compiled, reading, readers);
    const matched = new Set(verdicts.filter((verdict) => verdict.matched).map(({ topic }) => topic));
    const statements = (matched.has(STATEMENT_TOPIC) && spoken?.statements) || [];
    const leaving = matched.has(WITHDRAWAL_TOPIC) ? moved : null;
    const deadlines = together(leaving?.deadlines ?? [], statementDeadlines(statements, document));
    return {
      classification: {
        topics: verdicts,
        withdrawals: leaving?.withdrawals ?? [],
        statements,
        deadlines: deadlines.map((deadline) => ({ ...deadline, sites: leaving?.sitesBy(deadline) ?? [] })),
        places: matched.size > 0 ? namedPlaces(document) : [],
      },
      weighed: [...(moved?.weighed ?? []), ...(spoken?.weighed ?? [])],
      shares,
    };
  };
  return {
    rulesVersion: version,
    topics: topics.map(({ id, name, reader, threshold, story }) => ({ id, name, reader, threshold, story })),
    explain,
    classify: (article) => explain(article).classification,
    outlook({ title, text }) {
      if (concerns(title, '')) return 'likely';
      return concerns(title, text.slice(0, GLANCED_CHARS)) ? 'possible' : 'unlikely';
    },
  };
}

/** The judgement on an article that has no topic's words. */
const nothingIn = (topics: CompiledTopics): Explained => ({
  classification: {
    topics: judgeTopics(topics, null, {}).verdicts,
    withdrawals: [],
    statements: [],
    deadlines: [],
    places: [],
  },
  weighed: [],
  shares: [],
});

function statementVerdict({ statements, score, level, evidence }: StatementFindings): ReaderVerdict {
  const [first] = statements;
  const facets = first
    ? { faction: first.faction, factionId: first.factionId, type: first.type, speaker: first.speaker }
    : {};
  return { score, level, matched: statements.length > 0, facets, evidence };
}

function withdrawalVerdict({ withdrawals, score, level, evidence }: WithdrawalFindings): ReaderVerdict {
  const [leading] = withdrawals;
  return { score, level, matched: leading !== undefined, facets: leading ? facetsOf(leading) : {}, evidence };
}

/** Deadlines of both topics in the order of the text, each date's words once. */
function together(first: readonly Deadline[], second: readonly Deadline[]): Deadline[] {
  const more = second.filter(
    (one) => !first.some(({ field, start }) => field === one.field && start === one.start),
  );
  return [...first, ...more].sort((a, b) => b.field.localeCompare(a.field) || a.start - b.start);
}

function facetsOf({ force, host, status, deadline, certainty }: Withdrawal): ReaderVerdict['facets'] {
  return { force, host, status, deadline, certainty };
}
