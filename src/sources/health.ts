import { DAY_MS, HOUR_MS, MINUTE_MS } from '../lib/durations.ts';
import type { OperationalReport } from '../model/notice.ts';
import type { ConditionKind, OpenCondition, SourceMemory } from '../model/reading.ts';
import type { Source } from '../model/source.ts';
import { silenceLimitMs } from './publishing-pattern.ts';

type Watched = Pick<Source, 'id' | 'every'>;

type Condition = Pick<OpenCondition, 'kind' | 'detail' | 'since'>;

/** A failure that lasts less is weather. Sources that are fetched very often are judged by their own pace. */
const FAILING_MS = 30 * MINUTE_MS;
const FAILING_TIMES = 3;
/** A refusal is an answer: twice is enough. */
const BLOCKED_TIMES = 2;

/** Conditions that come and go with single readings: they end only after a calm day, and then without a word. */
const PASSING = new Set<ConditionKind>(['gap', 'truncated', 'damaged', 'downgraded']);
/** Conditions that do not hurt while they last: a reminder a week, for one a day, is enough. */
const MILD = new Set<ConditionKind>([...PASSING, 'moved', 'encoding-mended', 'broken-http']);

function ago(sinceMs: number): string {
  const hours = sinceMs / HOUR_MS;
  if (sinceMs < MINUTE_MS) return `${Math.round(sinceMs / 1_000)} s`;
  if (hours < 1) return `${Math.round(sinceMs / MINUTE_MS)} min`;
  return hours < 48 ? `${Math.round(hours)} h` : `${Math.round(hours / 24)} days`;
}

function failure(source: Watched, memory: SourceMemory, now: Date): Condition[] {
  const { failures, failingSince, lastFailure } = memory;
  if (failures === 0 || failingSince === null || lastFailure === null) return [];
  const refused = lastFailure.failure === 'blocked' || lastFailure.failure === 'robots';
  const forMs = now.getTime() - Date.parse(failingSince);
  const detail = `${lastFailure.message} (${failures} times in ${ago(forMs)})`;
  if (refused && failures >= BLOCKED_TIMES) return [{ kind: 'blocked', detail, since: failingSince }];
  const long = forMs >= Math.min(FAILING_MS, 4 * source.every.maxMs);
  return failures >= FAILING_TIMES && long ? [{ kind: 'failing', detail, since: failingSince }] : [];
}

function silence(memory: SourceMemory, now: Date): Condition[] {
  if (memory.failures > 0 || memory.pattern === null) return [];
  const { lastNewAt } = memory.pattern;
  const quietMs = now.getTime() - Date.parse(lastNewAt);
  const limitMs = silenceLimitMs(memory.pattern);
  if (quietMs <= limitMs) return [];
  const detail = `answers, but nothing new for ${ago(quietMs)}; usual pauses end within ${ago(limitMs)}`;
  return [{ kind: 'silent', detail, since: lastNewAt }];
}

function conditionsOf(source: Watched, memory: SourceMemory, now: Date): Condition[] {
  const since = now.toISOString();
  const found: Condition[] = [...failure(source, memory, now), ...silence(memory, now)];
  if (memory.failures > 0) return found;
  if (memory.movedTo !== null) {
    found.push({ kind: 'moved', detail: `moved for good: change its url to ${memory.movedTo}`, since });
  }
  for (const finding of memory.findings) {
    if (!found.some((other) => other.kind === finding.kind)) found.push({ ...finding, since });
  }
  return found;
}

const isOutage = (condition: { kind: ConditionKind }): boolean =>
  condition.kind === 'failing' || condition.kind === 'blocked';

/** While a source cannot be read, nothing ends, except that one kind of outage may turn into the other. */
function undecided(open: OpenCondition, memory: SourceMemory, found: readonly Condition[]): boolean {
  return memory.failures > 0 && !(isOutage(open) && found.some(isOutage));
}

/**
 * What operators must hear of a source at `now`, and the memory with it told. Call it after every reading or
 * failure; `now` is the end of that fetch. Each condition is told once when it begins, again while it lasts
 * (every `repeatMs`; mild ones seven times as rarely), and when it ends. Pure.
 */
export function reviewHealth(
  source: Watched,
  memory: SourceMemory,
  now: Date,
  repeatMs: number = DAY_MS,
): { memory: SourceMemory; reports: OperationalReport[] } {
  const at = now.toISOString();
  const found = conditionsOf(source, memory, now);
  const reports: OperationalReport[] = [];
  const conditions: OpenCondition[] = [];
  const tell = (phase: OperationalReport['phase'], { kind, since, detail }: Condition): void => {
    reports.push({ subject: `source ${source.id}`, kind, phase, since, detail });
  };

  for (const open of memory.conditions) {
    const still = found.find((condition) => condition.kind === open.kind);
    const calmMs = now.getTime() - Date.parse(open.seenAt);
    if (still) {
      const reminderMs = MILD.has(open.kind) ? 7 * repeatMs : repeatMs;
      const due = now.getTime() - Date.parse(open.reportedAt) >= reminderMs;
      const kept = { ...open, detail: still.detail, seenAt: at, reportedAt: due ? at : open.reportedAt };
      if (due) tell('lasts', kept);
      conditions.push(kept);
    } else if (undecided(open, memory, found) || (PASSING.has(open.kind) && calmMs < DAY_MS)) {
      conditions.push(open);
    } else if (!PASSING.has(open.kind)) {
      tell('ended', {
        ...open,
        detail: `after ${ago(now.getTime() - Date.parse(open.since))}: ${open.detail}`,
      });
    }
  }
  for (const condition of found) {
    if (memory.conditions.some((open) => open.kind === condition.kind)) continue;
    tell('began', condition);
    conditions.push({ ...condition, seenAt: at, reportedAt: at });
  }
  return { memory: { ...memory, conditions }, reports };
}
