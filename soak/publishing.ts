import type { Newsstand } from '../chaos/newsstand.ts';
import { openPress } from '../chaos/press.ts';

/** Articles that come out in each hour of a day (UTC), of a hundred: a quiet night, a long busy day. */
const BY_HOUR = [1, 1, 1, 2, 3, 4, 5, 6, 7, 7, 7, 6, 6, 6, 6, 5, 5, 5, 4, 4, 3, 3, 2, 1];
/** How fast outlets grow smaller: the first of 500 prints a twelfth of all, the last a few articles a month. */
const STEEPNESS = 0.8;
const HOUR_MS = 3_600_000;

/** Which of the outlets prints, the large ones more often; the same each time it is asked from the start. */
function lots(outlets: readonly string[]): () => string {
  const weights = outlets.map((_, i) => 1 / (i + 1) ** STEEPNESS);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    let left = (state / 2 ** 32) * total;
    const at = weights.findIndex((weight) => {
      left -= weight;
      return left < 0;
    });
    return outlets[Math.max(at, 0)] ?? '';
  };
}

/** Prints at the outlets. */
export interface Publishing {
  /** So many articles of each outlet, at one moment. */
  fill(each: number, at: Date): void;
  /** All that comes out between two moments, in order. */
  between(from: Date, to: Date): void;
}

/** A press of `perDay` articles a day, one in `matchEvery` of which is to be alerted. */
export function openPublishing(
  newsstand: Newsstand,
  outlets: readonly string[],
  { perDay, matchEvery }: { perDay: number; matchEvery: number },
): Publishing {
  const print = openPress(outlets, matchEvery);
  const lot = lots(outlets);
  const all = BY_HOUR.reduce((sum, share) => sum + share, 0);
  let owed = 0;
  return {
    fill(each, at) {
      for (let n = 0; n < each; n += 1)
        for (const outlet of outlets) newsstand.print({ ...print(), outlet, publishedAt: at });
    },
    between(from, to) {
      for (let hourMs = from.getTime(); hourMs < to.getTime(); hourMs += HOUR_MS) {
        const partMs = Math.min(HOUR_MS, to.getTime() - hourMs);
        owed += ((BY_HOUR[new Date(hourMs).getUTCHours()] ?? 0) / all) * perDay * (partMs / HOUR_MS);
        const now = Math.floor(owed);
        owed -= now;
        for (let n = 0; n < now; n += 1)
          newsstand.print({
            ...print(),
            outlet: lot(),
            publishedAt: new Date(hourMs + ((n + 1) / (now + 1)) * partMs),
          });
      }
    },
  };
}
