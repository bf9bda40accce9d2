import { MINUTE_MS } from '../lib/durations.ts';
import type { HealthProblem, HealthReport, WorkFigures } from '../model/health.ts';

/** Work that has waited longer than this means that a process is alive and does nothing. */
const STUCK_SECONDS = 900;
/** A share of sources above which it is not the sources' fault. */
const MOST = 0.5;
/** Too few fetches say nothing about the rest. */
const ENOUGH_FETCHES = 5;
/** Until then a start is a start. */
const STARTING_MS = MINUTE_MS;

const percent = (part: number, whole: number): string => `${Math.round((100 * part) / whole)} %`;

function sourceProblems({ sources }: WorkFigures, startedMs: number): HealthProblem[] {
  const { watched, overdue, overdueIds, switchedOff, switchedOffIds, failing, recent, recentFailed } =
    sources;
  const problems: HealthProblem[] = [];
  if (watched === 0 && startedMs > STARTING_MS) {
    problems.push({ kind: 'nothing-watched', detail: 'no source is switched on' });
  }
  if (overdue > watched * MOST) {
    const some = overdueIds.join(', ');
    problems.push({
      kind: 'watching-stopped',
      detail: `${overdue} of ${watched} sources are overdue (${some}${overdue > overdueIds.length ? ', …' : ''})`,
    });
  }
  if (switchedOff > 0) {
    const some = switchedOffIds.join(', ');
    problems.push({
      kind: 'sources-switched-off',
      detail: `${switchedOff} of our sources are not watched, since another Rasid on this database has not got them (${some}${switchedOff > switchedOffIds.length ? ', …' : ''})`,
    });
  }
  const manyFail = recent >= ENOUGH_FETCHES && recentFailed > recent * MOST;
  if (manyFail || (watched > 0 && watched < ENOUGH_FETCHES && failing === watched)) {
    const [failed, of] = manyFail ? [recentFailed, recent] : [failing, watched];
    problems.push({
      kind: 'sources-failing',
      detail: `${failed} of ${of} sources could not be read lately (${percent(failed, of)})`,
    });
  }
  return problems;
}

/** Judges the work by its figures; `figures` is null while the database cannot be asked; `diskFull`: it said so lately. */
export function healthOf(
  seen: { queue: HealthReport['queue']; figures: WorkFigures | null; diskFull: boolean; startedAt: Date },
  now: Date,
): HealthReport {
  const { queue, figures, diskFull, startedAt } = seen;
  const problems: HealthProblem[] = [];
  if (diskFull) {
    problems.push({
      kind: 'database-full',
      detail: "the database's disk is full: nothing can be stored, so that nothing new is judged or sent",
    });
  } else if (figures === null) {
    problems.push({
      kind: 'database-lost',
      detail: 'the database does not answer or takes no writes: nothing is read, judged or sent',
    });
  }
  if (!queue.reachable) {
    problems.push({
      kind: 'queue-lost',
      detail: `the queue on ${queue.kind} is not reachable or takes no jobs: work waits in the database`,
    });
  }
  if (figures) {
    problems.push(...sourceProblems(figures, now.getTime() - startedAt.getTime()));
    if (figures.oldestWaitingSeconds > STUCK_SECONDS) {
      const minutes = Math.round(figures.oldestWaitingSeconds / 60);
      problems.push({
        kind: 'work-stuck',
        detail: `the oldest article or delivery has waited ${minutes} min`,
      });
    }
  }
  return {
    at: now.toISOString(),
    ready: problems.length === 0,
    problems,
    databaseReachable: figures !== null && !diskFull,
    queue,
    figures,
  };
}
