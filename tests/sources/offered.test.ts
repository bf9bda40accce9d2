import { expect, test } from 'vitest';
import type { SourceItem } from '../../src/model/source.ts';
import { offeredBy, textHash } from '../../src/sources/offered.ts';

const offered = offeredBy('https://news.example/rss');
const item = (title: string, content: string): SourceItem => ({
  ...{ guid: '1', url: 'https://news.example/1', title, content, summary: '', author: null },
  ...{ publishedAt: null, updatedAt: null, categories: [] },
});

test.each([
  ['paragraphs', 'بدأ الانسحاب', '<p>غادرت القافلة المعسكر.</p><p>وقال شهود إنها اتجهت شمالا.</p>'],
  [
    'blanks of all kinds',
    ' بدأ  الانسحاب\u00a0',
    '<p>غادرت\u2003 القافلة</p>\n\n<b> المعسكر </b> <br> اليوم ',
  ],
  ['references', 'بدأ &amp; انتهى', '<p>«أ &amp; ب»&nbsp; &lt;ج&gt;</p>'],
  ['no title', '', '<p>غادرت القافلة المعسكر.</p>'],
  ['no text', 'بدأ الانسحاب', ''],
  ['broken at one width', 'بدأ', `${'كلمة '.repeat(12)}\n${'كلمة '.repeat(12)}\n`.repeat(3)],
  ['not ours', 'بدأ', '<font>كلمة</font> <odd>أخرى  هنا</odd><!-- x -->'],
])('%s: the hash of an offer is that of its title and text', (_what, title, content) => {
  const { title: named, offeredText, offeredHash } = offered(item(title, content));
  expect(offeredHash).toBe(textHash(named, offeredText));
});
