import type { FeedReader, Finding } from '../../model/reading.ts';
import type { NoDate } from '../dates.ts';

/** One entry of a feed, as `rasid parse-feed` prints it. Plain text but for `summary` and `content`. */
export interface ParsedItem {
  /** guid, atom:id or rdf:about as written; null where the feed gives none. */
  id: string | null;
  title: string;
  /** Absolute where the feed or its address allow it; null where there is none. */
  link: string | null;
  /** ISO 8601 in UTC, or null. */
  published: string | null;
  updated: string | null;
  /** Why there is neither date, where something is written that is none. */
  undated?: NoDate;
  /** Sanitised HTML. */
  summary: string;
  /** Sanitised HTML; '' where the feed carries a summary only. */
  content: string;
  author: string | null;
  categories: string[];
}

/** A feed of any kind, read. */
export interface ParsedFeed {
  title: string;
  link: string | null;
  language: string | null;
  items: ParsedItem[];
  /** What an operator should know about the reading, such as entries left out or a missing end; empty when all is well. */
  notes: Finding[];
  /** What was wrong with its encoding and is put right; else null. */
  mended: string | null;
  readBy: FeedReader;
}

/** What a reader makes of a feed's text. */
export type FeedContent = Omit<ParsedFeed, 'mended' | 'readBy'>;

/** Bounds on what is read from one feed. Beyond them the rest is left out, never the feed refused. */
export const LIMITS = {
  /** A longer body is refused as `too-large`. */
  bytes: 20_000_000,
  items: 10_000,
  /** Characters of all summaries and contents together. */
  length: 60_000_000,
  /** Parts of one entry. */
  children: 2_000,
  title: 1_000,
  id: 2_000,
  author: 500,
  category: 200,
  categories: 50,
} as const;

/** The note that entries were left out; none when all of them were read. */
export const leftOut = (found: number, read: number): Finding[] =>
  found > read ? [{ kind: 'truncated', detail: `${found} entries, only the first ${read} were read` }] : [];
