import { DAY_MS, HOUR_MS } from '../lib/durations.ts';
import type { PublishingPattern } from '../model/reading.ts';

/** How fast old counts lose weight: a day, so that nights and mornings even out. */
const RATE_MEMORY_MS = DAY_MS;
/** Half-life of the longest pause: a holiday is forgotten after some weeks. */
const PAUSE_HALF_LIFE_MS = 14 * DAY_MS;
/** Dates up to this far ahead of `now` are a wrong clock or zone and mean "now". */
const AHEAD_MS = DAY_MS;

/** What one successful reading says about how often a source publishes. */
export interface Sighting {
  /** Items not seen before. On the very first reading that is all of them. */
  newItems: number;
  /** Publication dates of all listed items, ISO 8601, where given; any order. */
  publishedAt: readonly (string | null)[];
  now: Date;
}

function knownTimes(sighting: Sighting): number[] {
  const nowMs = sighting.now.getTime();
  return sighting.publishedAt
    .map((date) => (date === null ? Number.NaN : Date.parse(date)))
    .filter((time) => !Number.isNaN(time) && time <= nowMs + AHEAD_MS)
    .map((time) => Math.min(time, nowMs))
    .sort((left, right) => left - right);
}

/** Without the oldest entry, which is often one that the outlet pinned years ago. */
function settled(times: number[]): number[] {
  return times.length >= 4 ? times.slice(1) : times;
}

function windowOf(times: number[]): number | null {
  const [oldest] = times;
  const newest = times.at(-1);
  return oldest !== undefined && newest !== undefined && newest > oldest ? newest - oldest : null;
}

function longestGapMs(times: number[]): number {
  let longest = 0;
  for (let index = 1; index < times.length; index += 1) {
    longest = Math.max(longest, (times[index] ?? 0) - (times[index - 1] ?? 0));
  }
  return longest;
}

function firstPattern(sighting: Sighting, times: number[]): PublishingPattern {
  const nowMs = sighting.now.getTime();
  const oldest = times[0];
  const newest = times.at(-1);
  // Counting up to now, not to the newest item, so that a feed that ended years ago does not look lively.
  const spanMs = oldest === undefined ? 0 : nowMs - oldest;
  return {
    perHour: times.length >= 2 && spanMs > 0 ? (times.length / spanMs) * HOUR_MS : 1,
    longestPauseMs: longestGapMs(times),
    lastNewAt: new Date(newest ?? nowMs).toISOString(),
    measuredAt: sighting.now.toISOString(),
    windowMs: windowOf(times),
  };
}

/**
 * Brings the pattern of a source up to date after a successful reading (one that said "not modified" counts,
 * with no new items). `pattern` is null before the first. Without any dates the first guess is one item an hour.
 */
export function patternAfter(pattern: PublishingPattern | null, sighting: Sighting): PublishingPattern {
  const times = settled(knownTimes(sighting));
  if (pattern === null) return firstPattern(sighting, times);
  const nowMs = sighting.now.getTime();
  const elapsedMs = Math.max(1000, nowMs - Date.parse(pattern.measuredAt));
  const keep = Math.exp(-elapsedMs / RATE_MEMORY_MS);
  const seenPerHour = (sighting.newItems / elapsedMs) * HOUR_MS;
  const lastNewMs = Date.parse(pattern.lastNewAt);
  const newest = sighting.newItems > 0 ? (times.at(-1) ?? nowMs) : lastNewMs;
  const fade = 0.5 ** (elapsedMs / PAUSE_HALF_LIFE_MS);
  const pauseMs = sighting.newItems > 0 ? Math.max(0, newest - lastNewMs) : 0;
  return {
    perHour: pattern.perHour * keep + seenPerHour * (1 - keep),
    longestPauseMs: Math.max(pattern.longestPauseMs * fade, pauseMs),
    lastNewAt: new Date(Math.max(newest, lastNewMs)).toISOString(),
    measuredAt: sighting.now.toISOString(),
    windowMs: windowOf(times) ?? pattern.windowMs,
  };
}

/** The shortest silence that may count as unusual, whatever the pattern: half a day covers a quiet night. */
const LEAST_SILENCE_MS = 12 * HOUR_MS;
const MOST_SILENCE_MS = 21 * DAY_MS;

/**
 * How long a source of this pattern may say nothing before it is worth a word: twice its longest ordinary pause,
 * or twenty times its mean gap, whichever is longer, within half a day and three weeks.
 */
export function silenceLimitMs(pattern: PublishingPattern): number {
  const meanGapMs = pattern.perHour > 0 ? HOUR_MS / pattern.perHour : MOST_SILENCE_MS;
  // A mean taken over the silence itself would let the limit run away from it: the pause leads where it is known.
  const byMean =
    pattern.longestPauseMs > 0 ? Math.min(20 * meanGapMs, 6 * pattern.longestPauseMs) : 20 * meanGapMs;
  return Math.min(Math.max(2 * pattern.longestPauseMs, byMean, LEAST_SILENCE_MS), MOST_SILENCE_MS);
}
