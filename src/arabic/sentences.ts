import type { NormalText } from './normalize.ts';
import { endsSentence as isEndMark } from './signs.ts';
import { type Token, tokenize } from './tokens.ts';

/** A stretch of the normal text, as offsets in it and as token indexes; both ends exclusive. */
export interface TextRange {
  start: number;
  end: number;
  firstToken: number;
  endToken: number;
}

/** What may still belong to a sentence after its end mark, if written to it. */
const CLOSERS = new Set(['»', '"', "'", ')', ']', '}']);

/**
 * Sentences of the normal text: they end at . ! ؟, at three points or more and at line breaks. A
 * point after a lone letter (د. أ. م.), inside an address or doubled (the headline's clause break) ends none. The
 * end mark and closing quotes written to it belong to the sentence. Linear.
 */
export function sentences(normal: NormalText, tokens: readonly Token[] = tokenize(normal)): TextRange[] {
  const found: TextRange[] = [];
  let first = 0;
  const close = (end: number): void => {
    if (end > first) found.push(rangeOf(tokens, first, end));
    first = end;
  };
  let i = 0;
  while (i < tokens.length) {
    const token = tokens[i] as Token;
    if (startsLine(normal, tokens, i)) close(i);
    if (token.kind !== 'punct' || !isEndMark(token.text)) {
      i++;
      continue;
    }
    const run = markRunEnd(tokens, i);
    const ends = endsSentence(tokens, i, run);
    i = run;
    if (!ends) continue;
    while (i < tokens.length && !tokens[i]?.spaceBefore && CLOSERS.has(tokens[i]?.text ?? '')) i++;
    close(i);
  }
  close(tokens.length);
  return found;
}

function rangeOf(tokens: readonly Token[], firstToken: number, endToken: number): TextRange {
  const start = tokens[firstToken]?.start ?? 0;
  const end = tokens[endToken - 1]?.end ?? start;
  return { start, end, firstToken, endToken };
}

/** Whether a line break stands right before token `at`. */
export function startsLine(normal: NormalText, tokens: readonly Token[], at: number): boolean {
  const previous = tokens[at - 1];
  const token = tokens[at];
  if (!previous || !token?.spaceBefore) return false;
  for (let i = previous.end; i < token.start; i++) {
    const code = normal.text.charCodeAt(i);
    if (code === 0x0a || code === 0x0d) return true;
  }
  return false;
}

/** End of the end marks written together from `at` on. */
function markRunEnd(tokens: readonly Token[], at: number): number {
  let i = at + 1;
  while (i < tokens.length && !tokens[i]?.spaceBefore && isEndMark(tokens[i]?.text ?? '')) i++;
  return i;
}

const LETTER = /^\p{L}$/u;
const LATIN_START = /^[A-Za-z0-9]/;
const LATIN_END = /[A-Za-z0-9]$/;

function endsSentence(tokens: readonly Token[], at: number, run: number): boolean {
  const mark = tokens[at];
  if (mark?.text !== '.') return true;
  if (run - at === 2) return tokens[at + 1]?.text !== '.';
  if (run - at > 2) return true;
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (before && !mark.spaceBefore && LETTER.test(before.text)) return false;
  const inAddress =
    before && after && !after.spaceBefore && LATIN_END.test(before.text) && LATIN_START.test(after.text);
  return !inAddress;
}
