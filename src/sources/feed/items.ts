import { createHash } from 'node:crypto';
import type { SourceItem } from '../../model/source.ts';
import type { ParsedFeed, ParsedItem } from './model.ts';

/** A date further ahead than this is a mistake of the source (a wrong zone is at most 14 h). */
const FUTURE_MS = 24 * 60 * 60 * 1000;

function clamped(date: string | null, now: Date): string | null {
  if (date === null) return null;
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
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);

const guidOf = (item: ParsedItem): string =>
  item.id ?? item.link ?? `hash:${fingerprint(item.title, item.published ?? item.updated)}`;

/**
 * A parsed feed → what the pipeline stores. `url` is the address of the source, for entries without a link.
 *
 * The guid is the entry's id, else its link, else a hash of title and date. Entries that share a guid although link
 * or title differ are kept apart by a hash behind the guid; exact repetitions are dropped. Dates more than 24 h
 * after `now` become `now`. Entries with neither title nor text are left out.
 */
export function toSourceItems(feed: ParsedFeed, url: string, now: Date): SourceItem[] {
  const seen = new Map<string, string>();
  const items: SourceItem[] = [];
  for (const item of feed.items) {
    if (item.title === '' && item.summary === '' && item.content === '') continue;
    const self = fingerprint(item.link, item.title);
    let guid = guidOf(item);
    const before = seen.get(guid);
    if (before !== undefined && before !== self) guid = `${guid}#${self.slice(0, 12)}`;
    if (seen.has(guid) && seen.get(guid) === self) continue;
    seen.set(guid, self);
    items.push({
      guid,
      url: item.link ?? feed.link ?? url,
      title: item.title,
      summary: item.summary,
      content: item.content,
      author: nameOnly(item.author),
      publishedAt: clamped(item.published ?? item.updated, now),
      updatedAt: clamped(item.updated, now),
      categories: item.categories,
    });
  }
  return items;
}
