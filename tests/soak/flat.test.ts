import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../soak/flat.ts';
import type { Day, TableSize } from '../../soak/measure.ts';
import { pictureOf } from '../../soak/picture.ts';

const MB = 1_048_576;
/** Off by so much from day to day, in both directions. */
const noise = (day: number): number => ((day * 7) % 5) - 2;

const DAYS = 20;
const level = (day: number): Day => ({
  day,
  served: 100 * day,
  alerts: 8 * day,
  archived: 10 * day,
  process: {
    rss: (300 + 4 * noise(day)) * MB,
    heap: (80 + noise(day)) * MB,
    external: 20 * MB,
    files: 48 + (day % 3),
    handles: 58,
  },
  tables: {
    articles: {
      rows: 600 + 10 * day + 9 * noise(day),
      kept: 10 * day,
      bytes: 2_000 * (600 + 10 * day),
      said: 500 * (600 + 10 * day),
    },
    stories: { rows: 7 * day, kept: 0, bytes: 9_000 * day, said: 3_000 * day },
    page_notes: { rows: 700 + noise(day), kept: 0, bytes: 100_000, said: 70_000 },
  },
  redis: { keys: 17 + (day % 2), bytes: 3 * MB },
  logBytes: 1_000 * day,
});

const size = (table: TableSize | undefined): TableSize => {
  if (!table) throw new Error('no such table');
  return table;
};

/** Measured from day 4 of 20 on. */
function grown(change: (day: Day) => void): string[] {
  const [first, , , ...settled] = Array.from({ length: DAYS }, (_, at) => {
    const day = level(at + 1);
    change(day);
    return day;
  });
  return findingsOf(first as Day, settled, 60)
    .filter(({ flat }) => !flat)
    .map(({ name }) => name);
}

describe('a month in which', () => {
  it.each<[string, (day: Day) => void, string[]]>([
    ['all figures go up and down, and the archive grows with what is alerted', () => {}, []],
    [
      'one day is off',
      ({ day, process }) => {
        process.rss += day === 20 ? 200 * MB : 0;
      },
      [],
    ],
    [
      'memory falls',
      ({ day, process }) => {
        process.heap -= day * MB;
      },
      [],
    ],
    [
      'memory grows by 3 MB a day',
      ({ day, process }) => {
        process.rss += 3 * day * MB;
      },
      ['process: resident bytes'],
    ],
    [
      'a file is left open every second day',
      ({ day, process }) => {
        process.files += day / 2;
      },
      ['process: open files'],
    ],
    [
      'a key is left in Redis every day',
      ({ day, redis }) => {
        redis.keys += day;
      },
      ['redis: keys'],
    ],
    [
      'articles of no story are kept',
      ({ day, tables }) => {
        size(tables.articles).rows += 5 * day;
      },
      ['articles: rows'],
    ],
    [
      'dead rows are not cleared',
      ({ day, tables }) => {
        size(tables.articles).bytes *= 1 + day / 40;
      },
      ['articles: bytes a row beside what it says'],
    ],
    [
      'the archive has longer rows than the rest, and a first day that was not alerted',
      ({ day, archived, tables }) => {
        size(tables.stories).rows = 7 * (day - 1) + 2;
        size(tables.articles).bytes += 900 * archived;
        size(tables.articles).said += 900 * archived;
      },
      [],
    ],
    [
      'a story is kept for more and more',
      ({ day, tables }) => {
        size(tables.stories).rows += day * day;
      },
      ['stories: rows for each article in a story'],
    ],
  ])('%s', (_name, change, names) => {
    expect(grown(change)).toEqual(names);
  });
});

it('the picture names the last value of each line', () => {
  const picture = pictureOf([1, 2, 3].map(level));
  expect(picture).toContain('>rows 621<');
  expect(picture.match(/<polyline/g)).toHaveLength(10);
});
