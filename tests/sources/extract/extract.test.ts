import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../src/sources/extract/extract.ts';

const ONE = 'قالت الوزارة في بيان صدر صباح اليوم إن آخر دفعة من القوات غادرت القاعدة الجوية غربي المدينة.';
const TWO = 'وأضاف البيان أن اللجنة المشتركة ستتسلم المواقع الثلاثة الباقية قبل نهاية الشهر المقبل.';
const read = (html: string) => extractArticle(html, { url: 'https://a.example/1' });
const lines = (html: string) => read(html).text.split('\n');
const p = (text: string) => `<p>${text}</p>`;

const CASES: [string, string, string[]][] = [
  [
    'splits preformatted text at blank lines only',
    `<pre>${ONE.replace(' إن', '\nإن')}\n\n${TWO}</pre>`,
    [ONE, TWO],
  ],
  [
    'splits where the style shows line breaks',
    `<div style="white-space: pre-wrap">${ONE}\n \n${TWO}</div>`,
    [ONE, TWO],
  ],
  ['closes a paragraph that is not closed', `<div><p>${ONE}<p>${TWO}</div>`, [ONE, TWO]],
  [
    'ends an unclosed link with its paragraph',
    `<div><p>${ONE} <a href="/x">هنا</p>${p(TWO)}</div>`,
    [`${ONE} هنا`, TWO],
  ],
  [
    'decodes entities once',
    `<div>${p(`${ONE} &amp;amp; &quot;نص&quot;&nbsp;آخر`)}${p(TWO)}</div>`,
    [`${ONE} &amp; "نص" آخر`, TWO],
  ],
  [
    'joins letters that only look apart',
    `<div>${p(ONE.replace('قالت', '<span>ق</span>الت'))}${p(TWO)}</div>`,
    [ONE, TWO],
  ],
  [
    'drops words for screen readers',
    `<div>${p(`${ONE}<span class="sr-only">يفتح في نافذة جديدة</span>`)}${p(TWO)}</div>`,
    [ONE, TWO],
  ],
  [
    'keeps a heading that links to itself',
    `<div>${p(ONE)}<h2><a href="#s">الخلفية</a></h2>${p(TWO)}</div>`,
    [ONE, 'الخلفية', TWO],
  ],
  [
    'keeps a sentence that is mostly linked names',
    `<div>${p(ONE)}<div><p>وشارك في الاجتماع <a href="/1">سالم الراوي</a> و<a href="/2">هيثم الدليمي</a> و<a href="/3">نبيل العاني</a> و<a href="/4">هدى منصور</a>.</p></div>${p(TWO)}</div>`,
    [ONE, 'وشارك في الاجتماع سالم الراوي وهيثم الدليمي ونبيل العاني وهدى منصور.', TWO],
  ],
  ['drops lines without a letter', `<div>${p(ONE)}<p>* * *</p>${p(TWO)}</div>`, [ONE, TWO]],
  ['reads a fragment without html or body', p(ONE) + p(TWO), [ONE, TWO]],
  [
    'reads text in the head of a page without body tag',
    `<html><head><title>خبر</title>${p(ONE)}${p(TWO)}`,
    [ONE, TWO],
  ],
  [
    'removes soft hyphens and direction marks',
    `<div>${p(ONE.replace('الوزارة', 'الو\u00adزارة\u200f'))}${p(TWO)}</div>`,
    [ONE, TWO],
  ],
];

describe('the text of a page', () => {
  it.each(CASES)('%s', (_name, html, expected) => {
    expect(lines(html)).toEqual(expected);
  });

  it.each(['sc-AxjAm kAdBhe', 'css-1ad2x9', 'x9ad2q', 'paragraph promo-free', 'newsletter-text'])(
    'is read when every paragraph is called %s',
    (name) => {
      const many = Array.from({ length: 12 }, (_, at) => `${ONE.slice(0, -1)} للمرة ${at}.`);
      const html = `<body><div>${many.map((text) => `<p class="${name}">${text}</p>`).join('')}</div><div>${p(TWO)}</div></body>`;
      expect(lines(html).slice(0, 12)).toEqual(many);
    },
  );

  it('is found under the headline, though the outlet calls its name a main heading too', () => {
    const logo =
      '<div><h1>وكالة الأنباء الوطنية المستقلة</h1><p>وكالة مستقلة تنقل الخبر كما هو، منذ عشرين عاما.</p></div>';
    const html = `<title>القوات تغادر القاعدة</title>${logo}<div><h1>القوات تغادر القاعدة</h1>${p(ONE)}${p(TWO)}</div>`;
    expect(lines(html)).toEqual([ONE, TWO]);
  });
});

describe('the language', () => {
  it.each([
    ['ar', p(ONE) + p(TWO)],
    [null, p('گزارش‌ها نشان می‌دهد که نیروها پایگاه را ترک کرده‌اند، و گفتگوها ادامه دارد.')],
    [null, p('The last convoy has left the base, officials said on Tuesday evening.')],
  ])('is %s where the page does not say', (expected, html) => {
    expect(read(html).lang).toBe(expected);
  });
});

describe('what no reader sees is no text', () => {
  const seen = 'قال المتحدث إن القوات ستغادر المعسكر قبل نهاية الشهر وفق الجدول المعلن.';
  it.each([
    ['a hidden span', '<span hidden>خفي</span>'],
    ['a hidden element in the line', '<b hidden>خفي</b>'],
    ['one hidden by its style', '<span style="display: none">خفي</span>'],
    ['one for those who hear the page', '<span class="sr-only">خفي</span>'],
    ['a hidden paragraph', '<p hidden>خفي في فقرة كاملة لا يراها أحد من القراء.</p>'],
    ['a hidden box', '<div hidden><p>خفي في صندوق كامل لا يراه أحد من القراء.</p></div>'],
  ])('%s', (_name, hidden) => {
    const { text } = read(
      `<article><h1>عنوان</h1><p>${seen}</p>${hidden}<p>${/^<[pd]/.test(hidden) ? '' : hidden}${seen} وأكد ذلك.</p></article>`,
    );
    expect(text).not.toContain('خفي');
    expect(text).toContain(seen);
  });
});
