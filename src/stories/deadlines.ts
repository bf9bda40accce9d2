import { startOfDay } from '../lib/zoned-day.ts';
import type { Change } from '../model/change.ts';
import { covers, daysLeft, endOfDate, lastDayOf, precisionOf, withdrawalBy } from '../model/deadline-day.ts';
import type { JudgedArticle } from '../model/story.ts';
import type { Classification, DatePrecision, Field } from '../model/verdict.ts';

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
  /** The bases and towns to be left by then, where it is not the whole country. */
  sites: string[];
  /** Milliseconds since 1970: the first moment after the day, month or year, in the zone that was asked for. */
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

/** A date as an article has it; older judgements do not say which sites are to be left by then. */
interface Found extends Pick<TrackedDeadline, 'date' | 'quote' | 'span'> {
  sites: string[] | undefined;
}

/** The withdrawal that a date is about, with the sites to be left by then; and the faction in whose words it stands. */
function subjectOf(
  { date, span, sites }: Found,
  { withdrawals, statements }: Classification,
): Pick<TrackedDeadline, 'force' | 'host' | 'faction' | 'sites'> {
  const withdrawal = withdrawalBy(date, withdrawals);
  const { force = null, host = null } = withdrawal ?? {};
  const setter = statements.find(
    ({ quote }) => span?.field === quote.field && span.start < quote.end && span.end > quote.start,
  );
  return { force, host, faction: setter?.faction ?? null, sites: sites ?? withdrawal?.sites ?? [] };
}

/**
 * The deadlines an article sets: the dates its judgement found, and those of its withdrawals that none of them says.
 * Days end in `zone` (IANA name). Impossible dates (2021-02-30) and dates that had passed when the article appeared are
 * left out.
 */
export function deadlinesOf(
  judged: Pick<JudgedArticle, 'article' | 'classification'>,
  zone: string,
): TrackedDeadline[] {
  const { article, classification } = judged;
  const since = Date.parse(article.publishedAt ?? article.fetchedAt);
  const found: Found[] = [
    ...classification.deadlines.map(({ date, text, field, start, end, sites }) => ({
      date,
      quote: text,
      span: { field, start, end },
      sites,
    })),
    ...classification.withdrawals.map(({ deadline }) => ({
      date: deadline ?? '',
      quote: '',
      span: null,
      sites: undefined,
    })),
  ];
  const deadlines: TrackedDeadline[] = [];
  for (const one of found) {
    const { date, quote, span } = one;
    const endsMs = endOfDate(date, zone);
    const precision = precisionOf(date);
    if (endsMs === null || precision === null || endsMs <= since) continue;
    const whose = subjectOf(one, classification);
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
 * What is due to be told about a story's deadlines at `nowMs` in `zone`: for each, the latest reminder whose time has
 * come (at the start of the day `remindDays` before the last), or that it has passed. A reminder whose time had come
 * before the deadline was known is left out, and so is the passing of one that had passed by then: the alert that
 * brought the deadline says it. Nothing is remembered here: the caller leaves out deadlines that are met, and skips
 * keys it has told already.
 */
export function deadlinesDue(
  deadlines: readonly KnownDeadline[],
  nowMs: number,
  { remindDays, zone }: { remindDays: readonly number[]; zone: string },
): DeadlineNotice[] {
  const notices: DeadlineNotice[] = [];
  for (const deadline of deadlines) {
    const { date, endsMs, knownMs } = deadline;
    if (endsMs <= nowMs) {
      if (knownMs < endsMs) notices.push({ key: `${date}:passed`, deadline, kind: 'passed', daysLeft: 0 });
      continue;
    }
    // The day itself is no day left: on 30 December, the 31st is one day away.
    const comesMs = (days: number): number => startOfDay((lastDayOf(date) ?? 0) - days, zone);
    const due = remindDays.filter((days) => comesMs(days) <= nowMs && comesMs(days) > knownMs);
    if (due.length === 0) continue;
    const key = `${date}:${Math.min(...due)}`;
    notices.push({ key, deadline, kind: 'reminder', daysLeft: daysLeft(date, nowMs, zone) });
  }
  return notices;
}

/** What a notice says is new; `withdrawal` where it is a date by which troops are to leave. */
export function deadlineNews(
  { date, kind, daysLeft: days }: Pick<TrackedDeadline, 'date'> & Pick<DeadlineNotice, 'kind' | 'daysLeft'>,
  { withdrawal, alsoIn }: { withdrawal: boolean; alsoIn: string[] },
): Change[] {
  return [
    kind === 'passed' ? { kind: 'deadline-passed', date } : { kind: 'deadline-ends', date, days },
    { kind: withdrawal ? 'not-completed' : 'not-met' },
    ...(alsoIn.length === 0 ? [] : [{ kind: 'also-set-in' as const, subjects: alsoIn }]),
  ];
}
