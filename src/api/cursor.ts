import { PayloadError } from '../lib/errors.ts';

/** Where a page of a list ended, as the next is asked for by: opaque to whoever holds it. */
export const cursorOf = (place: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/** A place of the patterns' shape out of a cursor, or null where none was given. Throws PayloadError for any other text. */
export function placeOf(cursor: string | undefined, patterns: readonly RegExp[]): string[] | null {
  if (cursor === undefined) return null;
  let place: unknown;
  try {
    place = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    place = null;
  }
  const parts = Array.isArray(place) ? place.map(String) : [];
  if (
    parts.length !== patterns.length ||
    patterns.some((pattern, index) => !pattern.test(parts[index] ?? ''))
  )
    throw new PayloadError('cursor: take it from `next` of the page before, with the same filters');
  return parts;
}

export const IS_ID = /^\d{1,18}$/;
/** Milliseconds and microseconds since 1970, within what PostgreSQL and we can write as a date. */
export const IS_MS = /^\d{1,14}$/;
export const IS_MICROSECONDS = /^\d{1,17}$/;
export const IS_DATE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

/** One page out of rows of which one more than a page was asked for. */
export function pageFrom<Row, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
  place: (row: Row) => readonly (string | number)[],
): { items: Item[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(item),
    next: rows.length > limit && last !== undefined ? cursorOf(place(last)) : null,
  };
}
