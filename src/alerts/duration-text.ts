const UNITS = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
] as const;

/** A configured duration in milliseconds for people, exactly: `1 d`, `90 min`, `5 s`. */
export function durationText(ms: number): string {
  const [size, name] = UNITS.find(([unit]) => ms >= unit && ms % unit === 0) ?? [1_000, 's'];
  return `${ms / size} ${name}`;
}
