import type { Alert, Severity } from '../model/alert.ts';
import type { StoryEventKind } from '../model/story.ts';
import { newsLine } from './change-words.ts';
import { gravest, isAtLeast } from './match.ts';
import type { Timing } from './route.ts';

/** A story event that one channel has not been told yet. */
export type PendingEvent = Pick<Alert, 'event' | 'at' | 'whatsNew' | 'severity'>;

/** What one channel was last told about one story. */
export interface LastSend {
  /** ISO 8601. */
  at: string;
  severity: Severity;
}

/** What to do about one story on one channel, and why: act on it, log it, show it. */
export interface SendDecision {
  action: 'send' | 'repeat' | 'wait' | 'nothing';
  /** When to look again; null when only a new event can change the answer. */
  until: Date | null;
  why: string;
}

const seconds = (ms: number): string => `${Math.ceil(ms / 1000)} s`;

function decideRepeat(last: LastSend | null, isAlive: boolean, timing: Timing, nowMs: number): SendDecision {
  if (!last || timing.repeatIntervalMs === null || !isAlive) {
    return { action: 'nothing', until: null, why: 'nothing to say' };
  }
  const dueMs = Math.min(Date.parse(last.at), nowMs) + timing.repeatIntervalMs;
  if (dueMs <= nowMs) return { action: 'repeat', until: null, why: 'repeat time passed' };
  return { action: 'nothing', until: new Date(dueMs), why: `repeat in ${seconds(dueMs - nowMs)}` };
}

/**
 * Decides whether a channel is told about a story now. The first event waits `groupWaitMs` for others, later ones
 * until `groupIntervalMs` after the last message; what is more severe than the last message waits for neither.
 * Times after `now` (a clock that jumped back) count as now, so nothing waits longer than its interval.
 */
export function decideSend(
  pending: readonly PendingEvent[],
  last: LastSend | null,
  timing: Timing,
  now: Date,
  isAlive: boolean,
): SendDecision {
  const nowMs = now.getTime();
  if (pending.length === 0) return decideRepeat(last, isAlive, timing, nowMs);
  const firstMs = Math.min(nowMs, ...pending.map((event) => Date.parse(event.at)));
  const top = mergedEvent(pending).severity;
  const count = pending.length === 1 ? '1 new event' : `${pending.length} new events`;
  if (last && top !== last.severity && isAtLeast(top, last.severity)) {
    return { action: 'send', until: null, why: `${count}, now ${top} after ${last.severity}` };
  }
  const dueMs = last
    ? Math.min(Date.parse(last.at), nowMs) + timing.groupIntervalMs
    : firstMs + timing.groupWaitMs;
  if (dueMs > nowMs) {
    const rule = last ? 'group_interval' : 'group_wait';
    return {
      action: 'wait',
      until: new Date(dueMs),
      why: `${count}, ${rule} for ${seconds(dueMs - nowMs)}`,
    };
  }
  return { action: 'send', until: null, why: last ? count : `first seen, ${count}` };
}

/** The weightiest first; a group is announced as the weightiest event in it. */
const WEIGHT: readonly StoryEventKind[] = [
  'corrected',
  'opened',
  'status_changed',
  'deadline_passed',
  'new_statement',
  'deadline_near',
  'corroborated',
  'none',
];

/**
 * Several events as one: the weightiest kind, the highest severity, the latest time, and every piece of news once,
 * in order of time. Throws RangeError for an empty list.
 */
export function mergedEvent(pending: readonly PendingEvent[]): PendingEvent {
  const inTime = [...pending].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const latest = inTime.at(-1);
  if (!latest) throw new RangeError('group: no events to merge');
  return {
    event: WEIGHT.find((kind) => pending.some((event) => event.event === kind)) ?? latest.event,
    at: latest.at,
    whatsNew: [...new Map(inTime.map(({ whatsNew }) => [newsLine(whatsNew), whatsNew])).values()].flat(),
    severity: gravest(pending.map((event) => event.severity)),
  };
}
