import { z } from 'zod';
import type { Channel } from '../model/channel.ts';
import { duration } from './yaml-file.ts';

/** Who hears of failing sources and of the service's own troubles, and how often while they last; milliseconds. */
export interface OperationsSettings {
  channels: readonly string[];
  repeatMs: number;
  /** How long the first report waits for others, so that one outage is one message. */
  waitMs: number;
}

/** `operations:` in alerts.yaml. */
export const operationsEntry = z.strictObject({
  channel: z.union([z.string().transform((one) => [one]), z.array(z.string()).min(1)], {
    error: 'the id of a channel, or a list of them',
  }),
  repeat: duration.default(86_400_000),
  wait: duration.default(60_000),
});

export const OPERATIONS_KEYS = ['operations', ...Object.keys(operationsEntry.shape)];

/**
 * What holds where alerts.yaml says nothing of operations: the terminal, where the root route names one, and
 * otherwise only the log. Nobody's mailbox is filled unasked.
 */
export function operationsOf(
  entry: z.infer<typeof operationsEntry> | undefined,
  channels: readonly Channel[],
  root: readonly string[],
): OperationsSettings {
  const consoles = channels.filter(({ kind, id }) => kind === 'console' && root.includes(id));
  return {
    channels: entry?.channel ?? consoles.map(({ id }) => id),
    repeatMs: entry?.repeat ?? 86_400_000,
    waitMs: entry?.wait ?? 60_000,
  };
}
