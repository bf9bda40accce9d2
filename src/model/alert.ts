import type { Change } from './change.ts';
import type { Names } from './names.ts';
import type { OperationalReport } from './notice.ts';
import type { Ownership } from './source.ts';
import type { StoryEventKind } from './story.ts';
import type { Level, Statement, WithdrawalFacets } from './verdict.ts';

export const SEVERITIES = ['info', 'low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** A piece of an original text with the evidence in it marked. Offsets are UTF-16, into `text`. */
export interface Excerpt {
  text: string;
  marks: { start: number; end: number }[];
  articleId: string;
}

/** A base, a town, a strait; of an operation at several, the first two and how many more. */
export interface AlertPlace {
  en: string;
  /** As written. */
  ar: string;
  /** Outside it, but not far. */
  near: boolean;
}

export interface AlertStatement extends Omit<Statement, 'quote'> {
  factionAr: string | null;
  /** Where the operation was that is claimed; left out where its words do not say it, as the next. */
  place?: AlertPlace | undefined;
  /** The day of that operation, ISO 8601. */
  day?: string | undefined;
  quote: Excerpt;
}

export interface AlertWithdrawal extends WithdrawalFacets {
  /** English names for people; the ids stay in `force` and `host`. */
  forceName: string | null;
  hostName: string | null;
  /** The bases and towns that are left; left out where they have no English name, or the whole country is left. */
  places?: AlertPlace[] | undefined;
  /** How many leave; left out where the text does not count them. */
  troops?: number | undefined;
  excerpt: Excerpt | null;
}

/** A match of a topic that rules decide, such as an operator's own. */
export interface AlertMatch {
  topic: string;
  name: Names;
  /** As the topic's rules set them. */
  facets: Record<string, string>;
  excerpt: Excerpt | null;
}

export interface AlertArticle {
  id: string;
  url: string;
  /** The source's id, with its names beside it. */
  source: string;
  sourceName: Names;
  ownership: Ownership;
  title: string;
  publishedAt: string | null;
}

/** One story in a table of many. */
export interface SummaryRow {
  storyId: string;
  /** ISO 8601, UTC: when it last moved. */
  at: string;
  severity: Severity;
  headline: string;
  title: string;
  /** The story's page, else its leading article. */
  url: string | null;
}

/** What a message about many stories may be. */
export const SUMMARY_KINDS = ['daily', 'weekly', 'held_back'] as const;

/** A digest, or what a channel's rate cap held back. `timeline` counts stories in equal steps of the period. */
export interface AlertSummary {
  kind: (typeof SUMMARY_KINDS)[number];
  /** ISO 8601, UTC; `to` is exclusive. */
  from: string;
  to: string;
  rows: SummaryRow[];
  /** How many more stories there are than rows. */
  more: number;
  timeline: { label: string; count: number }[];
}

/**
 * What a recipient is told about one story event. Every channel renders this one model.
 * Strings from outside (titles, quotes, names) are raw here: each renderer escapes for its own medium.
 */
export interface Alert {
  /** The delivery's idempotency key; `preview` until a delivery row gives it one. */
  id: string;
  storyId: string;
  /** The development it tells; null where it tells of a story as a whole or of many, or was made before there were any. */
  developmentId?: string | null | undefined;
  event: StoryEventKind;
  /** ISO 8601, UTC: when the event happened. */
  at: string;
  topics: string[];
  /** What the articles are to the topics at most: about one of them, or telling of it among other things. */
  level?: Level | undefined;
  severity: Severity;
  /** One English line that says it all, from canonical names and facets only. */
  headline: string;
  /** What is new, for updates; empty when the story opens. */
  whatsNew: Change[];
  /** The leading article's own title. */
  title: string;
  statements: AlertStatement[];
  withdrawals: AlertWithdrawal[];
  /** Left out where there are none. */
  matches?: AlertMatch[] | undefined;
  deadlines: { date: string; text: string; articleId: string }[];
  articles: AlertArticle[];
  outlets: { total: number; independent: number };
  /** Only where the leading article was first seen long after it was published. ISO 8601, UTC. */
  late?: { publishedAt: string } | undefined;
  /** Made up to try a channel out: nothing has happened, and every rendering says so first. */
  test?: true | undefined;
  /** Addresses of the story page and the feedback links, where a public address is configured. */
  links: { story: string; relevant: string; notRelevant: string } | null;
  /** Only in a message about many stories: it has no statements, withdrawals or articles of its own. */
  summary?: AlertSummary | undefined;
  /** Only in a message to the operators: what happened to sources and the service, and how many more lines there are. */
  notice?: { reports: OperationalReport[]; more: number } | undefined;
}
