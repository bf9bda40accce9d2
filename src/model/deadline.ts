import type { Excerpt } from './alert.ts';
import type { DatePrecision, Field } from './verdict.ts';

/** A deadline of a story as readers see it. Strings from outside are raw. */
export interface ListedDeadline {
  id: string;
  storyId: string;
  topic: string;
  /** ISO date cut to its precision. */
  date: string;
  precision: DatePrecision;
  /** The first moment after the day, month or year, in the configured zone. */
  endsAt: Date;
  /** The words that set it, verbatim; empty where only a facet gives the date. */
  quote: string;
  /** The sentence around those words, with them marked. */
  excerpt: Excerpt | null;
  /** Where those words stand in the source article. */
  span: { field: Field; start: number; end: number } | null;
  force: string | null;
  host: string | null;
  faction: string | null;
  /** The bases and towns to be left by then, where it is not the whole country: folded Arabic words. */
  sites: string[];
  /** When a completed withdrawal met it; null while none has. */
  metAt: Date | null;
  /** When Rasid learned of it. */
  knownAt: Date;
  article: { id: string; title: string; url: string; sourceId: string };
}

/** Where a deadline stands. */
export type DeadlineState = 'upcoming' | 'passed' | 'met';

/** Met once a completed withdrawal is reported, passed from the end of its day, month or year on. */
export function deadlineState(deadline: Pick<ListedDeadline, 'endsAt' | 'metAt'>, now: Date): DeadlineState {
  if (deadline.metAt !== null) return 'met';
  return deadline.endsAt.getTime() <= now.getTime() ? 'passed' : 'upcoming';
}
