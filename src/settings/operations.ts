import { z } from 'zod';
import type { Channel } from '../channels/registry.ts';
import { DAY_MS, MINUTE_MS } from '../lib/durations.ts';
import { duration, someTime } from './duration.ts';

/** Who hears of failing sources and of the service's own troubles, and how often while they last; milliseconds. */
export interface OperationsSettings {
  channels: readonly string[];
  /** Nobody was named: whoever hears the alerts hears only that nothing is watched any more. */
  urgentOnly: boolean;
  repeatMs: number;
  /** How long the first report waits for others, so that one outage is one message. */
  waitMs: number;
}

/** `operations:` in alerts.yaml. */
export const operationsEntry = z.strictObject({
  channel: z.union([z.string().transform((one) => [one]), z.array(z.string()).min(1)], {
    error: 'the id of a channel, or a list of them',
  }),
  repeat: someTime.default(DAY_MS),
  wait: duration.default(MINUTE_MS),
});

/**
 * What holds where alerts.yaml says nothing of operations: all of it goes to the terminal, where the root route names
 * one. Otherwise the first channel that the root names, or the first there is, hears only what ends all watching:
 * nobody's mailbox is filled unasked, and nobody is left to believe in a watch that has stopped.
 */
export function operationsOf(
  entry: z.infer<typeof operationsEntry> | undefined,
  channels: readonly Channel[],
  root: readonly string[],
): OperationsSettings {
  const consoles = channels.filter(({ kind, id }) => kind === 'console' && root.includes(id));
  const first = channels
    .map(({ id }) => id)
    .filter((id) => root.length === 0 || id === root[0])
    .slice(0, 1);
  return {
    channels: entry?.channel ?? (consoles.length > 0 ? consoles.map(({ id }) => id) : first),
    urgentOnly: entry === undefined && consoles.length === 0,
    repeatMs: entry?.repeat ?? DAY_MS,
    waitMs: entry?.wait ?? MINUTE_MS,
  };
}
