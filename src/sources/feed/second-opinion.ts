import { readDate, undatedBy } from '../dates.ts';
import { sanitizeHtml } from '../sanitize.ts';
import { safeAddress } from '../sanitize-address.ts';
import { categoriesOf, type Fields, line, shortList, text } from './fields.ts';
import { type FeedContent, LIMITS, leftOut, type ParsedItem } from './model.ts';
import { safeId } from './read-xml.ts';

/** xml2js builds an object for every element: beyond this it would cost more than a second opinion is worth. */
const MOST_CHARS = 5_000_000;
/** What a body begins with that claims to be a feed. */
const CLAIM = /<(?:[\w-]{1,20}:)?(?:rss|feed|rdf|channel)[\s>]/i;

function itemOf(item: Fields, base: string | null, now: Date): ParsedItem {
  const published = readDate(text(item.pubDate) || text(item.isoDate), now);
  const whole = text(item['content:encoded']);
  const content = text(item.content);
  const summary = text(item.summary) || content;
  const author = line(item.creator ?? item.author, LIMITS.author);
  return {
    id: safeId(text(item.guid) || text(item.id)),
    title: line(item.title, LIMITS.title),
    link: safeAddress(text(item.link).trim(), base),
    published: published.at,
    updated: null,
    ...undatedBy([published]),
    summary: sanitizeHtml(summary, base),
    content: sanitizeHtml(whole || (summary === content ? '' : content), base),
    author: author || null,
    categories: categoriesOf(shortList(item.categories)),
  };
}

/**
 * A feed as rss-parser reads it, through our own sanitiser and dates: for bodies that claim to be a feed and in which
 * the tolerant reader finds none. Null where rss-parser finds none either.
 */
export async function secondOpinion(
  xml: string,
  reading: { base: string | null; now: Date },
): Promise<FeedContent | null> {
  if (xml.length > MOST_CHARS || !CLAIM.test(xml.slice(0, 2_000))) return null;
  // Loaded where it is needed, which is seldom.
  const { default: RssParser } = await import('rss-parser');
  let feed: Fields & { items: readonly Fields[] };
  try {
    feed = (await new RssParser().parseString(xml)) as unknown as typeof feed;
  } catch {
    return null;
  }
  if (feed.items.length === 0) return null;
  const site = safeAddress(text(feed.link).trim(), reading.base);
  const base = reading.base ?? site;
  return {
    title: line(feed.title, LIMITS.title),
    link: site,
    language: line(feed.language, 40) || null,
    items: feed.items.slice(0, LIMITS.items).map((item) => itemOf(item, base, reading.now)),
    notes: leftOut(feed.items.length, Math.min(feed.items.length, LIMITS.items)),
  };
}
