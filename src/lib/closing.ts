import { errorLine } from './errors.ts';
import type { Log } from './log.ts';
import { within } from './within.ts';

/** Parts that are open; they are closed in the reverse order, and none may hold up the others. */
export interface Closing {
  /** Adds what was just opened; closing it is given `withinMs` milliseconds. */
  add(part: string, withinMs: number, close: () => Promise<void>): void;
  /** Closes everything; never throws. A part that fails or takes too long is logged and left. */
  closeAll(): Promise<void>;
}

/** An empty list of parts. */
export function createClosing(log: Log): Closing {
  const parts: { part: string; withinMs: number; close: () => Promise<void> }[] = [];
  return {
    add: (part, withinMs, close) => void parts.push({ part, withinMs, close }),
    async closeAll() {
      for (const { part, withinMs, close } of parts.splice(0).reverse()) {
        await within(close(), withinMs).catch((error: unknown) =>
          log.warn({ part, error: errorLine(error) }, 'stopping: a part did not close well'),
        );
      }
    },
  };
}
