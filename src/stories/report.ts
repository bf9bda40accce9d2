import { eventDay, withoutDates } from '../arabic/event-day.ts';
import { operationObject } from '../arabic/operation-object.ts';
import { contentStems } from '../arabic/rarity.ts';
import { crudeStem } from '../arabic/stem.ts';
import { words } from '../arabic/words.ts';
import { nothingLeft } from '../lib/nothing-left.ts';
import { statementZone } from '../model/statement-zone.ts';
import type { JudgedArticle } from '../model/story.ts';
import { STATEMENT_TOPIC, WITHDRAWAL_TOPIC } from '../model/topic.ts';
import {
  type Classification,
  isWordsOnly,
  type NamedPlace,
  properName,
  type Statement,
  type StatementType,
  type Withdrawal,
  type WithdrawalStatus,
} from '../model/verdict.ts';
import { leadingTopics, leadingWithdrawal } from './leading-topics.ts';
import { type Left, leftBy } from './left.ts';
import { isInLead, opening, placesIn, type Span, sentenceHashes, sentencesOf, textOf } from './passage.ts';
import { sayerWords } from './sayers.ts';
import { type Saying, sayingOf, sayingsOf } from './sayings.ts';
import { bySpeaker, speakerWords } from './voices.ts';

/** Bounds: of a long list of facets the first lead, of a long sentence the beginning. */
const KEPT_REPORTS = 6;
const KEPT_STEMS = 40;
const KEPT_PLACES = 6;
const KEPT_NAMES = 8;
const KEPT_NUMBERS = 8;

export interface StatementFacet {
  factionId: string;
  faction: string;
  /** The names' significant words, Latin and Arabic; empty where only a role or the body speaks. */
  speaker: string[];
  speakerName: string | null;
  type: StatementType;
  target: string | null;
}

export interface WithdrawalFacet extends Left {
  force: string | null;
  host: string | null;
  status: WithdrawalStatus;
  deadline: string | null;
  /** Does the text report it as a fact, not as a possibility or on a condition? */
  firm: boolean;
  /** The significant words of the name or office of whoever says it; empty where the outlet tells it. */
  by: string[];
}

/**
 * One thing that an article tells: a statement, a step of a withdrawal, or the match of a topic without particulars.
 * Words, day, places and figures are those of its own sentences, so that an article which tells three things is
 * compared thrice.
 */
export interface Report {
  topic: string;
  statement: StatementFacet | null;
  withdrawal: WithdrawalFacet | null;
  /** `name=value` of the facets by which a topic's file tells its events apart. */
  marks: string[];
  /** Does it stand in the headline or the lead? */
  leads: boolean;
  /** Does one of them tell it, though its words stand below? */
  toldFirst: boolean;
  day: number;
  dayStated: boolean;
  /** Is that day a date in figures? Two of those tell two operations apart. */
  dated: boolean;
  stems: string[];
  /** Hashes of the longer sentences of the text that it stands in. */
  sentences: number[];
  /** What its quotations say, and all that its faction is heard to say in the article; of statements only. */
  quotes?: Saying[];
  sayings?: Saying[];
  places: string[];
  /** The places, and the rare words where the name of one stands: enough to tell two events of one affair apart. */
  names: string[];
  numbers: string[];
  /** What the operation struck that is claimed; empty for all else. */
  object: string[];
}

const statementFacet = (statement: Statement): StatementFacet => ({
  factionId: statement.factionId,
  faction: statement.faction,
  speaker: speakerWords(statement),
  speakerName: statement.speaker?.nameEn ?? properName(statement.speaker),
  type: statement.type,
  target: statement.target,
});

function withdrawalFacet(withdrawal: Withdrawal): WithdrawalFacet {
  const { force, host, status, deadline, certainty, extent, area, sites, ...rest } = withdrawal;
  const { evidence: _, statusAt: _shown, by, ...other } = rest;
  nothingLeft(other);
  const firm = certainty === 'confirmed' || certainty === 'reported';
  return { force, host, status, deadline, ...leftBy({ extent, area, sites }), firm, by: sayerWords(by) };
}

const NUMBER = /^\p{N}+$/u;

/** What places are called, each name once. */
const namesOf = (places: readonly NamedPlace[]): string[] => [...new Set(places.map(({ name }) => name))];
const listedFirst = (places: readonly NamedPlace[]): NamedPlace[] =>
  places.toSorted((a, b) => Number(b.listed) - Number(a.listed));

const headline = ({ title }: JudgedArticle['article']): Span => ({
  field: 'title',
  start: 0,
  end: title.length,
});

/**
 * What the sentences of the spans say; a claim of responsibility in the background is of what its article is about, and so of
 * the headline's places where its own sentences have none. `named` are words that a facet holds already and wording need
 * not count.
 */
