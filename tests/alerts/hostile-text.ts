import fc from 'fast-check';
import { HOSTILE_TEXT } from './hostile.ts';

/** Direction controls other than the isolates that we put around foreign text. */
export const UNWANTED =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: looking for them is the point
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200B\u200E\u202A-\u202E\u2066\u2067\uFEFF\uFFFE]/u;

/** How many isolates a line leaves open; NaN where one is closed that was not opened. */
export function openIsolates(text: string): number {
  let depth = 0;
  for (const char of text) {
    if (char === '\u2068') depth += 1;
    if (char === '\u2069') depth -= 1;
    if (depth < 0) return Number.NaN;
  }
  return depth;
}

/** Any text at all, with the pieces that mean something to a medium more likely than by chance. */
export const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        ...HOSTILE_TEXT.split(' '),
        '\u202E',
        '\u2067',
        '\r\n',
        '<!here>',
        '\uDC00',
        '|',
        '>',
        ' ',
      ),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(''));
