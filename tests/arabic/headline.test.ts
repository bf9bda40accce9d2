import { expect, it } from 'vitest';
import { headlineOf } from '../../src/arabic/headline.ts';

const TEXT = '🔻 كتائب الجبل:\nلن نلقي السلاح قبل خروج آخر جندي.\nبيان رقم 4';

it.each([
  ['of an article', 'كتائب الجبل ترفض إلقاء السلاح', TEXT, 'كتائب الجبل ترفض إلقاء السلاح'],
  ['without a text', 'كتائب الجبل: لن نلقي السلاح', '', 'كتائب الجبل: لن نلقي السلاح'],
  ['longer than the text', 'كتائب الجبل ترفض', 'كتائب الجبل', 'كتائب الجبل ترفض'],
  ['of signs alone', '🔻', TEXT, '🔻'],
  ['that is the first line', 'كتائب الجبل:', TEXT, ''],
  ['that is the first two lines', 'كتائب الجبل: لن نلقي السلاح قبل خروج آخر جندي', TEXT, ''],
  ['that is the beginning, cut off', 'كتائب الجبل: لن نلقي السلا…', TEXT, ''],
  ['that is the whole text', TEXT, TEXT, ''],
])('the title %s', (_name, title, text, headline) => {
  expect(headlineOf({ title, text })).toBe(headline);
});
