import { inUnits } from '../lib/durations.ts';

/** A configured duration in milliseconds for people, exactly: `1 d`, `90 min`, `5 s`. */
export function durationText(ms: number): string {
  const [count, unit] = inUnits(ms);
  return `${count} ${unit === 'm' ? 'min' : unit}`;
}
