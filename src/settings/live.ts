import { ConfigError, errorLine } from '../lib/errors.ts';

/** A configuration on disk that does not hold: what is wrong with it, and since when it is refused. */
export interface Refusal {
  since: Date;
  problems: readonly string[];
}

/** One value that is replaced whole while the program runs; whoever needs it asks again each time. */
export interface Live<Value> {
  current(): Value;
  /** When the current value was loaded. */
  loadedAt(): Date;
  /** Why the newest one is refused, while it is; the one before stays in force. */
  refused(): Refusal | null;
  /** Loads anew at `now`: a good value takes the place of the old one, a bad one changes nothing but `refused`. */
  reload(now: Date): 'swapped' | 'refused';
}

/** Loads a value that can be loaded again. Throws what the first `load` throws. */
export function createLive<Value>(load: () => Value, now: Date): Live<Value> {
  let value = load();
  let loadedAt = now;
  let refusal: Refusal | null = null;
  return {
    current: () => value,
    loadedAt: () => loadedAt,
    refused: () => refusal,
    reload(at) {
      try {
        value = load();
        loadedAt = at;
        refusal = null;
        return 'swapped';
      } catch (error) {
        const problems = error instanceof ConfigError ? error.problems : [errorLine(error)];
        refusal = { since: refusal?.since ?? at, problems };
        return 'refused';
      }
    },
  };
}
