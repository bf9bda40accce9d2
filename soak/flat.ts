import type { Day } from './measure.ts';

/** One figure, day by day, and what it may grow by from the first settled day to the last. */
export interface Series {
  name: string;
  values: readonly number[];
  allowed: number;
}

/** What came of one figure. */
export interface Finding {
  name: string;
  first: number;
  last: number;
  /** By the middle one of all slopes between two days, over the whole time. */
  growth: number;
  allowed: number;
  flat: boolean;
}

/** What is kept of what was alerted, for good: so much for each article of a story, and no more. */
const ARCHIVE = new Set([
  'stories',
  'story_keys',
  'story_articles',
  'story_events',
  'developments',
  'development_keys',
  'development_articles',
  'deadlines',
  'deadline_notices',
  'deliveries',
]);

const REPORTS = 'operational_reports';

const MB = 1_048_576;
/** A part of a figure that it may grow by, whatever it is. */
const SHARE = 0.1;
/** Tables below this are pages that fill up. */
const SMALL_BYTES = 0.5 * MB;

const middle = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
};

/** The middle of the slopes between any two days (Theil and Sen): single days that are off do not count. */
export function slope(values: readonly number[]): number {
  const slopes: number[] = [];
  for (const [at, value] of values.entries())
    for (let later = at + 1; later < values.length; later += 1)
      slopes.push(((values[later] ?? 0) - value) / (later - at));
  return slopes.length === 0 ? 0 : middle(slopes);
}

const allowed = (values: readonly number[], least: number): number =>
  Math.max(least, SHARE * Math.abs(middle(values)));

/**
 * The figures that must stay level, from days that have settled. What the `first` day brought is not counted into the
 * archive: what outlets listed before Rasid began is kept, and not alerted. Reports of silence may come to be one for
 * every second source: an outlet that prints once a month is only known to be silent towards the end of one.
 */
export function seriesOf(first: Day, days: readonly Day[], sources: number): Series[] {
  const of = (name: string, least: number, value: (day: Day) => number): Series => {
    const values = days.map(value);
    return { name, values, allowed: allowed(values, least) };
  };
  const tables = Object.keys(days.at(-1)?.tables ?? {});
  const size = (day: Day, table: string) => day.tables[table] ?? { rows: 0, kept: 0, bytes: 0, said: 0 };
  return [
    of('process: resident bytes', 12 * MB, (day) => day.process.rss),
    of('process: heap bytes', 4 * MB, (day) => day.process.heap),
    of('process: bytes beside the heap', 4 * MB, (day) => day.process.external),
    of('process: open files', 4, (day) => day.process.files),
    of('process: handles', 6, (day) => day.process.handles),
    of('redis: keys', 10, (day) => day.redis.keys),
    of('redis: bytes', 0.25 * MB, (day) => day.redis.bytes),
    ...tables.flatMap((table) => [
      ARCHIVE.has(table)
        ? of(
            `${table}: rows for each article in a story`,
            0.2,
            (day) =>
              (size(day, table).rows - size(first, table).rows) / Math.max(1, day.archived - first.archived),
          )
        : of(
            `${table}: rows`,
            table === REPORTS ? sources / 2 : 40,
            (day) => size(day, table).rows - size(day, table).kept,
          ),
      ...(size(days.at(-1) as Day, table).bytes > SMALL_BYTES
        ? [
            of(
              `${table}: bytes a row beside what it says`,
              40,
              (day) => (size(day, table).bytes - size(day, table).said) / Math.max(1, size(day, table).rows),
            ),
          ]
        : []),
    ]),
  ];
}

/** Is a figure level over the days it was measured on? Pure. */
export function judge({ name, values, allowed }: Series): Finding {
  const growth = slope(values) * Math.max(0, values.length - 1);
  return {
    name,
    first: values[0] ?? 0,
    last: values.at(-1) ?? 0,
    growth,
    allowed,
    flat: growth <= allowed,
  };
}

/** What came of all figures, from the first day and the days that have settled. */
export const findingsOf = (first: Day, days: readonly Day[], sources: number): Finding[] =>
  seriesOf(first, days, sources).map(judge);
