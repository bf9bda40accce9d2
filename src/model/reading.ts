import type { SourceFailure } from '../lib/errors.ts';
import type { SourceItem } from './source.ts';

/** What one reading of a source may show to be amiss although it succeeded. */
export const FINDING_KINDS = [
  /** Hardly any item carries a date. */
  'no-dates',
  /** Hardly any item carries a title or text. */
  'no-text',
  /** Items that used to carry whole texts now carry a fraction of them. */
  'text-shrank',
  /** The source answers, but lists nothing where it used to list items. */
  'empty',
  /** The page is there, but the selectors match nothing on it. */
  'selectors-empty',
  /** More was published since the last reading than the source still lists. */
  'gap',
  /** The source offers more items or pages than one reading takes. */
  'truncated',
  /** Its text was misread or mislabelled before it came, and is put right where that is plain. */
  'encoding-mended',
  /** What came was broken and only partly understood. */
  'damaged',
  /** Pages of its items are challenges, log-ins, error pages: its own text is judged instead. */
  'page-is-no-article',
  /** Its server sends what HTTP forbids; it is read all the same. */
  'broken-http',
  /** A redirect led from https to http. */
  'downgraded',
] as const;
type FindingKind = (typeof FINDING_KINDS)[number];

/** Who reads feeds: our own reader, and for what it cannot read rss-parser. */
export const FEED_READERS = ['tolerant', 'rss-parser'] as const;
export type FeedReader = (typeof FEED_READERS)[number];

export interface Finding {
  kind: FindingKind;
  /** For people: figures and names, one line. */
  detail: string;
}

/** How often a source publishes, as far as it is known. */
export interface PublishingPattern {
  /** New items per hour, weighted towards the last day. */
  perHour: number;
  /** The longest pause between two items that was ordinary for this source, fading over weeks. */
  longestPauseMs: number;
  /** ISO 8601: when the newest item was published, or first seen where it has no date. */
  lastNewAt: string;
  /** ISO 8601: when `perHour` was last brought up to date. */
  measuredAt: string;
  /** Time between the oldest and the newest item the source lists; null where it cannot be told. */
  windowMs: number | null;
}

/** Conditions an operator must hear of. */
export const CONDITION_KINDS = [...FINDING_KINDS, 'failing', 'blocked', 'silent', 'moved'] as const;
export type ConditionKind = (typeof CONDITION_KINDS)[number];

/** A condition that holds, since when, and when it was last told. */
export interface OpenCondition {
  kind: ConditionKind;
  detail: string;
  since: string;
  /** When it last held. */
  seenAt: string;
  reportedAt: string;
}

/** What is remembered of a source between two readings. Plain JSON, kept by the store as it is. */
export interface SourceMemory {
  etag: string | null;
  lastModified: string | null;
  /** Guids of the newest items the source listed last, newest first, bounded. */
  known: string[];
  pattern: PublishingPattern | null;
  /** Usual length of an item's text, in characters; null while unknown. */
  usualChars: number | null;
  /** Failures in a row; 0 after a success. */
  failures: number;
  failingSince: string | null;
  lastFailure: { failure: SourceFailure | 'unexpected'; message: string; retryAfterMs: number | null } | null;
  /** How long the server said its answer stays fresh. */
  freshForMs: number | null;
  /** The address the source has moved to for good, as a suggestion to the operator. */
  movedTo: string | null;
  findings: Finding[];
  /** Of a feed: which reader read it last. */
  readBy: FeedReader | null;
  conditions: OpenCondition[];
}

/** The memory of a source that was never read. */
export const NO_MEMORY: SourceMemory = {
  etag: null,
  lastModified: null,
  known: [],
  pattern: null,
  usualChars: null,
  failures: 0,
  failingSince: null,
  lastFailure: null,
  freshForMs: null,
  movedTo: null,
  findings: [],
  readBy: null,
  conditions: [],
};

/** What one successful reading of a source brought. */
export interface Reading {
  /** In the order of the source, duplicates within the reading left out. Empty when not modified. */
  items: SourceItem[];
  notModified: boolean;
  etag: string | null;
  lastModified: string | null;
  movedTo: string | null;
  freshForMs: number | null;
  findings: Finding[];
  /** Of a feed: which reader read it. */
  readBy?: FeedReader;
  sizes: { bytes: number; pages: number; items: number };
}
