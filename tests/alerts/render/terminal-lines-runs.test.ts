import { describe, expect, it } from 'vitest';
import { wrapForeign } from '../../../src/alerts/render/terminal-lines.ts';

const mark = (text: string): string => `<${text}>`;
const bare = (line: string): string => line.replaceAll(/[\u2066-\u2069]/g, '');

describe('foreign runs in a terminal', () => {
  it.each([
    [
      'a run over two lines is styled on each',
      14,
      [
        ['قال ', false],
        ['إن القوات ستغادر', true],
        [' غدا', false],
      ],
      ['قال <إن القوات>', '<ستغادر> غدا'],
    ],
    [
      'what stands between two runs is plain',
      40,
      [
        ['بدأ', true],
        [' ثم ', false],
        ['انتهى', true],
      ],
      ['<بدأ> ثم <انتهى>'],
    ],
    ['a text that wrapping composes is shown', 40, [['cafe\u0301', true]], ['café']],
  ] as const)('%s', (_what, width, runs, lines) => {
    const given = runs.map(([text, marked]) => ({ text, marked }));
    expect(wrapForeign(given, width, mark).map(bare)).toEqual(lines);
  });
});
