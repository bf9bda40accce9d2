import { expect, it } from 'vitest';
import { saysPlainly } from '../../../src/judge/facets/plain-words.ts';
import { statementsIn } from '../analysed.ts';

/** Behind a title and a lead, so that the sentence is one of the text. */
const inText = (sentence: string): boolean =>
  statementsIn({
    title: 'خبر من المدينة',
    text: `وقع انفجار في السوق صباح اليوم.\nوأصيب عشرة من المارة.\n${sentence}`,
  }).some(saysPlainly);

it.each<[boolean, string]>([
  [true, 'وأعلن تنظيم داعش مسؤوليته عن الهجوم.'],
  [true, 'وأعلن تنظيم #داعش مسؤوليته عن الانفجار.'],
  [true, 'وأعلن تنظيم داعش، في بيان نشرته مواقع قريبة منه، مسؤوليته عن الهجوم.'],
  [true, 'من جهتها، أعلنت حماس أنها أسقطت طائرة مسيرة.'],
  [true, 'وقال المتحدث باسم حزب الله إن الرد قريب.'],
  [true, 'وأكد قيادي في حماس أن الحركة لن تسلم سلاحها.'],
  [true, 'وتبنى تنظيم داعش الهجوم.'],
  // In passing, of another's or of what is near the group.
  [false, 'وهو ثالث هجوم أعلن تنظيم داعش مسؤوليته عنه.'],
  [false, 'ولم يعلن تنظيم داعش مسؤوليته عن الهجوم.'],
  [false, 'وقالت مصادر مقربة من حزب الله إن الرد قريب.'],
  [false, 'وقال حزب الله كلمته في الانتخابات.'],
])('%s: %s', (expected, sentence) => {
  expect(inText(sentence)).toBe(expected);
});

it.each<[boolean, string]>([
  [true, 'قتل ثلاثة في هجوم أعلن تنظيم داعش مسؤوليته عنه، وفق الشرطة.'],
  [false, 'قتل ثلاثة في هجوم لم تتبنه أي جهة، ويشتبه في تنظيم داعش.'],
])('in a lead %s: %s', (expected, text) => {
  expect(statementsIn({ title: 'خبر', text }).some(saysPlainly)).toBe(expected);
});
