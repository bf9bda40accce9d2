import type { Excerpt } from '../../model/alert.ts';
import { plainLine, plainRun } from '../foreign-text.ts';

/** A piece of one line of foreign text; `marked` is evidence. Free of controls, not yet escaped for any medium. */
export interface Run {
  text: string;
  marked: boolean;
}

/** An excerpt as runs of at most `maxLength` UTF-16 units together. */
export function runsOf(excerpt: Excerpt, maxLength: number): Run[] {
  const runs: Run[] = [];
  let at = 0;
  const push = (end: number, marked: boolean): void => {
    const text = plainRun(excerpt.text.slice(at, end));
    if (text !== '') runs.push({ text, marked });
    at = Math.max(at, end);
  };
  for (const mark of excerpt.marks) {
    if (mark.start > at) push(mark.start, false);
    if (mark.end > at) push(mark.end, true);
  }
  push(excerpt.text.length, false);
  return bounded(runs, maxLength);
}

function bounded(runs: Run[], maxLength: number): Run[] {
  const kept: Run[] = [];
  let room = maxLength;
  for (const run of runs) {
    if (run.text.length > room) {
      if (room > 1) kept.push({ text: plainLine(run.text, room), marked: run.marked });
      else kept.push({ text: '…', marked: false });
      break;
    }
    kept.push(run);
    room -= run.text.length;
  }
  return kept;
}

const sameText = (a: string, b: string): boolean => plainRun(a).trim() === plainRun(b).trim();

const END_SIGNS = /[\p{P}\s]+$/u;

/** A title that holds the words of an excerpt, with their marks: so they are shown once. Null where it does not hold them. */
export function titleWith(excerpt: Excerpt, title: string): Excerpt | null {
  if (sameText(excerpt.text, title)) return excerpt;
  const words = excerpt.text.replace(END_SIGNS, '');
  const at = words === '' ? -1 : title.indexOf(words);
  if (at < 0) return null;
  const marks = excerpt.marks
    .map(({ start, end }) => ({ start: at + start, end: at + Math.min(end, words.length) }))
    .filter(({ start, end }) => end > start);
  return { ...excerpt, text: title, marks };
}
