/** A probability that was said, and whether what it was said of is so. */
export interface Said {
  p: number;
  right: boolean;
}

/** The articles whose probability lies in one tenth of the scale; the last tenth holds 1 as well. */
export interface Decile {
  from: number;
  to: number;
  articles: number;
  /** Mean probability that was said, and the share that turned out right. */
  said: number;
  seen: number;
}

/** How far probabilities can be taken at their word. */
export interface Reliability {
  /** Those that hold an article, in order. */
  deciles: Decile[];
  /** Expected calibration error: the mean distance of said and seen, each decile as often as it has articles. */
  error: number;
}

const DECILES = 10;

/** Reliability by decile (DeGroot and Fienberg 1983; the error as in Naeini, Cooper and Hauskrecht 2015). */
export function reliability(all: readonly Said[]): Reliability {
  const deciles: Decile[] = [];
  let distance = 0;
  for (let at = 0; at < DECILES; at++) {
    const own = all.filter(({ p }) => Math.min(DECILES - 1, Math.floor(p * DECILES)) === at);
    if (own.length === 0) continue;
    const said = own.reduce((sum, { p }) => sum + p, 0) / own.length;
    const seen = own.filter(({ right }) => right).length / own.length;
    deciles.push({ from: at / DECILES, to: (at + 1) / DECILES, articles: own.length, said, seen });
    distance += Math.abs(said - seen) * own.length;
  }
  return { deciles, error: all.length === 0 ? 0 : distance / all.length };
}
