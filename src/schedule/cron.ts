import { setTimeout as wait } from 'node:timers/promises';
import { schedule as cron } from 'node-cron';
import { errorLine } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';

/** Something done again and again: what, when (cron with seconds, UTC), and its name in the log. */
export interface Tick {
  name: string;
  when: string;
  /** Is it also done once at the start, without waiting for its time? */
  atStart?: boolean;
  work(): Promise<void>;
}

/** How often the clock is compared with the time that has passed. */
const LOOK_MS = 200;
/** A clock that went so much further, or less far, was set, or its machine slept. */
const JUMP_MS = 3_000;
/** Ticks of one second begin so far apart: all at once, each would hold a connection to the database of its own. */
const APART_MS = 40;

/** Calls `onJump` when the clock was set ahead or back, or went on while the machine slept. Returns what ends that. */
function watchClock(onJump: (byMs: number) => void): () => void {
  let difference = Date.now() - performance.now();
  const timer = setInterval(() => {
    const now = Date.now() - performance.now();
    const byMs = now - difference;
    difference = now;
    if (Math.abs(byMs) > JUMP_MS) onJump(byMs);
  }, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * Starts the ticks, those marked so at once; a tick that is still at work when its time comes again is left to finish first. Returns the
 * function that stops them and waits for the ones at work. Ticks only enqueue and mark; the work is the queues'.
 */
export function startSchedule(ticks: readonly Tick[], log: Log): () => Promise<void> {
  const running = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  const tasks = ticks.map((tick, n) => {
    const work = async (): Promise<void> => {
      await wait(n * APART_MS, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      await tick
        .work()
        .catch((error: unknown) => log.error({ tick: tick.name, error: errorLine(error) }, 'tick failed'));
    };
    const run = async (): Promise<void> => {
      if (running.has(tick.name)) return;
      const done = work().finally(() => running.delete(tick.name));
      running.set(tick.name, done);
      await done;
    };
    if (tick.atStart) void run();
    // A tick missed on a busy machine comes again; node-cron's own warning would break the log's format.
    // We see to overlaps ourselves: node-cron's own way prints a line of its own as well.
    // In UTC: daylight saving sent node-cron into a loop before 4.6 (node-cron #492).
    return cron(tick.when, run, {
      timezone: 'UTC',
      name: tick.name,
      suppressMissedWarning: true,
    });
  });
  // node-cron walks through all times it missed, a second of work for three hours of one tick, and after a clock was set
  // back it rests until the old time has come again.
  const unwatch = watchClock((byMs) => {
    log.info({ bySeconds: Math.round(byMs / 1_000) }, 'the clock jumped; the schedule goes by it');
    for (const task of tasks) {
      task.stop();
      task.start();
    }
  });
  return async () => {
    unwatch();
    stopping.abort();
    await Promise.all(tasks.map((task) => task.destroy()));
    await Promise.all(running.values());
  };
}
