import type { ParsedFeed, ParsedItem } from '../../../src/sources/feed/model.ts';
import { parseFeed } from '../../../src/sources/feed/parse.ts';

export const NOW = new Date('2026-11-24T12:00:00Z');

/** Parses a feed written in a test; `url` is where it is said to come from. */
export const read = (text: string, url?: string): ParsedFeed =>
  parseFeed(new TextEncoder().encode(text), { now: NOW, url });

export const rss = (inside: string): string => `<rss version="2.0"><channel>${inside}</channel></rss>`;

export const atom = (inside: string): string => `<feed xmlns="http://www.w3.org/2005/Atom">${inside}</feed>`;

function first(feed: ParsedFeed): ParsedItem {
  const [item] = feed.items;
  if (!item) throw new Error('no entry was read');
  return item;
}

/** The only entry of an RSS feed with these elements in its item. */
export const item = (inside: string, url?: string): ParsedItem =>
  first(read(rss(`<item>${inside}</item>`), url));

/** The only entry of an Atom feed with these elements in it. */
export const entry = (inside: string, url?: string): ParsedItem =>
  first(read(atom(`<entry>${inside}</entry>`), url));
