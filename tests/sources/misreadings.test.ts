import { expect, test } from 'vitest';
import { mayBeMisread, mayBeStrange } from '../../src/sources/misreadings.ts';
import { mayBeDoubled } from '../../src/sources/mojibake.ts';

/** One of each kind of what may stand behind: Western, Arabic, a sign, Cyrillic, a box, a letter of neither. */
const BEHIND = [
  '\u00a7',
  '\u00ab\u0627',
  '\u201e',
  '\u067e',
  '\u0401',
  '\u0416',
  '\u221a',
  '\u2551',
  '\u4e00',
];

test('what is passed over by its bytes would not have been found in its letters', () => {
  const passed: string[] = [];
  for (let unit = 0x80; unit <= 0xffff; unit += 1) {
    if (unit >= 0xd800 && unit <= 0xdfff) continue;
    for (const behind of BEHIND) {
      const text = String.fromCharCode(unit) + behind;
      if (mayBeStrange(text, Buffer.from(text))) continue;
      if (mayBeMisread(text) || mayBeDoubled(text)) passed.push(text);
    }
  }
  expect(passed).toEqual([]);
});

test.each([
  ['أعلنت الحكومة في بيان: «انتهت المهمة»، وقالت إنها «ناجحة».', false],
  ['Résumé', true],
  ['ط§ظ„ط¹ط±ط§ظ‚', true],
  ['وصل الدفاع، ثم قال: ط§ظ„ط¹', true],
])('%s: looked at by its letters %s', (text, expected) => {
  expect(mayBeStrange(text, Buffer.from(text))).toBe(expected);
});
