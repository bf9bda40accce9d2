import { z } from 'zod';
import { type ListedArticle, listArticles, wholeArticle } from '../../store/article-list.ts';
import { type FoundArticle as Found, searchArticles } from '../../store/search.ts';
import { cursorOf, IS_ID, pageFrom, placeOf } from '../cursor.ts';
import { cursor, endpoint, idNamed, limit, since, source, story, topic, until } from '../endpoint.ts';
import type { ApiNeeds } from '../needs.ts';
import { iso, isoOrNull, linksTo } from '../parts.ts';
import { Article, FoundArticle, WholeArticle } from '../shapes/article.ts';
import { pageOf } from '../shapes/components.ts';

function articleItem(needs: ApiNeeds, one: ListedArticle): z.input<typeof Article> {
  const { id, sourceId, url, title, author, revision, status, topics, storyIds } = one;
  const [storyId] = storyIds;
  return {
    id,
    source: sourceId,
    sourceName: needs.sourceName(sourceId),
    url,
    title,
    author,
    publishedAt: isoOrNull(one.publishedAt),
    fetchedAt: iso(one.fetchedAt),
    revision,
    status,
    topics,
    storyIds,
    links: linksTo(needs, `/articles/${id}`, storyId === undefined ? null : `/stories/${storyId}`),
  };
}

export const articles = endpoint({
  name: 'listArticles',
  path: '/articles',
  summary: 'Articles, the one that was stored last first.',
  query: z.strictObject({
    source,
    topic: topic.describe('A topic it matches.'),
    story,
    matched: z.enum(['true', 'false']).optional().describe('Only those that match a topic, or none.'),
    since: since.describe('Fetched from the beginning of this day on, UTC.'),
    until,
    limit,
    cursor,
  }),
  answer: pageOf('ArticlePage', Article),
  async read(needs, asked) {
    const place = placeOf(asked.cursor, [IS_ID]);
    const found = await listArticles(
      needs.sql,
      {
        sourceId: idNamed(needs, 'source', asked.source),
        topic: idNamed(needs, 'topic', asked.topic),
        storyId: asked.story,
        matched: asked.matched === undefined ? null : asked.matched === 'true',
        since: asked.since,
        until: asked.until,
      },
      { before: place?.[0] ?? null, limit: asked.limit + 1 },
    );
    return pageFrom(
      found,
      asked.limit,
      (one) => articleItem(needs, one),
      ({ id }) => [id],
    );
  },
});

function foundItem(
  needs: ApiNeeds,
  { sourceId, publishedAt, fetchedAt, story, ...found }: Found,
): z.input<typeof FoundArticle> {
  return {
    ...found,
    source: sourceId,
    sourceName: needs.sourceName(sourceId),
    publishedAt: isoOrNull(publishedAt),
    fetchedAt: iso(fetchedAt),
    story: story === null ? null : { id: story.id, headline: story.alert?.headline ?? '' },
    links: linksTo(needs, `/articles/${found.id}`, story === null ? null : `/stories/${story.id}`),
  };
}

/** Of an answer of the search, so many may be turned over: its ranks end at two thousand. */
const IS_OFFSET = /^\d{1,4}$/;

export const search = endpoint({
  name: 'searchArticles',
  path: '/search',
  summary: 'Articles that have words in title or text, in any inflection, the newest first.',
  query: z.strictObject({
    q: z
      .string()
      .trim()
      .min(1, { error: 'words to search for' })
      .max(300)
      .describe('Words, "phrases", OR, and -without, as on the page /search.'),
    limit,
    cursor,
  }),
  answer: pageOf('FoundPage', FoundArticle),
  async read(needs, asked) {
    const offset = Number(placeOf(asked.cursor, [IS_OFFSET])?.[0] ?? 0);
    const found = await searchArticles(needs.sql, asked.q, { limit: asked.limit + 1, offset });
    return {
      items: found.slice(0, asked.limit).map((one) => foundItem(needs, one)),
      next: found.length > asked.limit ? cursorOf([offset + asked.limit]) : null,
    };
  },
});

export const oneArticle = endpoint({
  name: 'getArticle',
  path: '/articles/{id}',
  summary: 'One article with its text and how it was judged.',
  query: z.strictObject({}),
  answer: WholeArticle,
  async read(needs, _asked, id) {
    const whole = await wholeArticle(needs.sql, id);
    if (whole === null) return null;
    const { text, judgement } = whole;
    return {
      ...articleItem(needs, whole),
      text,
      rulesVersion: judgement?.rulesVersion ?? null,
      judgedAt: isoOrNull(judgement?.judgedAt ?? null),
      judgement: judgement?.classification ?? null,
    };
  },
});
