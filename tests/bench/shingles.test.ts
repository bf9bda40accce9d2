import { describe, expect, it } from 'vitest';
import { matchTexts, scoreOf } from '../../bench/shingles.ts';

describe('how much of a text was found', () => {
  it.each([
    ['the same text is all right', 'one two three four five', 'one two three four five', [1, 0, 0]],
    ['a word more is a run more', 'one two three four', 'one two three four five', [1 / 2, 1 / 2, 0]],
    ['a word less is a run less', 'one two three four five', 'one two three four', [1 / 2, 0, 1 / 2]],
    ['a text said twice is half too much', 'a b c d', 'a b c d\na b c d', [1 / 5, 4 / 5, 0]],
    ['fewer words than a run are one run', 'وقف إطلاق', 'وقف إطلاق', [1, 0, 0]],
    ['marks between words do not count', 'قال: «نعم، سنرد غدا».', 'قال نعم سنرد غدا', [1, 0, 0]],
    ['nothing of nothing', '', '', [0, 0, 0]],
  ])('%s', (_what, expected, found, [right, extra, missing]) => {
    expect(matchTexts(expected, found)).toEqual({ right, extra, missing });
  });

  it('averages over pages, whatever their length, and leaves out what has no precision or no recall', () => {
    const matches = [
      { right: 1, extra: 0, missing: 0 },
      { right: 0.5, extra: 0.5, missing: 0 },
      { right: 0, extra: 0, missing: 1 },
    ];
    expect(scoreOf(matches)).toEqual({
      precision: 0.75,
      recall: 2 / 3,
      f1: (2 * 0.75 * (2 / 3)) / (0.75 + 2 / 3),
    });
  });
});
