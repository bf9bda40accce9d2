import { expect, it } from 'vitest';
import { editOf } from '../../src/sources/edits.ts';

it.each([
  ['views', 'غادرت القوات.\n1,204 مشاهدة', 'غادرت القوات.\n1,310 مشاهدة'],
  ['views in Arabic digits', 'المشاهدات: ١٢٠\nغادرت القوات.', 'المشاهدات: ١٣٤\nغادرت القوات.'],
  ['views behind their word', 'غادرت القوات.\nعدد القراءات (12)', 'غادرت القوات.\nعدد القراءات (15)'],
  ['views in thousands', 'غادرت القوات. 999 views', 'غادرت القوات. 1.2K views'],
  ['several counts in a line', 'غادرت. 3 تعليقات | 5 إعجاب', 'غادرت. 4 تعليقات | 9 إعجاب'],
  ['minutes ago', 'منذ 5 دقائق\nغادرت القوات.', 'منذ 25 دقيقة\nغادرت القوات.'],
  ['hours for minutes', 'منذ 59 دقيقة\nغادرت القوات.', 'منذ ساعة\nغادرت القوات.'],
  ['an hour and minutes', 'منذ ساعة و 20 دقيقة\nغادرت.', 'قبل ساعتين\nغادرت.'],
  ['ago in English', '5 minutes ago\nغادرت القوات.', '2 hours ago\nغادرت القوات.'],
  ['the time of a page', 'آخر تحديث: 14:05 - 24 نوفمبر\nغادرت.', 'آخر تحديث: 14:10 - 24 نوفمبر\nغادرت.'],
  ['a counter that was not there', 'غادرت القوات.', 'غادرت القوات.\n1 مشاهدة'],
])('%s are counters', (_name, before, after) => {
  expect(editOf({ title: 'خبر', text: before }, { title: 'خبر', text: after })).toBe('counters');
});

it.each([
  ['troops', 'غادر 300 جندي.', 'غادر 500 جندي.'],
  ['troops who take part', 'بدأت المناورات بمشاركة 300 جندي.', 'بدأت المناورات بمشاركة 500 جندي.'],
  ['a deadline', 'أمهلهم 48 ساعة.', 'أمهلهم 72 ساعة.'],
  ['a day', 'يغادرون في 3 ديسمبر.', 'يغادرون في 5 ديسمبر.'],
  ['a denial', 'منذ 5 دقائق\nغادرت القوات.', 'منذ 9 دقائق\nغادرت القوات. ونفى المتحدث ذلك.'],
  ['a denial behind the time of a page', 'آخر تحديث 14:05\nغادرت.', 'آخر تحديث 14:10\nلم تغادر.'],
  ['years', 'هناك منذ 5 سنوات.', 'هناك منذ 7 سنوات.'],
])('%s are words of the text', (_name, before, after) => {
  expect(editOf({ title: 'خبر', text: before }, { title: 'خبر', text: after })).toBe('text');
});

it.each([
  ['a figure', 'انسحاب 300 جندي', 'انسحاب 500 جندي', 'headline'],
  ['views', 'انسحاب القوات (120 مشاهدة)', 'انسحاب القوات (134 مشاهدة)', 'counters'],
])('of a headline, %s', (_name, before, after, edit) => {
  expect(editOf({ title: before, text: 'خبر' }, { title: after, text: 'خبر' })).toBe(edit);
});

it('takes time in proportion to the text', () => {
  const text = 'قبل 1 '.repeat(20_000) + '1,'.repeat(50_000);
  const started = performance.now();
  expect(editOf({ title: 'خبر', text }, { title: 'خبر', text: `${text}.` })).toBe('text');
  expect(performance.now() - started).toBeLessThan(2_000);
});
