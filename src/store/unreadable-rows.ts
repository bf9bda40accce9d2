import { HOUR_MS } from '../lib/durations.ts';
import { onUnreadable, type StoredRowError } from './stored.ts';

/** A row that pages and ticks come upon again and again is told of once in this time, and counts as met for as long. */
const AGAIN_MS = HOUR_MS;
/** Wrong rows that are told apart: a table spoilt as a whole fills neither the memory nor the log. */
const MOST = 200;

/** What could not be read of the database. */
export interface UnreadableRows {
  /** Of the last hour, a line each. */
  lately(now: Date): string[];
  close(): void;
}

/** Watches for rows that cannot be read, and tells each once an hour at most. */
export function watchUnreadable(tell: (error: StoredRowError) => void, now: () => Date): UnreadableRows {
  const met = new Map<string, { loggedAt: number; seenAt: number }>();
  const close = onUnreadable((error) => {
    const at = now().getTime();
    const before = met.get(error.message);
    if (!before && met.size >= MOST) return;
    const isFresh = !before || at - before.loggedAt >= AGAIN_MS;
    met.set(error.message, { loggedAt: isFresh ? at : before.loggedAt, seenAt: at });
    if (isFresh) tell(error);
  });
  return {
    lately(asOf) {
      for (const [line, { seenAt }] of met) if (asOf.getTime() - seenAt >= AGAIN_MS) met.delete(line);
      return [...met.keys()];
    },
    close,
  };
}
