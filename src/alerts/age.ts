import { dateLabel } from '../lib/date-label.ts';
import { HOUR_MS } from '../lib/durations.ts';
import type { Article } from '../model/article.ts';
import { isOfDeadline, type StoryEventKind } from '../model/story.ts';
import { durationText } from './duration-text.ts';

/** What of an article tells how old it was when it was first seen. */
type Dated = Pick<Article, 'publishedAt' | 'fetchedAt' | 'firstFetch'>;

/** How old news may be; milliseconds. */
export interface AgeRules {
  /** What was older than this when first seen is not alerted; null: everything is. */
  maxAgeMs: number | null;
  /** Of the first fetch of a source, what is older counts as read before. */
  firstFetchMs: number;
}

/** A feed that gives days without hours may be a day behind at the most, and a time zone. */
const LATE_MS = 36 * HOUR_MS;

/** How old it was when first seen; null where it has no date. */
function ageMs({ publishedAt, fetchedAt }: Dated): number | null {
  return publishedAt === null ? null : Date.parse(fetchedAt) - Date.parse(publishedAt);
}

/** When a leading article was published that was first seen long after it; null where it is news. */
export function lateSince(lead: Dated, event: StoryEventKind): string | null {
  if (isOfDeadline(event)) return null;
  return (ageMs(lead) ?? 0) > LATE_MS ? lead.publishedAt : null;
}

/** Why nobody is alerted of what an article brings, in words; null where people are. */
export function tooOldBecause(lead: Dated, event: StoryEventKind, rules: AgeRules): string | null {
  if (isOfDeadline(event)) return null;
  const age = ageMs(lead);
  if (rules.maxAgeMs !== null && age !== null && age > rules.maxAgeMs) {
    const date = dateLabel((lead.publishedAt ?? '').slice(0, 10));
    return `published ${date}, over ${durationText(rules.maxAgeMs)} before it was seen (maxAge)`;
  }
  if (lead.firstFetch === true && (age === null || age > rules.firstFetchMs)) {
    return `was there when its source was first fetched (firstFetch ${durationText(rules.firstFetchMs)})`;
  }
  return null;
}
