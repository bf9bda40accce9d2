import { hash } from 'node:crypto';
import { DAY_MS } from '../../lib/durations.ts';
import type { SourceItem } from '../../model/source.ts';
import { sanitizedText } from '../sanitized-text.ts';
import type { ParsedFeed, ParsedItem } from './model.ts';

/** A date further ahead than this is a mistake of the source (a wrong zone is at most 14 h). */
const FUTURE_MS = DAY_MS;

/** No feed is older; an earlier date is a default (1 January 1970, year 1) or of another calendar (1448, 1405). */
const FIRST_FEED = Date.parse('1990-01-01T00:00:00Z');

function clamped(date: string | null, now: Date): string | null {
  if (date === null || Date.parse(date) < FIRST_FEED) return null;
  return Date.parse(date) > now.getTime() + FUTURE_MS ? now.toISOString() : date;
}

/** `Name (a@b.c)` and `a@b.c (Name)` → the name; a lone address stays, there is nothing better. */
function nameOnly(author: string | null): string | null {
  const name = author
    ?.replaceAll(/\(?\s?<?[^\s()<>]{1,100}@[^\s()<>]{1,100}>?\s?\)?/g, ' ')
    .replaceAll(/[()]/g, ' ');
  const tidy = name?.replaceAll(/\s+/g, ' ').replace(/^[\s,]+|[\s,]+$/g, '') ?? '';
  return tidy === '' ? author : tidy;
}

const fingerprint = (...parts: (string | null)[]): string =>
  hash('sha256', JSON.stringify(parts)).slice(0, 32);

const guidOf = (item: ParsedItem): string =>
  item.id ?? item.link ?? `hash:${fingerprint(item.title, item.published ?? item.updated)}`;

const webPage = (address: string | null): string | null =>
  address !== null && /^https?:\/\//i.test(address) ? address : null;

/**
 * A parsed feed → what the pipeline stores. `url` is the address of the source, for entries without a link.
 *
 * The guid is the entry's id, else its link, else a hash of title and date. Entries that share a guid although link
 * or title differ are kept apart by a hash behind the guid; exact repetitions are dropped. Dates more than 24 h
 * after `now` become `now`; dates before 1990 are none. Entries with neither title nor text are left out.
 */
export function toSourceItems(feed: ParsedFeed, url: string, now: Date): SourceItem[] {
  const seen = new Map<string, string>();
  const items: SourceItem[] = [];
  for (const item of feed.items) {
    if (item.title === '' && item.summary === '' && item.content === '') continue;
    const self = JSON.stringify([item.link, item.title]);
    let guid = guidOf(item);
    const before = seen.get(guid);
    if (before !== undefined && before !== self)
      guid = `${guid}#${fingerprint(item.link, item.title).slice(0, 12)}`;
    if (seen.has(guid) && seen.get(guid) === self) continue;
    seen.set(guid, self);
    const publishedAt = clamped(item.published, now) ?? clamped(item.updated, now);
    const written = item.published ?? item.updated;
    const undated = written === null ? item.undated : 'before 1990';
    items.push({
      guid,
      url: webPage(item.link) ?? webPage(feed.link) ?? url,
      title: item.title,
      summary: sanitizedText(item.summary),
      content: item.content,
      author: nameOnly(item.author),
      publishedAt,
      updatedAt: clamped(item.updated, now),
      ...(publishedAt === null && undated !== undefined ? { undated } : {}),
      categories: item.categories,
    });
  }
  return items;
}
