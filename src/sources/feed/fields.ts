import { oneLine, plainText } from '../sanitize-text.ts';
import { LIMITS } from './model.ts';

/** What a feed that is read as an object says, unchecked. */
export type Fields = Readonly<Record<string, unknown>>;

/** A list, or nothing. */
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
/** The people and words of one entry; a list with a million of them is no list of people. */
export const shortList = (value: unknown): unknown[] => list(value).slice(0, 500);

/** A text, or nothing. */
export const text = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '';

/** A text as a line of so many UTF-16 units at most. */
export const line = (value: unknown, limit: number): string =>
  oneLine(plainText(text(value).slice(0, limit * 4)), limit);

/** Categories and tags, each once. */
export const categoriesOf = (values: readonly unknown[]): string[] =>
  [...new Set(values.map((value) => line(value, LIMITS.category)).filter((name) => name !== ''))].slice(
    0,
    LIMITS.categories,
  );
