import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import { isolate } from '../foreign-text.ts';
import type { Run } from './view.ts';

/** Columns a text takes in a terminal. */
export const displayWidth = (text: string): number => stringWidth(text);

/** Breaks a text at blanks into lines of at most `width` columns, and within a word that is wider; colours end with a line. */
export const wrapText = (text: string, width: number): string[] =>
  text === '' ? [] : wrapAnsi(text, width, { hard: true }).split('\n');

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
  const marked = mark ?? ((text: string) => `*${text}*`);
  const shown = runs.map((run) => (run.marked ? marked(run.text) : plain(run.text))).join('');
  return wrapText(shown, width).map(isolate);
}
