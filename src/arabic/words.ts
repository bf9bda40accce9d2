import { normalize } from './normalize.ts';

const WORD = /[\p{L}\p{N}]+/gu;

/** The words of a text in order, in normal form and lower case, to be compared and not matched. Any string; linear in its length. */
export function words(text: string): string[] {
  // Two spellings of one name, each of whole outlets.
  const { text: normal } = normalize(text);
  return normal.replaceAll('اميرك', 'امريك').toLowerCase().match(WORD) ?? [];
}
