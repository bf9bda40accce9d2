import { describe, expect, it } from 'vitest';
import { operationDayIn } from '../../src/arabic/operation-day.ts';
import { operationObject } from '../../src/arabic/operation-object.ts';
import { contentStems } from '../../src/arabic/rarity.ts';
import { words } from '../../src/arabic/words.ts';

describe('the day of an operation', () => {
  it.each([
    ['استهدفنا دبابة بتاريخ 05-06-2026', false, '2026-06-05'],
    ['مشاهد من ليلة بتاريخ 19/20-05-2026', false, '2026-05-20'],
    ['استهدفنا دبابة بتاريخ 05-06-2026 ردا على قصف يوم 3/6/2026', false, '2026-06-05'],
    ['دبابة 5/6/2026', true, '2026-06-05'],
    ['دبابة 5/6/2026', false, null],
    ['من 05-06-2026 إلى 07-06-2026', true, null],
    ['بتاريخ 31-06-2026', true, null],
    ['دبابة في البلدة', true, null],
  ])('%s', (text, anyDate, day) => {
    expect(operationDayIn(text, anyDate)).toBe(day);
  });
});

describe('what an operation struck', () => {
  it.each([
    ['أعلنت عن استهداف وإحراق عربة القائد العاشر التابعة لجيش العدو في بلدة حولا', 'عربة القائد العاشر'],
    ['مشاهد من عملية استهداف المقاومة الإسلامية بتاريخ عربة القائد العاشر داخل الثكنة', 'عربة القائد العاشر'],
    ['قصفنا الثكنة', 'الثكنة'],
    ['استهداف في بلدة حولا', ''],
    ['سنبقى في أرضنا', ''],
  ])('%s', (text, object) => {
    expect(operationObject(words(text))).toEqual(contentStems(words(object)));
  });
});
