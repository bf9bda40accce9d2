import { endsSentence } from './signs.ts';

const ends = (char: string): boolean => char === '\n' || endsSentence(char);

/** The sentence of a text around an offset, as offsets (UTF-16, end exclusive): up to the next end mark or line break, whatever it stands in. */
export function sentenceAround(text: string, at: number): { start: number; end: number } {
  let start = at;
  while (start > 0 && !ends(text.charAt(start - 1))) start -= 1;
  let end = at;
  while (end < text.length && !ends(text.charAt(end))) end += 1;
  return { start, end };
}
