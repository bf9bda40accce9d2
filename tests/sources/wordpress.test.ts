import { describe, expect, it } from 'vitest';
import { NO_MEMORY } from '../../src/model/reading.ts';
import { postsAddress } from '../../src/sources/wordpress.ts';
import { sites } from './read-source.ts';

const site = sites();
const SITE = { kind: 'wordpress', url: '/' } as const;
const asked = postsAddress('http://localhost/');
/** The path that is asked for. */
const POSTS = asked.pathname + asked.search;

const post = (id: number, over: object = {}): object => ({
  id,
  link: `https://example.org/?p=${id}`,
  date_gmt: `2026-11-24T0${id % 10}:00:00`,
  modified_gmt: `2026-11-24T0${id % 10}:30:00`,
  title: { rendered: `بيان &#8220;الحشد&#8221; رقم ${id}` },
  excerpt: { rendered: '<p>خلاصة&hellip;</p>', protected: false },
  content: { rendered: '<p>نص البيان<script>x()</script> <a href="/a">كاملا</a></p>', protected: false },
  ...over,
});
const json = (posts: readonly object[]): string => JSON.stringify(posts);
const span = (from: number, to: number): object[] =>
  Array.from({ length: from - to + 1 }, (_, at) => post(from - at));

describe('the address of the posts', () => {
  it.each([
    ['https://example.org/', 'https://example.org/wp-json/wp/v2/posts'],
    ['https://example.org/news', 'https://example.org/news/wp-json/wp/v2/posts'],
    [
      'https://example.org/wp-json/wp/v2/posts?categories=3',
      'https://example.org/wp-json/wp/v2/posts?categories=3',
    ],
    ['https://example.org/?rest_route=/wp/v2/posts', 'https://example.org/?rest_route=/wp/v2/posts'],
  ])('of %s', (address, posts) => {
    const found = postsAddress(address);
    found.searchParams.delete('per_page');
    found.searchParams.delete('_fields');
    expect(decodeURIComponent(found.href)).toBe(posts);
  });
});

describe('a WordPress source', () => {
  it('gives the posts with their whole text, sanitised, and dates as of UTC', async () => {
    const { read, server } = await site({ [POSTS]: json([post(7)]) });
    const { items, findings } = await read(SITE);
    expect(items).toEqual([
      {
        guid: `${new URL(server.origin).host}/7`,
        url: 'https://example.org/?p=7',
        title: 'بيان “الحشد” رقم 7',
        summary: 'خلاصة…',
        content: `<p>نص البيان <a href="${server.origin}/a">كاملا</a></p>`,
        author: null,
        publishedAt: '2026-11-24T07:00:00Z',
        updatedAt: '2026-11-24T07:30:00Z',
        categories: [],
        whole: true,
      },
    ]);
    expect(findings).toEqual([]);
  });

  it.each<[string, object, object]>([
    [
      'a protected post has no text, and its page is read',
      { content: { rendered: '', protected: true } },
      { content: '' },
    ],
    [
      'a post never published has no date, and why',
      { date_gmt: '0000-00-00T00:00:00' },
      { publishedAt: null, undated: 'zero date' },
    ],
  ])('%s', async (_, over, expected) => {
    const { read } = await site({ [POSTS]: json([post(7, over)]) });
    const { items } = await read(SITE);
    expect(items).toMatchObject([expected]);
  });

  it('leaves out what is no post and keeps the others', async () => {
    const { read } = await site({
      [POSTS]: json([post(9), { id: 'x' }, post(7, { link: 'javascript:x()' })]),
    });
    expect((await read(SITE)).items.map(({ url }) => url)).toEqual(['https://example.org/?p=9']);
  });

  it('turns back to the posts it knows', async () => {
    const { read, server } = await site({
      [POSTS]: json(span(107, 58)),
      [`${POSTS}&page=2`]: json(span(57, 8)),
    });
    const known = [`${new URL(server.origin).host}/20`];
    const { items, findings, sizes } = await read(SITE, { ...NO_MEMORY, known });
    expect([items.length, sizes.pages, findings]).toEqual([100, 2, []]);
  });

  it.each([
    [
      'a page of a site whose API is shut',
      '<html><body>لا شيء</body></html>',
      'is the REST API of the site open?',
    ],
    ['an error in JSON', '{"code":"rest_no_route"}', 'no list of posts'],
  ])('says of %s what is wrong', async (_, body, message) => {
    const { read } = await site({ [POSTS]: body });
    await expect(read(SITE)).rejects.toMatchObject({
      failure: 'not-a-feed',
      message: expect.stringContaining(message),
    });
  });
});
