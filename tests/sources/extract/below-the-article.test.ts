import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../src/sources/extract/extract.ts';

const PARAGRAPHS = [
  'The ministry said on Monday that the last engineers had left the base, after a stay of nine years.',
  'Residents of the nearby town watched the convoy pass before dawn, and some waved from their roofs.',
  'Parliament is expected to debate the agreement next week, when the prime minister returns.',
];
const ARABIC = [
  'أعلنت وزارة الدفاع يوم الاثنين مغادرة آخر المهندسين الأجانب قاعدة وادي السدر، بعد تسع سنوات من بدء المهمة.',
  'وقال سكان البلدة القريبة إنهم شاهدوا القافلة تعبر قبل الفجر، ولوح بعضهم من أسطح المنازل.',
  'ومن المتوقع أن يناقش البرلمان الاتفاق الأسبوع المقبل عند عودة رئيس الوزراء من زيارة خارجية.',
];
const LONG =
  'It is a sentence that somebody wrote under the article, and it is as long as any of its paragraphs.';

const read = (paragraphs: readonly string[], below: string): string[] => {
  const body = `<h1>Engineers leave the base</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}`;
  const page = `<html><head><title>Engineers leave the base</title></head><body><div>${body}${below}</div></body></html>`;
  return extractArticle(page, { url: 'https://daily.example/1' }).text.split('\n');
};

describe('what stands below an article goes', () => {
  it.each([
    ['comments under a bare heading', `<h3>Comments</h3>${`<p>user: ${LONG}</p>`.repeat(2)}`],
    ['a biography under its heading', `<h4>About the author</h4><p>${LONG}</p>`],
    ['the outlet under its heading', `<h3>About us</h3><p>${LONG}</p>`],
    ['a survey', `<h4>Was this article helpful?</h4><p>${LONG}</p>`],
    ['an offer', `<h2>Subscribe to continue reading</h2><p>${LONG}</p>`],
    ['an offer without a heading', '<p>Get unlimited access to all of our journalism for one a week.</p>'],
    ['an appeal', `<p><b>Since you're here...</b> we have a favour to ask.</p><p>${LONG}</p>`],
    ['the label of what a script puts there', '<div>Embed this article:</div>'],
  ])('%s', (_what, below) => {
    expect(read(PARAGRAPHS, below)).toEqual(PARAGRAPHS);
  });

  it.each([
    [
      'تعليقات تحت عنوانها',
      '<h3>التعليقات</h3><p>قارئ: كلام طويل يشبه كلام المقال، كتبه أحد القراء أسفل الصفحة.</p>',
    ],
    ['نبذة عن الكاتب', '<h4>عن الكاتب</h4><p>صحافي يكتب عن شؤون المنطقة منذ عشرين سنة، وله كتابان.</p>'],
    [
      'ما لا يراه إلا المشترك',
      '<h3>هذا المحتوى متاح للمشتركين فقط</h3><p>اشترك الآن لتقرأ المقال كله متى شئت، وألغ متى شئت.</p>',
    ],
    ['أحرف المحررين', '<p>(م ع)</p>'],
  ])('%s', (_what, below) => {
    expect(read(ARABIC, below)).toEqual(ARABIC);
  });
});

describe('teasers of other articles go', () => {
  const TEASER = 'أفادت مصادر محلية بأن فصيلا مسلحا هدد بالرد خلال أيام إذا لم تستجب مطالبه.';
  const card = (number: number, box: string): string =>
    `<${box}><h3><a href="/n/${number}">فصيل مسلح يهدد بالرد على القصف رقم ${number}</a></h3><p>${TEASER}</p></${box}>`;
  it.each([
    ['two cards', card(1, 'div') + card(2, 'div')],
    ['three cards of sections', card(1, 'section') + card(2, 'section') + card(3, 'section')],
    [
      'linked titles among the paragraphs',
      `<p><a href="/n/1">تقرير: كيف تغيرت خريطة القواعد في عقدين</a></p><p>${TEASER}</p><p><a href="/n/2">بالصور: قافلة المهندسين في الصحراء الغربية</a></p>`,
    ],
    [
      'a label and one card',
      `<p>قصص مقترحة</p>${card(1, 'div').replace(`<p>${TEASER}</p>`, '')}<p>قصص مقترحة نهاية</p>`,
    ],
    [
      'a way past them',
      `<p>تخطى قصص مقترحة وواصل القراءة</p><ul><li><a href="/n/1">عنوان خبر آخر لا علاقة له بهذا</a></li></ul>`,
    ],
  ])('%s', (_what, below) => {
    expect(read(ARABIC, below)).toEqual(ARABIC);
  });

  it('but an article whose parts have linked headings keeps them', () => {
    const parts = [1, 2, 3].map(
      (n) =>
        `<h3><a href="/part/${n}">الجزء ${n} من التقرير الطويل عن القاعدة</a></h3><p>${ARABIC.join(' ')}</p>`,
    );
    expect(read(ARABIC, parts.join('')).join(' ')).toContain(ARABIC.join(' '));
  });
});

describe('what only looks like it stays', () => {
  it.each([
    ['a sentence about comments', '<p>Comments by the minister did not help, said two of those present.</p>'],
    ['a heading of the article itself', `<h2>About the base</h2><p>${LONG}</p>`],
    ['a question to the reader', `<p>Is this information useful to the army? ${LONG}</p>`],
    ['a last line of verse', '<p>So it ends.</p>'],
  ])('%s', (_what, below) => {
    const last = read(PARAGRAPHS, below).at(-1) ?? '';
    expect(below).toContain(last);
  });

  it('a heading among the first lines cuts nothing off', () => {
    const page = `<body><h3>Comments</h3>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}</body>`;
    expect(extractArticle(page, { url: 'https://daily.example/1' }).text).toBe(PARAGRAPHS.join('\n'));
  });
});

it('spans that are set as blocks are paragraphs', () => {
  const spans = PARAGRAPHS.map((text) => `<span style="margin: 0; display: block">${text}</span>`).join('');
  const page = `<body><div>${spans}</div></body>`;
  expect(extractArticle(page, { url: 'https://daily.example/1' }).text).toBe(PARAGRAPHS.join('\n'));
});
