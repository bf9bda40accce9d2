import { type JudgedArticle, type Outlet, outletName } from '../model/story.ts';
import type {
  Classification,
  Statement,
  StatementType,
  TopicVerdict,
  Withdrawal,
  WithdrawalExtent,
  WithdrawalStatus,
} from '../model/verdict.ts';
import { countriesIn } from './countries.ts';
import { eventDay } from './event-day.ts';
import { signature } from './fingerprint.ts';
import { placesIn } from './places.ts';
import { withdrawalReach } from './withdrawal-reach.ts';
import { contentStems, words } from './words.ts';

export const WITHDRAWAL_TOPIC = 'troop_withdrawal';
export const STATEMENT_TOPIC = 'faction_statement';

/** Of the text only so many words are compared: news says what happened first. */
const READ_WORDS = 400;
const PRINT_STEMS = 200;
const KEPT_STEMS = 60;
const KEPT_FACETS = 6;
const LEAD_WORDS = 50;

export interface StatementFacet {
  factionId: string;
  faction: string;
  /** The names' significant words, Latin and Arabic; empty where only a role or the body speaks. */
  speaker: string[];
  speakerName: string | null;
  type: StatementType;
  target: string | null;
}

export interface WithdrawalFacet {
  force: string | null;
  host: string | null;
  status: WithdrawalStatus;
  deadline: string | null;
  /** How much leaves, and which bases and towns, where it is those. */
  extent: WithdrawalExtent;
  sites: string[];
  /** Does the text report it as a fact, not as a possibility or on a condition? */
  firm: boolean;
}

/** What clustering needs of one article: plain JSON, stored beside it. */
export interface StoryFeatures {
  articleId: string;
  revision: number;
  /** `name` is what alerts call it. */
  outlet: Pick<Outlet, 'id' | 'ownership' | 'owner'> & { name: string };
  /** Milliseconds since 1970: publication, or else fetching. */
  timeMs: number;
  day: number;
  dayStated: boolean;
  /** The topics that matched, the leading one first; empty: the article belongs to no story. */
  topics: string[];
  statements: StatementFacet[];
  withdrawals: WithdrawalFacet[];
  /** `name=value` of the leading topic's facets that tell one event from another, where its file declares any. */
  marks: string[];
  places: string[];
  /** Places of the headline and the lead only: where the event is. */
  leadPlaces: string[];
  /** Countries named anywhere, ISO alpha-2, in order. */
  countries: string[];
  numbers: string[];
  /** Content stems, each once, in order. */
  stems: string[];
  print: number[];
}

const NAME_PARTICLES = new Set([
  'abu',
  'al',
  'el',
  'bin',
  'ibn',
  'abd',
  'ابو',
  'ابي',
  'بن',
  'ابن',
  'عبد',
  'ال',
  'الشيخ',
  'السيد',
]);

/** The words of a person's names that tell persons apart. */
function nameWords(...names: (string | null)[]): string[] {
  const found = names.flatMap((name) => words(name ?? ''));
  const bare = found.map((word) => (word.startsWith('ال') && word.length > 4 ? word.slice(2) : word));
  return [...new Set(bare.filter((word) => word.length > 1 && !NAME_PARTICLES.has(word)))];
}

const statementFacet = (statement: Statement): StatementFacet => ({
  factionId: statement.factionId,
  faction: statement.faction,
  speaker: nameWords(statement.speaker?.nameEn ?? null, statement.speaker?.name ?? null),
  speakerName: statement.speaker?.nameEn ?? statement.speaker?.name ?? null,
  type: statement.type,
  target: statement.target,
});

const withdrawalFacet = (withdrawal: Withdrawal, article: JudgedArticle['article']): WithdrawalFacet => ({
  force: withdrawal.force,
  host: withdrawal.host,
  status: withdrawal.status,
  deadline: withdrawal.deadline,
  ...withdrawalReach(withdrawal, article),
  firm: withdrawal.certainty === 'confirmed' || withdrawal.certainty === 'reported',
});

/** Where a topic's first evidence stands: in the headline before everything, then by its place in the text. */
function firstMention(verdict: TopicVerdict): number {
  const places = verdict.evidence.map((e) => (e.field === 'title' ? 0 : 10_000) + e.start);
  return Math.min(Number.MAX_SAFE_INTEGER, ...places);
}