function ofSentences(
  spans: readonly Span[],
  { article, classification }: JudgedArticle,
  timeMs: number,
  named: readonly string[] = [],
  isClaim = false,
): Pick<
  Report,
  | 'leads'
  | 'toldFirst'
  | 'day'
  | 'dayStated'
  | 'dated'
  | 'stems'
  | 'sentences'
  | 'places'
  | 'names'
  | 'numbers'
  | 'object'
> {
  const sentences = spans.length > 0 ? sentencesOf(spans, article) : opening(article);
  const all = words(sentences.map((one) => textOf(one, article)).join('\n'));
  const { day, stated, dated } = eventDay(all, timeMs);
  const undated = withoutDates(all);
  const facets = new Set(named.map(crudeStem));
  const leads = spans.length === 0 || spans.some((span) => isInLead(span, article));
  const held = placesIn(sentences, classification);
  const numbers = [...new Set(undated.filter((word) => NUMBER.test(word)))];
  const isOfHeadline = isClaim && !leads && held.length === 0;
  const places = isOfHeadline ? placesIn([headline(article)], classification) : held;
  const listed = namesOf(places.filter((place) => place.listed));
  // «It killed 40 of them» is another claim than that of its day in the town of the headline, but of one affair.
  const shown = isOfHeadline && numbers.length > 0 ? [] : places;
  return {
    leads,
    toldFirst: leads,
    day,
    dayStated: stated,
    dated,
    stems: [...new Set(contentStems(undated))].filter((one) => !facets.has(one)).slice(0, KEPT_STEMS),
    sentences: sentenceHashes(spans, article),
    places: listed.slice(0, KEPT_PLACES),
    names: namesOf(listedFirst(shown)).slice(0, KEPT_NAMES),
    numbers: numbers.slice(0, KEPT_NUMBERS),
    object: isClaim ? operationObject(undated) : [],
  };
}

/** Which facets of a topic tell one event from another, by the topic's id. */
export type StoryFacets = Readonly<Record<string, readonly string[]>>;

function marksOf({ topics }: Classification, topic: string, declared: StoryFacets): string[] {
  const facets = topics.find((verdict) => verdict.topic === topic)?.facets ?? {};
  return (declared[topic] ?? []).flatMap((name) => {
    const value = facets[name];
    return typeof value === 'string' && value !== '' ? [`${name}=${value.toLowerCase()}`] : [];
  });
}

const isSaidFirst = (statement: Statement, { article, classification }: JudgedArticle): boolean =>
  statementZone(statement, classification, article.text) !== 'body';

function reportsOf(topic: string, judged: JudgedArticle, timeMs: number, declared: StoryFacets): Report[] {
  const { classification } = judged;
  const bare = { topic, statement: null, withdrawal: null, marks: marksOf(classification, topic, declared) };
  if (topic === STATEMENT_TOPIC && classification.statements.length > 0) {
    return bySpeaker(judged).map(([first, ...more]) => {
      const statement = statementFacet(first);
      const spans = [first, ...more].map(({ quote }) => quote).filter(({ start, end }) => end > start);
      const isClaim = statement.type === 'claim';
      const own = ofSentences(spans, judged, timeMs, statement.speaker, isClaim);
      const toldFirst = own.leads || [first, ...more].some((one) => isSaidFirst(one, judged));
      return {
        ...{ ...bare, statement, ...own, toldFirst },
        quotes: [first, ...more].map(({ quote }) => sayingOf(quote.text)),
        sayings: sayingsOf(statement.factionId, judged),
      };
    });
  }
  const leading = leadingWithdrawal(classification);
  if (topic === WITHDRAWAL_TOPIC && leading) {
    const others = classification.withdrawals.filter((one) => one !== leading);
    return [leading, ...others].map((one) => ({
      ...bare,
      withdrawal: withdrawalFacet(one),
      ...ofSentences(one.evidence, judged, timeMs),
    }));
  }
  const evidence = classification.topics.find((verdict) => verdict.topic === topic)?.evidence ?? [];
  return [{ ...bare, ...ofSentences(evidence, judged, timeMs) }];
}

/**
 * Is this withdrawal only what a faction says? It is where the faction demands or refuses it in the very sentence of its
 * statement, and where a statement leads and nobody says whence the troops go.
 */
function onlySaid({ withdrawal, sentences }: Report, all: readonly Report[]): boolean {
  if (!withdrawal) return false;
  if (withdrawal.host === null) return all[0]?.statement != null;
  const said = new Set(all.flatMap((one) => (one.statement ? one.sentences : [])));
  return (
    isWordsOnly(withdrawal.status) &&
    sentences.length > 0 &&
    sentences.every((sentence) => said.has(sentence))
  );
}

/**
 * What an article tells, topic by topic, the leading topic's first; empty where it matches none. A withdrawal that is only
 * what a faction says is no report of its own.
 */
export function reports(judged: JudgedArticle, timeMs: number, declared: StoryFacets): Report[] {
  const all = leadingTopics(judged.classification).flatMap((topic) =>
    reportsOf(topic, judged, timeMs, declared).slice(0, KEPT_REPORTS),
  );
  return all.filter((one) => !onlySaid(one, all));
}
