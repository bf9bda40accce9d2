const SENTENCE_END = /[.!؟?\n]/;

/** The sentence of a text around an offset, as offsets (UTF-16, end exclusive). */
export function sentenceAround(text: string, at: number): { start: number; end: number } {
  let start = at;
  while (start > 0 && !SENTENCE_END.test(text.charAt(start - 1))) start -= 1;
  const length = text.slice(at).search(SENTENCE_END);
  return { start, end: length < 0 ? text.length : at + length };
}
