/** Lengths of time in milliseconds. */
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** The units in which operators write and read durations, the largest first. */
export const UNIT_MS = { d: DAY_MS, h: HOUR_MS, m: MINUTE_MS, s: 1_000 } as const;
export type Unit = keyof typeof UNIT_MS;

/** A duration in milliseconds, exactly, in the largest unit that fits: 90 and `m`. */
export function inUnits(ms: number): [count: number, unit: Unit] {
  const units = Object.entries(UNIT_MS) as [Unit, number][];
  const [unit, size] = units.find(([, size]) => ms >= size && ms % size === 0) ?? ['s', UNIT_MS.s];
  return [ms / size, unit];
}
