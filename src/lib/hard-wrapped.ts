/** Lines of mails and wire copy are wrapped at a width in this range. */
const LEAST_WIDTH = 38;
const MOST_WIDTH = 140;
/** One break may be chance. */
const ENOUGH_BREAKS = 2;

/** What ends a paragraph or begins a new one: a stop, an opening of a list. */
const ENDS = /[.!?؟:؛…][»"”')\]]*$/;
const BEGINS = /^(?:[-–—•*·●▪]|\(?[\d٠-٩]{1,3}[.)-]\s)/;

/** Is the break behind a line there for the width alone? Then the next line's first word would not have fitted. */
function isWrap(line: string, next: string, width: number): boolean {
  if (line.length < LEAST_WIDTH || next === '' || ENDS.test(line) || BEGINS.test(next)) return false;
  return line.length + 1 + (next.split(/\s/, 1)[0]?.length ?? 0) > width;
}

/**
 * Text that a program broke into lines of one width, with its sentences whole again: each such break becomes a
 * blank. Every character keeps its place, so offsets hold in both texts. Other text is returned as it is.
 */
export function withoutHardWraps(text: string): string {
  const lines = text.split('\n');
  if (lines.length <= ENOUGH_BREAKS) return text;
  const trimmed = lines.map((line) => line.trim());
  const width = Math.max(...trimmed.map((line) => line.length));
  if (width > MOST_WIDTH) return text;
  const wraps = trimmed.map((line, at) => isWrap(line, trimmed[at + 1] ?? '', width));
  if (wraps.filter(Boolean).length < ENOUGH_BREAKS) return text;
  return lines.map((line, at) => line + (at === lines.length - 1 ? '' : wraps[at] ? ' ' : '\n')).join('');
}