/** Statuses that somebody's words alone bring about: with them the speaker is the news, not the troops. */
const WORDS_ONLY = new Set<WithdrawalStatus>(['demanded', 'refused', 'denied']);

/**
 * Which of two matched topics an article is a story of. A faction that demands a withdrawal makes a statement; troops
 * that move, with a faction's comment below, are a withdrawal. So: with a status that is words only, a statement in the
 * headline or first sentence leads. Else the topic with evidence in the headline leads, then the better score.
 */
function leadingTopics(classification: Classification): string[] {
  const matched = classification.topics.filter((verdict) => verdict.matched);
  const status = leadingWithdrawal(classification)?.status;
  const statement = classification.statements[0];
  const rank = (verdict: TopicVerdict): number => {
    if (verdict.topic === STATEMENT_TOPIC && statement && status && WORDS_ONLY.has(status)) {
      return statement.quote.field === 'title' || statement.quote.start < 200 ? -2 : 0;
    }
    return verdict.evidence.some((e) => e.field === 'title') ? -1 : 0;
  };
  return matched
    .toSorted((a, b) => rank(a) - rank(b) || b.score - a.score || firstMention(a) - firstMention(b))
    .map((verdict) => verdict.topic);
}

/** The withdrawal that the topic's verdict calls its leading one, or else the first. */
function leadingWithdrawal(classification: Classification): Withdrawal | undefined {
  const facets = classification.topics.find((verdict) => verdict.topic === WITHDRAWAL_TOPIC)?.facets;
  const named = classification.withdrawals.find(
    (w) => w.force === facets?.force && w.host === facets?.host && w.status === facets?.status,
  );
  return named ?? classification.withdrawals[0];
}

function orderedWithdrawals({ article, classification }: JudgedArticle): WithdrawalFacet[] {
  const leading = leadingWithdrawal(classification);
  if (!leading) return [];
  const others = classification.withdrawals.filter((withdrawal) => withdrawal !== leading);
  return [leading, ...others].slice(0, KEPT_FACETS).map((one) => withdrawalFacet(one, article));
}

/** Which facets of a topic tell one event from another, by the topic's id. */
export type StoryFacets = Readonly<Record<string, readonly string[]>>;

function marksOf({ topics }: Classification, leading: string | undefined, declared: StoryFacets): string[] {
  const facets = topics.find(({ topic }) => topic === leading)?.facets ?? {};
  return (declared[leading ?? ''] ?? []).flatMap((name) => {
    const value = facets[name];
    return typeof value === 'string' && value !== '' ? [`${name}=${value.toLowerCase()}`] : [];
  });
}

const NUMBER = /^\p{N}+$/u;

/**
 * Everything clustering needs of a judged article. Pure and linear in the text; texts beyond 400 words are compared by
 * their beginning. A missing publication time is taken to be the time of fetching. `declared` is what the topics' files say.
 */
export function features(judged: JudgedArticle, declared: StoryFacets = {}): StoryFeatures {
  const { article, outlet, classification } = judged;
  const published = Date.parse(article.publishedAt ?? article.fetchedAt);
  const timeMs = Number.isNaN(published) ? Date.parse(article.fetchedAt) || 0 : published;
  const title = words(article.title);
  const body = words(article.text.slice(0, READ_WORDS * 12)).slice(0, READ_WORDS);
  const all = [...title, ...body];
  const stems = contentStems(all);
  const { day, stated } = eventDay(all, timeMs);
  const topics = leadingTopics(classification);
  return {
    articleId: article.id,
    revision: article.revision,
    outlet: { id: outlet.id, name: outletName(outlet), ownership: outlet.ownership, owner: outlet.owner },
    timeMs,
    day,
    dayStated: stated,
    topics,
    statements: classification.statements.slice(0, KEPT_FACETS).map(statementFacet),
    withdrawals: orderedWithdrawals(judged),
    marks: marksOf(classification, topics[0], declared),
    places: placesIn(all).slice(0, 12),
    leadPlaces: placesIn(all.slice(0, title.length + LEAD_WORDS)).slice(0, 6),
    countries: countriesIn(all).slice(0, 12),
    numbers: [...new Set(all.filter((word) => NUMBER.test(word)))].slice(0, 12),
    stems: [...new Set(stems)].slice(0, KEPT_STEMS),
    print: signature(contentStems(body.length > 0 ? body : title).slice(0, PRINT_STEMS)),
  };
}
