import { z } from 'zod';
import type { HttpResponse } from '../http/contract.ts';
import { SourceError } from '../lib/errors.ts';
import type { SourceItem } from '../model/source.ts';
import { decodeBytes } from './charset.ts';
import { readDate, undatedBy } from './dates.ts';
import { emptySince, gapSince } from './findings.ts';
import { maxPages, sourceKind } from './kind.ts';
import { parseLenientJson } from './lenient-json.ts';
import { distinct, fetchPage, readingOf, unchanged } from './reader.ts';
import { sanitizeHtml } from './sanitize.ts';
import { safeAddress } from './sanitize-address.ts';
import { oneLine, plainText } from './sanitize-text.ts';

/** Posts asked for at once; WordPress gives no more than 100. */
const PER_PAGE = 50;
const FIELDS = 'id,link,date_gmt,modified_gmt,title,excerpt,content';
/** Longer texts are no posts. */
const MOST_CHARS = 2_000_000;

const rendered = z.object({ rendered: z.string().max(MOST_CHARS), protected: z.boolean().optional() });
/** What the posts endpoint answers, as far as it is used (https://developer.wordpress.org/rest-api/reference/posts/). */
const post = z.object({
  id: z.int(),
  link: z.string(),
  date_gmt: z.string().nullable(),
  modified_gmt: z.string().nullable(),
  title: rendered,
  excerpt: rendered.optional(),
  content: rendered.optional(),
});
type Post = z.infer<typeof post>;

/** The posts endpoint of a site's address; an address of the API itself is taken with its own filters. */
export function postsAddress(address: string): URL {
  const url = new URL(address);
  if (!url.pathname.includes('/wp-json/') && !url.searchParams.has('rest_route')) {
    url.pathname = `${url.pathname.replace(/\/+$/, '')}/wp-json/wp/v2/posts`;
    url.search = '';
  }
  url.searchParams.set('per_page', String(PER_PAGE));
  url.searchParams.set('_fields', FIELDS);
  return url;
}

function postsOf(answer: HttpResponse): Post[] {
  const { text } = decodeBytes(answer.body, answer.headers.contentType);
  let json: unknown;
  try {
    json = parseLenientJson(text);
  } catch (cause) {
    throw new SourceError('wordpress: the answer is not JSON; is the REST API of the site open?', {
      failure: 'not-a-feed',
      cause,
    });
  }
  if (!Array.isArray(json))
    throw new SourceError('wordpress: the answer is no list of posts', { failure: 'not-a-feed' });
  // A single post that a plugin has bent is left out; the others are read.
  return json.flatMap((one) => post.safeParse(one).data ?? []);
}

/** Dates of the API are of UTC and do not say so. */
const utc = (written: string | null): string => (written ? `${written.replace(/Z$/, '')}Z` : '');

function itemOf(one: Post, base: string, now: Date): SourceItem | null {
  const url = safeAddress(one.link, base);
  const title = oneLine(plainText(one.title.rendered));
  if (url === null || title === '') return null;
  const published = readDate(utc(one.date_gmt), now);
  const updated = readDate(utc(one.modified_gmt), now);
  const content = one.content?.protected ? '' : sanitizeHtml(one.content?.rendered ?? '', base);
  return {
    guid: `${new URL(base).host}/${one.id}`,
    url,
    title,
    summary: plainText(one.excerpt?.rendered ?? ''),
    content,
    author: null,
    publishedAt: published.at,
    updatedAt: updated.at,
    ...(published.at === null ? undatedBy([published]) : {}),
    categories: [],
    ...(content === '' ? {} : { whole: true }),
  };
}

/**
 * Reads a `wordpress` source: the posts of a site by its REST API, with their whole text, so that no page need be
 * fetched. Turns pages, up to `maxPages`, until one holds a post of the last reading.
 */
export const wordpress = sourceKind({
  settings: { maxPages },
  async read(source, context) {
    const address = postsAddress(source.url);
    const accept = 'application/json, */*;q=0.5';
    const first = await fetchPage(address.href, source, context, { known: true, accept });
    if (first.notModified) return unchanged(first);
    const known = new Set(context.state.known);
    const itemsOf = (posts: readonly Post[]): SourceItem[] =>
      posts.flatMap((one) => itemOf(one, first.url, context.now) ?? []);
    let posts = postsOf(first);
    let bytes = first.body.byteLength;
    let pages = 1;
    const items = itemsOf(posts);
    while (
      known.size > 0 &&
      posts.length === PER_PAGE &&
      pages < source.maxPages &&
      !items.some(({ guid }) => known.has(guid))
    ) {
      pages += 1;
      address.searchParams.set('page', String(pages));
      const answer = await fetchPage(address.href, source, context, { known: false, accept });
      posts = postsOf(answer);
      bytes += answer.body.byteLength;
      items.push(...itemsOf(posts));
    }
    const listed = distinct(items);
    const gaps = gapSince(context.state.known, listed);
    const findings = [...gaps, ...(gaps.length > 0 ? [] : emptySince(context.state.known, listed))];
    return readingOf(first, { items: listed, findings, pages, bytes });
  },
});
