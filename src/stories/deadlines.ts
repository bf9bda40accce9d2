import type { JudgedArticle } from '../model/story.ts';
import type { Classification, DatePrecision, Field } from '../model/verdict.ts';

const DAY_MS = 86_400_000;

/** A date that a statement or an announcement set, as it is followed up. */
export interface TrackedDeadline {
  /** ISO date cut to its precision: 2021-12-31, 2021-12 or 2021. */
  date: string;
  precision: DatePrecision;
  /** The words it came from, verbatim; empty where only a facet gives the date. */
  quote: string;
  /** Where those words stand in the article (UTF-16 offsets, end exclusive); null where only a facet gives the date. */
  span: { field: Field; start: number; end: number } | null;
  articleId: string;
  /** Whose withdrawal from where it is about, and who set it: ids and names as the judgement gives them. */
  force: string | null;
  host: string | null;
  faction: string | null;
  /** Milliseconds since 1970: the first moment after the day, month or year, in UTC. */
  endsMs: number;
}

/** A deadline with the moment Rasid learned of it, in milliseconds since 1970. */
export interface KnownDeadline extends TrackedDeadline {
  knownMs: number;
}

/** One thing to tell about a deadline. `key` is the same whenever the same thing is told: tell each key once. */
export interface DeadlineNotice {
  key: string;
  deadline: TrackedDeadline;
  kind: 'reminder' | 'passed';
  /** Whole days left; 0 on the day itself and when it has passed. */
  daysLeft: number;
}

const PRECISIONS: readonly [RegExp, DatePrecision][] = [
  [/^\d{4}-\d{2}-\d{2}$/, 'day'],
  [/^\d{4}-\d{2}$/, 'month'],
  [/^\d{4}$/, 'year'],
];

/** The first moment after a date of some precision, or null for what is no date. */
function endOf(date: string): number | null {
  const precision = PRECISIONS.find(([shape]) => shape.test(date))?.[1];
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  if (precision === undefined || month < 1 || month > 12) return null;
  if (precision === 'year') return Date.UTC(year + 1, 0, 1);
  if (precision === 'month') return Date.UTC(year, month, 1);
  const start = Date.UTC(year, month - 1, day);
  return new Date(start).getUTCDate() === day ? start + DAY_MS : null;
}

/** Is the one the other, said less exactly? 2021-12 covers 2021-12-31. */
const covers = (wide: string, narrow: string): boolean => narrow === wide || narrow.startsWith(`${wide}-`);

/** The withdrawal that has this date, else the leading one; and the faction in whose words the date stands. */
function subjectOf(
  date: string,
  span: TrackedDeadline['span'],
  { withdrawals, statements }: Classification,
): Pick<TrackedDeadline, 'force' | 'host' | 'faction'> {
  const dated = withdrawals.find(
    ({ deadline }) => deadline !== null && (covers(deadline, date) || covers(date, deadline)),
  );
  const { force = null, host = null } = dated ?? withdrawals[0] ?? {};
  const setter = statements.find(
    ({ quote }) => span?.field === quote.field && span.start < quote.end && span.end > quote.start,
  );
  return { force, host, faction: setter?.faction ?? null };
}

/**
 * The deadlines an article sets: the dates its judgement found, and those of its withdrawals that none of them says.
 * Impossible dates (2021-02-30) and dates that had passed when the article appeared are left out.
 */
export function deadlinesOf(judged: Pick<JudgedArticle, 'article' | 'classification'>): TrackedDeadline[] {
  const { article, classification } = judged;
  const since = Date.parse(article.publishedAt ?? article.fetchedAt);
  const found = [
    ...classification.deadlines.map(({ date, text, field, start, end }) => ({
      date,
      quote: text,
      span: { field, start, end },
    })),
    ...classification.withdrawals.map(({ deadline }) => ({ date: deadline ?? '', quote: '', span: null })),
  ];
  const deadlines: TrackedDeadline[] = [];
  for (const { date, quote, span } of found) {
    const endsMs = endOf(date);
    const precision = PRECISIONS.find(([shape]) => shape.test(date))?.[1];
    if (endsMs === null || precision === undefined || endsMs <= since) continue;
    const whose = subjectOf(date, span, classification);
    deadlines.push({ date, precision, quote, span, articleId: article.id, ...whose, endsMs });
  }
  return mergeDeadlines([], deadlines);
}

/**
 * Adds an article's deadlines to a story's. The same date is kept once, with its first quote; a more exact date takes
 * the place of the month or year it lies in. Sorted by date.
 */
export function mergeDeadlines<Kind extends TrackedDeadline>(
  known: readonly Kind[],
  found: readonly Kind[],
): Kind[] {
  const kept: Kind[] = [...known];
  for (const deadline of found) {
    const same = kept.findIndex((other) => covers(deadline.date, other.date));
    if (same >= 0) {
      const other = kept[same];
      if (other?.date === deadline.date && other.quote === '') kept[same] = deadline;
      continue;
    }
    const wider = kept.findIndex((other) => covers(other.date, deadline.date));
    if (wider >= 0) kept.splice(wider, 1);
    kept.push(deadline);
  }
  return kept.toSorted((a, b) => a.endsMs - b.endsMs || a.date.localeCompare(b.date));
}

/**
 * What is due to be told about a story's deadlines at `nowMs`: for each, the latest reminder whose time has come
 * (`remindDays` before the end of the day, month or year), or that it has passed. A reminder whose time had come
 * before the deadline was known is left out, and so is the passing of one that had passed by then: the alert that
 * brought the deadline says it. A passed deadline is told only while the withdrawal is not `completed`. Nothing is
 * remembered here: the caller skips keys it has told already.
 */
export function deadlinesDue(
  deadlines: readonly KnownDeadline[],
  nowMs: number,
  options: { remindDays: readonly number[]; completed: boolean },
): DeadlineNotice[] {
  const notices: DeadlineNotice[] = [];
  if (options.completed) return notices;
  for (const deadline of deadlines) {
    const leftMs = deadline.endsMs - nowMs;
    if (leftMs <= 0) {
      if (deadline.knownMs < deadline.endsMs)
        notices.push({ key: `${deadline.date}:passed`, deadline, kind: 'passed', daysLeft: 0 });
      continue;
    }
    // The day itself is no day left: on 30 December, the 31st is one day away.
    const comesMs = (days: number): number => deadline.endsMs - (days + 1) * DAY_MS;
    const due = options.remindDays.filter(
      (days) => comesMs(days) <= nowMs && comesMs(days) > deadline.knownMs,
    );
    if (due.length === 0) continue;
    const key = `${deadline.date}:${Math.min(...due)}`;
    notices.push({ key, deadline, kind: 'reminder', daysLeft: Math.ceil(leftMs / DAY_MS) - 1 });
  }
  return notices;
}
