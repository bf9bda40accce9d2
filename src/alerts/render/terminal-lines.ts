import { isolate } from '../foreign-text.ts';
import type { Run } from './view.ts';

/** Marks and joiners take no column; emoji and East Asian wide characters take two (Unicode Annex 11, roughly). */
const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const TWO_WIDE =
  /^[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]$/u;

/** Columns a text takes in a terminal. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) width += NO_WIDTH.test(char) ? 0 : TWO_WIDE.test(char) ? 2 : 1;
  return width;
}

const widthOf = (word: readonly Run[]): number => word.reduce((sum, run) => sum + displayWidth(run.text), 0);

/** The words of a text; one may be marked in part. `gap` is the blank before it. */
function wordsOf(runs: readonly Run[]): { gap: Run | null; word: Run[] }[] {
  const words: { gap: Run | null; word: Run[] }[] = [];
  let gap: Run | null = null;
  let word: Run[] = [];
  const finish = (): void => {
    if (word.length > 0) words.push({ gap: words.length > 0 ? gap : null, word });
    word = [];
  };
  for (const run of runs) {
    for (const part of run.text.split(/( )/)) {
      if (part === ' ') {
        finish();
        gap = { text: ' ', marked: run.marked };
      } else if (part !== '') {
        word.push({ text: part, marked: run.marked });
      }
    }
  }
  finish();
  return words;
}

/** Cuts a word that is wider than a whole line. */
function pieces(word: Run[], width: number): Run[][] {
  if (widthOf(word) <= width) return [word];
  const parts: Run[][] = [];
  let part: Run[] = [];
  for (const run of word) {
    for (const char of run.text) {
      if (part.length > 0 && widthOf(part) + displayWidth(char) > width) {
        parts.push(part);
        part = [];
      }
      append(part, { text: char, marked: run.marked });
    }
  }
  return [...parts, part];
}

function append(line: Run[], run: Run): void {
  const last = line.at(-1);
  if (last && last.marked === run.marked) last.text += run.text;
  else line.push({ ...run });
}

/** Breaks runs at blanks into lines of at most `width` columns. */
function wrapRuns(runs: readonly Run[], width: number): Run[][] {
  const lines: Run[][] = [];
  let line: Run[] = [];
  for (const { gap, word } of wordsOf(runs)) {
    for (const [index, piece] of pieces(word, width).entries()) {
      const blank = index === 0 && line.length > 0 ? gap : null;
      if (line.length > 0 && widthOf(line) + (blank ? 1 : 0) + widthOf(piece) > width) {
        lines.push(line);
        line = [];
      } else if (blank) {
        append(line, blank);
      }
      for (const run of piece) append(line, run);
    }
  }
  return line.length > 0 ? [...lines, line] : lines;
}

/** Plain English of one kind, wrapped. */
export function wrapText(text: string, width: number): string[] {
  return wrapRuns([{ text, marked: false }], width).map((line) => line.map((run) => run.text).join(''));
}

/**
 * Foreign runs, wrapped, each line isolated by itself: an isolate left open at a line's end spills over. With `mark`
 * the evidence is styled by it; without, it stands between asterisks.
 */
export function wrapForeign(
  runs: readonly Run[],
  width: number,
  mark: ((text: string) => string) | null,
  plain: (text: string) => string = (text) => text,
): string[] {
  const shown = mark
    ? runs
    : runs.map((run) => ({ text: run.marked ? `*${run.text}*` : run.text, marked: false }));
  return wrapRuns(shown, width).map((line) =>
    isolate(line.map((run) => (run.marked && mark ? mark(run.text) : plain(run.text))).join('')),
  );
}
