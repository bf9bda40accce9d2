import { expect, it } from 'vitest';
import { leadEnd } from '../../src/model/zone.ts';

const LONG = 'كلمة '.repeat(100);

it.each([
  ['its first paragraph', 'غادرت آخر قافلة اليوم.\nوقال شهود إنها عبرت الحدود.', 'غادرت آخر قافلة اليوم.'],
  ['350 characters of a long one', LONG, LONG.slice(0, 350)],
  ['who speaks and what is said', 'كتائب الجبل:\nلن نغادر مواقعنا\nبيان 4', 'كتائب الجبل:\nلن نغادر مواقعنا'],
  [
    'a long label and what is said',
    'الناطق العسكري باسم كتائب الجبل:🔻\nلن نغادر\nبيان 4',
    'الناطق العسكري باسم كتائب الجبل:🔻\nلن نغادر',
  ],
  [
    'flags, a label and what is said',
    '🔻🏴\nعاجل\nقصفنا القاعدة فجرا\nبيان 4',
    '🔻🏴\nعاجل\nقصفنا القاعدة فجرا',
  ],
  ['a short sentence', 'لن نغادر.\nهكذا قال المتحدث باسمها', 'لن نغادر.'],
])('the lead of a text is %s', (_name, text, lead) => {
  expect(text.slice(0, leadEnd(text)).trimEnd()).toBe(lead.trimEnd());
});
