import { describe, expect, it } from 'vitest';
import { speakerOf } from '../../../src/judge/facets/speaker.ts';
import type { LinearModel } from '../../../src/judge/scorer/linear.ts';
import { properName } from '../../../src/model/verdict.ts';
import { statementsIn } from '../analysed.ts';
import { judged } from '../judged.ts';

const TITLE = 'عنوان بلا أسماء';

/** Knows no name, so that only the rules for unnamed speakers are left. */
const NAMELESS: LinearModel = {
  labels: ['name'],
  bias: [-9],
  weights: new Map(),
  calibration: { slope: 1, offset: 0 },
};

describe('a speaker without a name', () => {
  const unnamed = (text: string) => {
    const [candidate] = statementsIn({ title: TITLE, text });
    return candidate && speakerOf(candidate, NAMELESS);
  };

  it.each([
    ['قال المتحدث باسم حركة طالبان إن القتال مستمر.', 'المتحدث باسم حركة طالبان'],
    ['أكد الناطق الرسمي لحركة طالبان أن القتال مستمر.', 'الناطق الرسمي لحركة طالبان'],
    ['قال مصدر في حركة طالبان إن القتال مستمر.', 'مصدر في حركة طالبان'],
    ['قال نائب الأمين العام لحركة طالبان إن القتال مستمر.', 'نائب الأمين العام لحركة طالبان'],
    ['قال المتحدث باسم "حركة طالبان" إن القتال مستمر.', 'المتحدث باسم "حركة طالبان'],
    ['أكدت العلاقات الإعلامية في حركة طالبان أن القتال مستمر.', 'العلاقات الإعلامية في حركة طالبان'],
    ['أعلنت غرفة عمليات حركة طالبان أن القتال مستمر.', 'غرفة عمليات حركة طالبان'],
  ])('is told by role or organ: %s', (text, name) => {
    const speaker = unnamed(text);
    expect(speaker).toEqual({ name, nameEn: null, role: name });
    expect(properName(speaker ?? null)).toBeNull();
  });

  it.each([
    ['the group itself', 'قالت حركة طالبان إن القتال مستمر.'],
    ['a role behind a comma', 'بحسب مصدر، قالت حركة طالبان إن القتال مستمر.'],
  ])('is nobody where it is %s', (_, text) => {
    expect(unnamed(text)).toBeNull();
  });
});

describe('a speaker with a name that no list has', () => {
  const named = (text: string): (string | null)[] =>
    judged({ title: 'حركة طالبان: القتال مستمر', text, published: '2018-05-01' }).statements.map(
      ({ speaker }) => properName(speaker),
    );

  it.each([
    [
      'behind the role, between commas',
      'وقال المتحدث باسم حركة طالبان، خالد كاكر، إن القتال مستمر.',
      'خالد كاكر',
    ],
    ['before the role', 'وقال خالد كاكر المتحدث باسم حركة طالبان إن القتال مستمر.', 'خالد كاكر'],
    ['behind a title', 'قال المتحدث باسم حركة طالبان العميد خالد كاكر إن القتال مستمر.', 'خالد كاكر'],
  ])('stands %s', (_, text, name) => {
    expect(named(text).some((one) => one?.includes(name))).toBe(true);
  });
});
