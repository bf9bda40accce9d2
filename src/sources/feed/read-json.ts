import { parseFeedDate } from '../dates.ts';
import { sanitizeHtml } from '../sanitize.ts';
import { safeAddress } from '../sanitize-address.ts';
import { oneLine, plainText } from '../sanitize-text.ts';
import { escapeHtml } from './entities.ts';
import { LIMITS, leftOut, type ParsedFeed, type ParsedItem } from './model.ts';
import { safeId } from './read-xml.ts';

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

const line = (value: unknown, limit: number): string =>
  oneLine(plainText(text(value).slice(0, limit * 4)), limit);

function authorOf(item: Fields): string | null {
  const people = [...list(item.authors), item.author].filter(isFields);
  const names = people.map((person) => line(person.name, LIMITS.author)).filter((name) => name !== '');
  const direct = line(item.author, LIMITS.author);
  if (names.length === 0 && direct !== '') return direct;
  return names.length === 0 ? null : [...new Set(names)].join(', ').slice(0, LIMITS.author);
}

function readItem(item: Fields, feedAuthor: string | null, base: string | null, now: Date): ParsedItem {
  const address = (key: string): string | null => safeAddress(text(item[key]), base);
  const plain = text(item.content_text);
  const html = text(item.content_html);
  const published = parseFeedDate(text(item.date_published), now);
  const categories = [...list(item.tags), ...list(item.categories)].map((tag) => line(tag, LIMITS.category));
  return {
    id: safeId(text(item.id)),
    title: line(item.title, LIMITS.title),
    link:
      address('url') ?? address('external_url') ?? (/^https?:/i.test(text(item.id)) ? address('id') : null),
    published,
    updated: parseFeedDate(text(item.date_modified), now),
    summary: sanitizeHtml(escapeHtml(text(item.summary))),
    content: sanitizeHtml(html !== '' ? html : escapeHtml(plain).replaceAll('\n', '<br>'), base),
    author: authorOf(item) ?? feedAuthor,
    categories: [...new Set(categories.filter((tag) => tag !== ''))].slice(0, LIMITS.categories),
  };
}

/** A JSON Feed (jsonfeed.org, versions 1 and 1.1) read from parsed JSON, or null where the value is none. */
export function readJsonFeed(value: unknown, reading: { base: string | null; now: Date }): ParsedFeed | null {
  if (!isFields(value) || !Array.isArray(value.items)) return null;
  const items = value.items.filter(isFields);
  const base = reading.base ?? safeAddress(text(value.feed_url)) ?? safeAddress(text(value.home_page_url));
  const author = authorOf(value);
  return {
    title: line(value.title, LIMITS.title),
    link: safeAddress(text(value.home_page_url), base),
    language: line(value.language, 40) || null,
    items: items.slice(0, LIMITS.items).map((item) => readItem(item, author, base, reading.now)),
    notes: leftOut(items.length, Math.min(items.length, LIMITS.items)),
  };
}
