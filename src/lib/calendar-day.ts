/** Is this a day that the calendar has, written as 2026-11-24? Date.parse takes 30 February for one, PostgreSQL does not. */
export function isCalendarDay(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** Is this such a day, or an instant on one (2026-11-24T18:00:00Z)? */
export const isDayOrInstant = (text: string): boolean =>
  isCalendarDay(text.slice(0, '2026-11-24'.length)) && !Number.isNaN(Date.parse(text));
