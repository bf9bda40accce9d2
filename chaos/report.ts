import type { Round, RunReport } from './run.ts';

/** What the requirement allows, in milliseconds and seconds. */
export const BOUNDS = { alertMs: 10_000, fetchMs: 10_000, stopMs: 15_000, healthS: 1 };

/** Messages that a kill may cut off between their row and their sink: nobody knows of them but the row. */
const SENT_AT_ONCE = 4;

/** The slowest and the middle one of some durations. */
function spread(values: readonly (number | null)[]): {
  rounds: number;
  median: number | null;
  slowest: number | null;
} {
  const sorted = values.map((value) => value ?? Number.POSITIVE_INFINITY).sort((a, b) => a - b);
  const at = (i: number): number | null => {
    const value = sorted[i];
    return value === undefined || !Number.isFinite(value) ? null : value;
  };
  return { rounds: sorted.length, median: at(Math.floor(sorted.length / 2)), slowest: at(sorted.length - 1) };
}

/** The figures of a run: what was counted, and how each fault was recovered from. */
export function summaryOf(report: RunReport) {
  const { rounds, endings, ...rest } = report;
  const byFault = Map.groupBy(rounds, ({ fault }) => fault);
  const stops = endings.filter(({ by }) => by === 'SIGTERM');
  return {
    ...rest,
    recovery: [...byFault].map(([fault, ones]) => ({
      fault,
      rounds: ones.length,
      fetchedAfterMs: spread(ones.map((one) => one.fetchedAfterMs)),
      alertedAfterMs: spread(ones.map((one) => one.alertedAfterMs)),
    })),
    stops: {
      asked: stops.length,
      notZero: stops.filter(({ code }) => code !== 0).length,
      slowestMs: Math.max(0, ...stops.map(({ ms }) => ms)),
    },
    endedByThemselves: endings.filter(({ by }) => by === 'itself'),
    badStops: stops.filter(({ code }) => code !== 0),
  };
}

export type Summary = ReturnType<typeof summaryOf>;

/** What in a run must not be, one line each; empty when all is well. Times count only where `timed`. */
export function faultsOf(report: RunReport, timed = true): string[] {
  const { verdict } = report;
  const summary = summaryOf(report);
  const none: [number, string][] = [
    [verdict.lost, 'messages lost'],
    [verdict.dead, 'messages given up'],
    [verdict.notStored, 'articles served and not stored'],
    [verdict.notJudged, 'articles stored and not judged'],
    [verdict.notMatched, 'articles to be alerted that are in no story'],
    [verdict.repeatedUnmarked, 'repeats that do not say so'],
    [
      verdict.markedWithoutDoubt - report.kills * SENT_AT_ONCE,
      'messages marked as a repeat that no kill cut off and no sink left without an answer',
    ],
    [verdict.outOfOrder, 'messages out of order'],
    [verdict.stuckRows, 'rows stuck'],
    [report.jobsLeft ?? 0, 'jobs stuck'],
    [summary.endedByThemselves.length, 'processes that ended by themselves'],
    [summary.stops.notZero, 'stops that did not end with 0'],
    [report.oddLines.length, 'lines that no log may have'],
  ];
  const faults = none.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return timed ? [...faults, ...slow(report.rounds, report, summary)] : faults;
}

function slow(rounds: readonly Round[], report: RunReport, { stops }: Summary): string[] {
  const late = rounds.filter(
    ({ fault, fetchedAfterMs, alertedAfterMs }) =>
      (fault.startsWith('kill') && (alertedAfterMs ?? Number.POSITIVE_INFINITY) > BOUNDS.alertMs) ||
      (fault.startsWith('Redis') && (fetchedAfterMs ?? Number.POSITIVE_INFINITY) > BOUNDS.fetchMs),
  );
  return [
    ...late.map(
      (one) => `${one.fault}: fetched after ${one.fetchedAfterMs} ms, alerted after ${one.alertedAfterMs} ms`,
    ),
    ...(stops.slowestMs > BOUNDS.stopMs ? [`a stop took ${stops.slowestMs} ms`] : []),
    ...(report.slowestHealth > BOUNDS.healthS ? [`/health took ${report.slowestHealth} s`] : []),
  ];
}
