import { expect, it } from 'vitest';
import type { StatementCandidate } from '../../../src/judge/candidates/statement.ts';
import { noNews } from '../../../src/judge/facets/no-news.ts';
import { statementsIn } from '../analysed.ts';

const PUBLISHED = '2019-05-20T09:00:00Z';

function candidate(text: string, cue: string, title: string): StatementCandidate {
  const found = statementsIn({ title, text, published: PUBLISHED }).find((one) => one.cue.id === cue);
  if (!found) throw new Error(`no ${cue} in: ${text}`);
  return found;
}

it.each([
  ['قال مقتدى الصدر إن الكتل ستجتمع لتسمية الوزراء.', 'say', 'no-matter-of-arms'],
  ['قال مقتدى الصدر إن السلاح يجب أن يكون بيد الدولة.', 'say', null],
  ['قال مقتدى الصدر إنه ليس عدو أحد من الكتل.', 'say', 'no-matter-of-arms'],
  ['قال مقتدى الصدر إن العدو لن يهنأ.', 'say', null],
  ['هدد مقتدى الصدر بحل الكتلة.', 'threaten', null],
  ['قال حزب الله إن الكتل ستجتمع لتسمية الوزراء.', 'say', null],
])('hears some movements on arms alone: %s', (text, cue, expected) => {
  expect(noNews(candidate(text, cue, 'عنوان بلا أسماء'))).toBe(expected);
});

it.each([
  ['أعلن النائب تأييد قرار خليفة حفتر بشأن الموانئ.', 'announce', 'spoken-about'],
  ['أعلن خليفة حفتر تأييد قرار النواب بشأن الموانئ.', 'announce', null],
  ['وقال النائب إنه لا يعترف بقائد الجيش خليفة حفتر.', 'admit', 'spoken-about'],
])('hears nobody who is spoken about: %s', (text, cue, expected) => {
  expect(noNews(candidate(text, cue, 'عنوان بلا أسماء'))).toBe(expected);
});

const LEAD = 'انفجرت سيارة ملغومة قرب فندق في العاصمة، الاثنين، وسقط ثلاثة قتلى.';
it.each([
  [
    'named an earlier one',
    `${LEAD}\nولم يعرف المنفذ.\nوأعلن تنظيم داعش مسؤوليته عن الهجومين السابقين.`,
    'old-claim',
  ],
  [
    'dated days back',
    `${LEAD}\nولم يعرف المنفذ.\nوأعلن تنظيم داعش مسؤوليته عن هجوم وقع في 2 مايو.`,
    'old-claim',
  ],
  [
    'dated in the sentence before',
    `${LEAD}\nوفي 2 مايو قتل عشرة في هجوم على مطعم.\nوأعلن تنظيم داعش مسؤوليته عن ذلك الهجوم.`,
    'old-claim',
  ],
  ['undated', `${LEAD}\nولم ترد تفاصيل.\nوأعلن تنظيم داعش مسؤوليته عن الهجوم.`, null],
  ['of today', `${LEAD}\nوأعلن تنظيم داعش مسؤوليته عن هجوم وقع الاثنين.`, null],
  [
    'of the day that the lead tells of',
    'كشفت الشرطة هوية منفذ هجوم وقع في 2 مايو.\nولم ترد تفاصيل.\nوأعلن تنظيم داعش مسؤوليته عن هجوم 2 مايو.',
    null,
  ],
])('a claim %s', (_name, text, expected) => {
  expect(noNews(candidate(text, 'announce', 'انفجار قرب فندق'))).toBe(expected);
});

it('is news where the title tells it, however old', () => {
  const text = `${LEAD}\nوأعلن تنظيم داعش مسؤوليته عن هجوم وقع في 2 مايو.`;
  expect(noNews(candidate(text, 'announce', 'داعش يتبنى هجوم المطعم'))).toBe(null);
});
