const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2021-12-31` → `31 Dec 2021`, `2021-12` → `Dec 2021`, `2021` → `2021`; anything else comes back as it is. */
export function dateLabel(iso: string): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(iso);
  if (!match) return iso;
  const [, year, month, day] = match;
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  if (!name) return year ?? iso;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** The date that a label tells, as it was before: `31 Dec 2021` → `2021-12-31`; anything else comes back as it is. */
export function labelledDate(label: string): string {
  const [, day, name = '', year] = /^(?:(\d{1,2}) )?([A-Z][a-z]{2}) (\d{4})$/.exec(label) ?? [];
  const month = MONTHS.indexOf(name) + 1;
  if (month === 0) return label;
  return [
    year,
    ...[month, ...(day === undefined ? [] : [day])].map((part) => `${part}`.padStart(2, '0')),
  ].join('-');
}

/** `2021-12-31T08:05:00Z` → `31 Dec 2021, 08:05 UTC`; null and what is no instant give an empty string. */
export function instantLabel(iso: string | null): string {
  const at = iso === null ? Number.NaN : Date.parse(iso);
  if (Number.isNaN(at)) return '';
  const utc = new Date(at).toISOString();
  return `${dateLabel(utc.slice(0, 10))}, ${utc.slice(11, 16)} UTC`;
}
