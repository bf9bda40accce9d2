import { describe, expect, it } from 'vitest';
import { SourceError } from '../../src/lib/errors.ts';
import { NO_MEMORY, type Reading } from '../../src/model/reading.ts';
import type { SourceItem } from '../../src/model/source.ts';
import {
  emptySince,
  gapSince,
  knownOf,
  newSince,
  pagesWithoutArticle,
  withoutDates,
  withoutText,
} from '../../src/sources/findings.ts';
import { afterFailure, afterReading, withPages } from '../../src/sources/memory.ts';
import { itemWith, readingWith } from './item.ts';

const NOW = new Date('2026-11-24T12:00:00Z');

function items(guids: string, over: Partial<SourceItem> = {}): SourceItem[] {
  return [...guids].map((guid) => itemWith({ guid, publishedAt: '2026-11-24T10:00:00.000Z', ...over }));
}

describe('a gap', () => {
  const cases: [why: string, known: string, now: string, gap: boolean][] = [
    ['is not there while one old item is left', 'abcd', 'xyzd', false],
    ['is there when none is left', 'abcd', 'wxyz', true],
    ['is not known before the first reading', '', 'wxyz', false],
    ['is not seen in lists of one or two', 'ab', 'xy', false],
    ['is not there in an unchanged list', 'abcd', 'abcd', false],
    ['is not there when a list runs empty', 'abcd', '', false],
  ];
  it.each(cases)('%s', (_why, known, now, gap) => {
    expect(gapSince([...known], items(now)).length === 1).toBe(gap);
  });
});

describe('what a list may lack', () => {
  it('is said when nothing is listed any more', () => {
    expect(emptySince(['a'], [])).toEqual([{ kind: 'empty', detail: 'no items, 1 before' }]);
    expect(emptySince([], [])).toEqual([]);
    expect(emptySince(['a'], items('a'))).toEqual([]);
  });

  it('is said when most items have no date, not when one has none', () => {
    const bare = items('abcde', { publishedAt: null });
    expect(withoutDates(bare)).toEqual([{ kind: 'no-dates', detail: '5 of 5 items have no date' }]);
    expect(withoutDates([...items('abcd'), ...items('e', { publishedAt: null })])).toEqual([]);
  });

  it('is said when titles and texts are gone; a list of titles alone is fine', () => {
    expect(withoutText(items('abc', { title: '' }), NO_MEMORY)).toMatchObject([{ kind: 'no-text' }]);
    expect(withoutText(items('abc'), NO_MEMORY)).toEqual([]);
    expect(withoutText(items('abc', { title: '', summary: 'نص' }), NO_MEMORY)).toEqual([]);
  });

  it('is said when whole texts shrink to a line', () => {
    const memory = { ...NO_MEMORY, usualChars: 2000 };
    expect(withoutText(items('abc', { summary: 'سطر' }), memory)).toEqual([
      { kind: 'text-shrank', detail: 'texts of 3 characters, 2000 before' },
    ]);
    expect(withoutText(items('abc', { content: 'س'.repeat(500) }), memory)).toEqual([]);
    expect(withoutText(items('abc', { summary: 'سطر' }), { ...NO_MEMORY, usualChars: 100 })).toEqual([]);
  });
});

describe('the memory of a source', () => {
  it('holds the validators of the last body, and keeps them over a 304 that does not repeat them', () => {
    const first = afterReading(
      NO_MEMORY,
      readingWith({ items: items('abc'), etag: '"1"', lastModified: 'L' }),
      NOW,
    );
    const same = afterReading(first, readingWith({ notModified: true }), NOW);
    expect(same).toMatchObject({ etag: '"1"', lastModified: 'L', known: ['a', 'b', 'c'] });
    const dropped = afterReading(same, readingWith({ items: items('abc') }), NOW);
    expect(dropped).toMatchObject({ etag: null, lastModified: null });
  });

  it('keeps what is known of the list over an empty answer', () => {
    const first = afterReading(NO_MEMORY, readingWith({ items: items('abc') }), NOW);
    expect(afterReading(first, readingWith({}), NOW).known).toEqual(['a', 'b', 'c']);
  });

  it('has no publishing pattern after a first answer without items', () => {
    expect(afterReading(NO_MEMORY, readingWith({}), NOW).pattern).toBeNull();
  });

  it('keeps findings of the list over a 304, but not a gap', () => {
    const findings: Reading['findings'] = [
      { kind: 'gap', detail: '' },
      { kind: 'no-dates', detail: '' },
    ];
    const first = afterReading(NO_MEMORY, readingWith({ items: items('abc'), findings }), NOW);
    expect(afterReading(first, readingWith({ notModified: true }), NOW).findings).toEqual([
      { kind: 'no-dates', detail: '' },
    ]);
  });

  it('counts failures until a success, whatever was thrown', () => {
    const error = new SourceError('http: status 429', { failure: 'rate-limited', retryAfterMs: 5000 });
    const once = afterFailure(NO_MEMORY, error, NOW);
    const twice = afterFailure(once, new TypeError('odd'), new Date(NOW.getTime() + 60_000));
    expect(once.lastFailure).toEqual({
      failure: 'rate-limited',
      message: 'http: status 429',
      retryAfterMs: 5000,
    });
    expect(twice).toMatchObject({
      failures: 2,
      failingSince: NOW.toISOString(),
      lastFailure: { failure: 'unexpected', message: 'odd', retryAfterMs: null },
    });
    expect(afterReading(twice, readingWith({ items: items('a') }), NOW)).toMatchObject({
      failures: 0,
      failingSince: null,
      lastFailure: null,
    });
  });

  it('stays small with 10,000 items, and is plain JSON', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => itemWith({ guid: String(index) }));
    const memory = afterReading(NO_MEMORY, readingWith({ items: many }), NOW);
    expect(memory.known).toHaveLength(1000);
    expect(JSON.parse(JSON.stringify(memory))).toEqual(memory);
    expect(newSince(memory.known, many.slice(0, 1000))).toBe(0);
    expect(knownOf(many)).toEqual(memory.known);
  });
});

describe('pages that are no articles are told', () => {
  const WALL = 'page: no article but a challenge for browsers';
  const good = (count: number): null[] => Array(count).fill(null);
  it.each([
    [
      'the only page read',
      [WALL],
      "the last page, so the feed's own text is judged: a challenge for browsers (1)",
    ],
    ['one of five', [WALL, ...good(4)], '1 of the last 5 pages'],
    [
      'each reason with its number',
      [WALL, 'http: status 403', WALL],
      'a challenge for browsers (2), http: status 403 (1)',
    ],
  ])('%s', (_name, pages, detail) => {
    expect(pagesWithoutArticle(pages)).toMatchObject([
      { kind: 'page-is-no-article', detail: expect.stringContaining(detail) },
    ]);
  });

  it.each([
    ['none of many', good(20)],
    ['one of six, an article that was withdrawn', [WALL, ...good(5)]],
    ['where no page was read', []],
  ])('but not %s', (_name, pages) => {
    expect(pagesWithoutArticle(pages)).toEqual([]);
  });

  it('and end with the first reading after the pages are articles again, also when the feed did not change', () => {
    const open = withPages(NO_MEMORY, [WALL]);
    expect(open.findings).toHaveLength(1);
    expect(withPages(open, good(20)).findings).toEqual([]);
  });
});
