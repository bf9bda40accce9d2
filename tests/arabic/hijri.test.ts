import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '../../src/arabic/calendar.ts';
import { fromHijri, toHijri } from '../../src/arabic/hijri.ts';

it.each([
  ['1 Muharram 1447', { year: 1447, month: 1, day: 1 }, { year: 2025, month: 6, day: 26 }],
  ['1 Ramadan 1446', { year: 1446, month: 9, day: 1 }, { year: 2025, month: 3, day: 1 }],
  ['10 Dhu al-Hijja 1445', { year: 1445, month: 12, day: 10 }, { year: 2024, month: 6, day: 16 }],
  [
    'a 30th that the table does not have',
    { year: 1446, month: 9, day: 30 },
    { year: 2025, month: 3, day: 30 },
  ],
])('%s falls where Umm al-Qura puts it', (_, hijri, day) => {
  expect(fromHijri(hijri)).toEqual(day);
});

it('gives nothing outside the table', () => {
  expect(fromHijri({ year: 1200, month: 1, day: 1 })).toBeNull();
  expect(fromHijri({ year: 1601, month: 1, day: 1 })).toBeNull();
});

it('leads back to every day of our time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30_000 }), (days) => {
      const day = addDays({ year: 1980, month: 1, day: 1 }, days);
      expect(fromHijri(toHijri(day))).toEqual(day);
    }),
  );
});
