import { HOUR_MS } from '../lib/durations.ts';

/** What a first look at an article says of its chance to match a topic. */
export type Outlook = 'likely' | 'possible' | 'unlikely';

/**
 * How soon an article is worth looking at: 0 before 1, up to 5. News before what is old already, since that alerts
 * nobody; within each, the likely before the possible before the unlikely.
 */
export type Urgency = 0 | 1 | 2 | 3 | 4 | 5;

const RANKS: Record<Outlook, 0 | 1 | 2> = { likely: 0, possible: 1, unlikely: 2 };
/** What is published longer ago than this is found late anyway: a feed's first reading, an outlet's archive. */
const NEWS_MS = 6 * HOUR_MS;

/** The urgency of an article by its outlook and its date (ISO 8601; null where the source gives none). */
export function urgencyOf(outlook: Outlook, publishedAt: string | null, now: Date): Urgency {
  const rank = RANKS[outlook];
  const isNews = publishedAt === null || now.getTime() - Date.parse(publishedAt) <= NEWS_MS;
  return (isNews ? rank : rank + 3) as Urgency;
}
