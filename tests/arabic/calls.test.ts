import { expect, it } from 'vitest';
import { callIn } from '../../src/arabic/calls.ts';

it.each([
  ['دعا أنصاره إلى حمل السلاح', 'arms'],
  ['أعلنت النفير العام والتعبئة', 'arms'],
  ['طالبتهم بالتوجه إلى جبهات القتال', 'arms'],
  ['دعت إلى تظاهرات واحتجاجات', 'protest'],
  ['يوم غضب في المدن', 'protest'],
  ['يوم غضب ونفير', 'arms'],
  ['إن القوة في كامل الجاهزية القتالية وستلتحق بالبقية', null],
  ['وصلت قوات كبيرة إلى مشارف المدينة', null],
  ['دعا الأهالي إلى تجنب القتال', null],
  ['دعا رجاله إلى القاء السلاح', null],
  ['', null],
])('%s calls to: %s', (text, expected) => {
  expect(callIn(text)).toBe(expected);
});
