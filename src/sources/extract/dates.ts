/** Years in which a news page can have been published. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

function iso(timeMs: number): string | null {
  if (!Number.isFinite(timeMs)) return null;
  const date = new Date(timeMs);
  const year = date.getUTCFullYear();
  return year >= FIRST_YEAR && year <= LAST_YEAR ? date.toISOString() : null;
}

const ISO_LIKE =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{0,2})?)?/i;

function two(text: string | undefined): string {
  return (text ?? '0').padStart(2, '0');
}

function zone(text: string | undefined): string {
  if (text === undefined || /^[a-z]/i.test(text)) return 'Z';
  const digits = text.slice(1).replace(':', '').padEnd(4, '0');
  return `${text[0]}${digits.slice(0, 2)}:${digits.slice(2, 4)}`;
}

/**
 * A date as machines write it in a page's metadata (ISO 8601 and near it, RFC 822, epoch), as ISO 8601 in UTC; null
 * for anything else. A time without zone counts as UTC, so that the answer does not depend on where this runs.
 */
export function toIso(value: string | null): string | null {
  const text = (value ?? '').trim();
  if (text === '' || text.length > 80) return null;
  const parts = ISO_LIKE.exec(text);
  if (parts) {
    const [, year, month, day, hour, minute, second, offset] = parts;
    return iso(
      Date.parse(
        `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${zone(offset)}`,
      ),
    );
  }
  if (/^\d{10}$/.test(text)) return iso(Number(text) * 1000);
  if (/^\d{13}$/.test(text)) return iso(Number(text));
  const compact = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?Z?)?$/.exec(text);
  if (compact) {
    const [, year, month, day, hour, minute, second] = compact;
    return iso(Date.parse(`${year}-${month}-${day}T${two(hour)}:${two(minute)}:${two(second)}Z`));
  }
  if (!/\d{4}/.test(text) || !/[a-z]{3}/i.test(text)) return null;
  const hasZone = /(?:[+-]\d{2}:?\d{2}|\b(?:GMT|UTC|Z|[ECMP][SD]T))\b/i.test(text);
  return iso(Date.parse(hasZone ? text : `${text} UTC`));
}
