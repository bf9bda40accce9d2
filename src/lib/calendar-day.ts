/** Is this a day that the calendar has, written as 2026-11-24? Date.parse takes 30 February for one, PostgreSQL does not. */
export function isCalendarDay(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
