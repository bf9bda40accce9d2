import { expect, it } from 'vitest';
import { leadEnd } from '../../src/model/zone.ts';

const LONG = 'كلمة '.repeat(100);

it.each([
  [
    'its first paragraph',
    'غادرت آخر قافلة اليوم.\nوقال شهود إنها عبرت الحدود.\nوهدأ الطريق.\nوأقفل المعبر.',
    'غادرت آخر قافلة اليوم.',
  ],
  [
    'all of a few short lines',
    'غادرت آخر قافلة اليوم.\nوقال شهود إنها عبرت الحدود.',
    'غادرت آخر قافلة اليوم.\nوقال شهود إنها عبرت الحدود.',
  ],
  ['350 characters of a long one', LONG, LONG.slice(0, 350)],
  [
    'who speaks and what is said',
    'كتائب الجبل:\nلن نغادر مواقعنا\nبيان 4\nصدر ليلا',
    'كتائب الجبل:\nلن نغادر مواقعنا',
  ],
  [
    'a long label and what is said',
    'الناطق العسكري باسم كتائب الجبل:🔻\nلن نغادر\nبيان 4\nصدر ليلا',
    'الناطق العسكري باسم كتائب الجبل:🔻\nلن نغادر',
  ],
  [
    'flags, a label and what is said',
    '🔻🏴\nعاجل\nقصفنا القاعدة فجرا\nبيان 4\nصدر ليلا',
    '🔻🏴\nعاجل\nقصفنا القاعدة فجرا',
  ],
  ['a short sentence', 'لن نغادر.\nهكذا قال المتحدث باسمها\nبيان 4\nصدر ليلا', 'لن نغادر.'],
  // Glosses: "scenes of an operation of / 09-05-2025 / a post near the well"; "in the name of God / we stay"; "the spokesman / : we stay".
  [
    'a line that breaks off on a date, and what it goes on with',
    'مشاهد من عملية للكتائب بتاريخ\n09-05-2025\nموقع قرب البئر\nبيان 4\nصدر ليلا',
    'مشاهد من عملية للكتائب بتاريخ\n09-05-2025\nموقع قرب البئر',
  ],
  [
    'what stands behind an invocation',
    'بسم الله الرحمن الرحيم\nباقون في مواقعنا كلها\nبيان 4\nصدر ليلا',
    'بسم الله الرحمن الرحيم\nباقون في مواقعنا كلها',
  ],
  [
    'a line and the one that begins with its colon',
    'المتحدث باسم كتائب الجبل\n: باقون في مواقعنا\nبيان 4\nصدر ليلا',
    'المتحدث باسم كتائب الجبل\n: باقون في مواقعنا',
  ],
])('the lead of a text is %s', (_name, text, lead) => {
  expect(text.slice(0, leadEnd(text)).trimEnd()).toBe(lead.trimEnd());
});
