import { describe, expect, it } from 'vitest';
import { toSourceItems } from '../../../src/sources/feed/items.ts';
import { NOW, read, rss } from './read.ts';

const URL = 'https://example.org/rss';
const items = (inside: string) => toSourceItems(read(rss(inside), URL), URL, NOW);

describe('the guid of an entry', () => {
  it.each([
    ['its id', '<guid isPermaLink="false">n-1</guid><link>/1</link>', 'n-1'],
    ['else its link', '<link>/1</link>', 'https://example.org/1'],
  ])('is %s', (_what, inside, guid) => {
    expect(items(`<item><title>خبر</title>${inside}</item>`)[0]?.guid).toBe(guid);
  });

  it('is else a hash of title and date, the same at every reading', () => {
    const [first] = items('<item><title>خبر</title><pubDate>24 Nov 2026</pubDate></item>');
    const [again] = items(
      '<item><title>خبر</title><pubDate>24 Nov 2026</pubDate><description>جديد</description></item>',
    );
    const [other] = items('<item><title>خبر</title><pubDate>23 Nov 2026</pubDate></item>');
    expect(first?.guid).toMatch(/^hash:[0-9a-f]{32}$/);
    expect(again?.guid).toBe(first?.guid);
    expect(other?.guid).not.toBe(first?.guid);
  });

  it('does not swallow other entries that carry the same one', () => {
    const one = (n: number): string =>
      `<item><guid isPermaLink="false">same</guid><title>خبر ${n}</title><link>/${n}</link></item>`;
    const found = items([1, 2, 3, 2].map(one).join(''));
    expect(found.map((item) => item.url)).toEqual([1, 2, 3].map((n) => `https://example.org/${n}`));
    expect(new Set(found.map((item) => item.guid)).size).toBe(3);
    expect(found[0]?.guid).toBe('same');
  });
});

describe('what is stored of an entry', () => {
  it.each([
    ['a date in the past', '2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z'],
    ['a date a wrong zone ahead', '2026-11-24T20:00:00Z', '2026-11-24T20:00:00Z'],
    ['a date in the future, which becomes now', '2062-11-24T00:00:00Z', '2026-11-24T12:00:00.000Z'],
  ])('%s', (_what, written, expected) => {
    expect(items(`<item><title>خبر</title><pubDate>${written}</pubDate></item>`)[0]?.publishedAt).toBe(
      expected,
    );
  });

  it.each(['1970-01-01T00:00:00Z', '0001-01-01', '1448-05-12'])('%s is no date of an article', (written) => {
    expect(items(`<item><title>خبر</title><pubDate>${written}</pubDate></item>`)[0]?.publishedAt).toBeNull();
  });

  it('its summary as plain text, its content as HTML', () => {
    const inside =
      '<description>&lt;p&gt;موجز &amp;amp; أكثر&lt;/p&gt;</description><content:encoded>&lt;p&gt;نص&lt;/p&gt;</content:encoded>';
    expect(items(`<item>${inside}</item>`)[0]).toMatchObject({
      summary: 'موجز & أكثر',
      content: '<p>نص</p>',
    });
  });

  it('the update is the date when there is no other', () => {
    expect(items('<item><title>خبر</title><updated>2026-11-20</updated></item>')[0]).toMatchObject({
      publishedAt: '2026-11-20T00:00:00Z',
      updatedAt: '2026-11-20T00:00:00Z',
    });
  });

  it.each([
    ['كاتب (k@example.org)', 'كاتب'],
    ['k@example.org (كاتب)', 'كاتب'],
    ['كاتب &lt;k@example.org&gt;', 'كاتب'],
    ['k@example.org', 'k@example.org'],
    ['كاتب (القاهرة)', 'كاتب القاهرة'],
  ])('the author %s', (written, expected) => {
    expect(items(`<item><title>خبر</title><author>${written}</author></item>`)[0]?.author).toBe(expected);
  });

  it('the page of the site when an entry has none', () => {
    expect(items('<link>https://example.org/home</link><item><title>خبر</title></item>')[0]?.url).toBe(
      'https://example.org/home',
    );
    expect(items('<item><title>خبر</title><link>mailto:a@example.org</link></item>')[0]?.url).toBe(URL);
  });

  it('nothing of an entry without words', () => {
    expect(items('<item><link>/1</link></item><item><title>خبر</title></item>')).toHaveLength(1);
  });
});
