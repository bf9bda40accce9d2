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

/** Cuts a word that is wider than a whole line. */
function pieces(word: string, width: number): string[] {
  if (displayWidth(word) <= width) return [word];
  const parts: string[] = [''];
  for (const char of word) {
    const last = parts.at(-1) ?? '';
    if (displayWidth(last + char) > width) parts.push(char);
    else parts[parts.length - 1] = last + char;
  }
  return parts;
}

/** Breaks runs at blanks into lines of at most `width` columns. */
export function wrapRuns(runs: readonly Run[], width: number): Run[][] {
  const lines: Run[][] = [];
  let line: Run[] = [];
  let used = 0;
  let gap: Run | null = null;
  const add = (run: Run): void => {
    const last = line.at(-1);
    if (last && last.marked === run.marked) last.text += run.text;
    else line.push({ ...run });
  };
  for (const run of runs) {
    for (const word of run.text.split(/( )/)) {
      if (word === '') continue;
      if (word === ' ') {
        if (used > 0) gap = { text: ' ', marked: run.marked };
        continue;
      }
      for (const piece of pieces(word, width)) {
        const wide = displayWidth(piece);
        if (used > 0 && used + (gap ? 1 : 0) + wide > width) {
          lines.push(line);
          line = [];
          used = 0;
          gap = null;
        }
        if (gap) {
          add(gap);
          used += 1;
          gap = null;
        }
        add({ text: piece, marked: run.marked });
        used += wide;
      }
    }
  }
  if (line.length > 0) lines.push(line);
  return lines;
}

/** Plain English of one kind, wrapped. */
export function wrapText(text: string, width: number): string[] {
  return wrapRuns([{ text, marked: false }], width).map((line) => line.map((run) => run.text).join(''));
}

/** Foreign runs, wrapped, each line isolated by itself: an isolate left open at a line's end spills over. */
export function wrapForeign(
  runs: readonly Run[],
  width: number,
  mark: (text: string) => string,
  plain: (text: string) => string,
): string[] {
  return wrapRuns(runs, width).map((line) =>
    isolate(line.map((run) => (run.marked ? mark(run.text) : plain(run.text))).join('')),
  );
}
