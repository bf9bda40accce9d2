import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import { isolate } from '../foreign-text.ts';
import type { Run } from './run.ts';

/** Marks of direction take no column. */
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Columns a text takes in a terminal. */
export const displayWidth = (text: string): number => stringWidth(text.replaceAll(DIRECTIONS, ''));

/** Breaks a text without colours at blanks into lines of at most `width` columns, and within a word that is wider. */
export const wrapText = (text: string, width: number): string[] =>
  text === '' ? [] : wrapAnsi(text, width, { hard: true }).split('\n');

/**
 * Foreign runs, wrapped, each line isolated by itself: an isolate left open at a line's end spills over. With `mark`
 * the evidence is styled by it, line by line; without, it stands between asterisks.
 */
export function wrapForeign(
  runs: readonly Run[],
  width: number,
  mark: ((text: string) => string) | null,
  plain: (text: string) => string = (text) => text,
): string[] {
  if (!mark) {
    const starred = runs.map(({ marked, text }) => (marked ? `*${text}*` : text)).join('');
    return wrapText(starred, width).map((line) => isolate(plain(line)));
  }
  const text = runs.map((run) => run.text).join('');
  let from = 0;
  return wrapText(text, width).map((line) => {
    const start = text.indexOf(line, from);
    // Wrapping puts letters and their marks together: such a line is shown without its evidence styled.
    if (start < 0) return isolate(plain(line));
    from = start + line.length;
    const pieces = cut(runs, start, from);
    return isolate(pieces.map((piece) => (piece.marked ? mark : plain)(piece.text)).join(''));
  });
}

/** The parts of runs from one character to another. */
function cut(runs: readonly Run[], start: number, end: number): Run[] {
  let at = 0;
  return runs.flatMap((run) => {
    const first = at;
    at += run.text.length;
    const text = run.text.slice(Math.max(0, start - first), Math.max(0, end - first));
    return text === '' ? [] : [{ ...run, text }];
  });
}
