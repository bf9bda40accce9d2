import { withoutHardWraps } from '../../lib/hard-wrapped.ts';
import type { Steps } from '../../lib/in-turn.ts';
import { readDate, undatedBy } from '../dates.ts';
import { sanitizeHtml } from '../sanitize.ts';
import { safeAddress } from '../sanitize-address.ts';
import { escapeHtml } from './entities.ts';
import { categoriesOf, type Fields, line, list, shortList, text } from './fields.ts';
import { type FeedContent, LIMITS, leftOut, type ParsedItem } from './model.ts';
import { safeId } from './read-xml.ts';

const isFields = (value: unknown): value is Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** A name, or the address behind a `mailto:` where the name is missing. */
function personOf(person: Fields): string {
  const address = /^mailto:([^?]{3,200})/i.exec(text(person.url).trim())?.[1] ?? '';
  return line(person.name, LIMITS.author) || line(address, LIMITS.author);
}

function authorOf(item: Fields): string | null {
  const people = [...shortList(item.authors), item.author].filter(isFields).map(personOf);
  const names = people.length > 0 ? people : [line(item.author, LIMITS.author)];
  const joined = [...new Set(names.filter((name) => name !== ''))].join(', ').slice(0, LIMITS.author);
  return joined === '' ? null : joined;
}

function readItem(item: Fields, feedAuthor: string | null, base: string | null, now: Date): ParsedItem {
  const address = (key: string): string | null => safeAddress(text(item[key]), base);
  const plain = text(item.content_text);
  const html = text(item.content_html);
  const published = readDate(text(item.date_published), now);
  const updated = readDate(text(item.date_modified), now);
  return {
    id: safeId(text(item.id)),
    title: line(item.title, LIMITS.title),
    link:
      address('url') ?? address('external_url') ?? (/^https?:/i.test(text(item.id)) ? address('id') : null),
    published: published.at,
    updated: updated.at,
    ...undatedBy([published, updated]),
    summary: sanitizeHtml(escapeHtml(text(item.summary))),
    content: sanitizeHtml(
      html !== '' ? html : escapeHtml(withoutHardWraps(plain)).replaceAll('\n', '<br>'),
      base,
    ),
    author: authorOf(item) ?? feedAuthor,
    categories: categoriesOf([...shortList(item.tags), ...shortList(item.categories)]),
  };
}

/** An answer in JSON that is about something else, such as an error, names none of these. */
const isFeed = (value: Fields): boolean =>
  Array.isArray(value.items) ||
  text(value.version).includes('jsonfeed.org') ||
  ['title', 'home_page_url', 'feed_url', 'author'].some((key) => value[key] !== undefined);

/** A JSON Feed (jsonfeed.org, versions 1 and 1.1) read from parsed JSON, or null where the value is none; a step an item. */
export function* readJsonFeed(
  value: unknown,
  reading: { base: string | null; now: Date },
): Steps<FeedContent | null> {
  if (!isFields(value) || !isFeed(value)) return null;
  const items = list(value.items).filter(isFields);
  const base = reading.base ?? safeAddress(text(value.feed_url)) ?? safeAddress(text(value.home_page_url));
  const author = authorOf(value);
  const read: ParsedItem[] = [];
  for (const item of items.slice(0, LIMITS.items)) {
    read.push(readItem(item, author, base, reading.now));
    yield;
  }
  return {
    title: line(value.title, LIMITS.title),
    link: safeAddress(text(value.home_page_url), base),
    language: line(value.language, 40) || null,
    items: read,
    notes: leftOut(items.length, read.length),
  };
}
