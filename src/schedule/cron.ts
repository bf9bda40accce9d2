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

/**
 * Starts the ticks, those marked so at once; a tick that is still at work when its time comes again is left to finish first. Returns the
 * function that stops them and waits for the ones at work. Ticks only enqueue and mark; the work is the queues'.
 */
export function startSchedule(ticks: readonly Tick[], log: Log): () => Promise<void> {
  const running = new Map<string, Promise<void>>();
  const tasks = ticks.map((tick) => {
    const run = async (): Promise<void> => {
      if (running.has(tick.name)) return;
      const work = tick
        .work()
        .catch((error: unknown) => log.error({ tick: tick.name, error: errorLine(error) }, 'tick failed'))
        .finally(() => running.delete(tick.name));
      running.set(tick.name, work);
      await work;
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
  return async () => {
    await Promise.all(tasks.map((task) => task.destroy()));
    await Promise.all(running.values());
  };
}
