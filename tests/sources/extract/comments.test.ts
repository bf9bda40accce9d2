import { describe, expect, it } from 'vitest';
import { ARABIC, ENGLISH, linesOf, paragraphs } from './page-of.ts';

const WORDS = [
  'I drove past the gate last week and there was nobody left, only a dog and a flag that was not ours.',
  'Nine years! My eldest was not born when they came, and nobody ever told us what they did there.',
  'He is right about the road, but the bridge was paid for by the province and not by the army.',
  'We will see whether the debate takes place, the last three were put off at the last minute.',
];
const WORDS_IN_ARABIC = [
  'مررت بالبوابة الأسبوع الماضي ولم يكن هناك أحد، سوى كلب وعلم لا نعرف لمن هو ولا من رفعه.',
  'تسع سنوات كاملة! لم يكن ابني الأكبر قد ولد حين جاؤوا، ولم يخبرنا أحد بما كانوا يفعلون هناك.',
  'كلامه صحيح عن الطريق، لكن الجسر دفعت ثمنه المحافظة وليس الجيش كما يظن الناس هنا.',
];
const page = (texts: readonly string[], below: string): string[] =>
  linesOf(`<div class="page"><h1>Engineers leave the base</h1>${paragraphs(texts)}</div>${below}`);

describe('readers’ words are not the article’s, even where they are more', () => {
  it.each([
    [
      'elements named for it, by a widget',
      ENGLISH,
      WORDS.map((text) => `<div class="fy-comment-body"><p>${text}</p></div>`).join(''),
    ],
    [
      'names in one word',
      ENGLISH,
      WORDS.map((text) => `<article class="userComment">${paragraphs([text])}</article>`).join(''),
    ],
    [
      'a button to answer under each',
      ENGLISH,
      WORDS.map(
        (text, n) =>
          `<div class="post"><b>Reader ${n}</b><p>${text}</p><div><a href="#">Reply</a> ${n}</div></div>`,
      ).join(''),
    ],
    [
      'buttons in Spanish',
      ENGLISH,
      WORDS.map(
        (text) =>
          `<div class="p"><p>${text}</p><div><a href="#">Responder</a> <a href="#">Citar mensaje</a></div></div>`,
      ).join(''),
    ],
    [
      'زر الرد تحت كل منها',
      ARABIC,
      WORDS_IN_ARABIC.map(
        (text) => `<div class="item"><p>${text}</p><span><a href="#">رد</a></span></div>`,
      ).join(''),
    ],
    ['عنوان بالعدد', ARABIC, `<div class="list"><h3>التعليقات (3)</h3>${paragraphs(WORDS_IN_ARABIC)}</div>`],
    ['a heading in Bulgarian', ENGLISH, `<h2>Коментари</h2>${paragraphs(WORDS)}`],
    [
      'a heading among links',
      ENGLISH,
      `<div class="w"><h3>Comments</h3><a href="/a">Post your comment</a> <a href="/b">House rules for readers</a></div>${paragraphs(WORDS)}`,
    ],
    ['a line that offers an order', ENGLISH, `<div>Newest | Oldest</div>${paragraphs(WORDS)}`],
    [
      'who posted each',
      ENGLISH,
      `<div class="b">${WORDS.map((text) => `<div><p>${text}</p><p>Posted by: A Reader, 27 Sep 2026 | 15:22</p></div>`).join('')}</div>`,
    ],
  ])('%s', (_what, texts, below) => {
    expect(page(texts, below)).toEqual(texts);
  });

  it('leaves a very short article as it is', () => {
    const [only = ''] = ARABIC;
    const below = WORDS_IN_ARABIC.map(
      (text) => `<div class="item"><p>${text}</p><a href="#">رد</a></div>`,
    ).join('');
    expect(page([only], below)).toEqual([only]);
    expect(page([only], `<h3>التعليقات</h3>${paragraphs(WORDS_IN_ARABIC)}`)).toEqual([only]);
  });
});

describe('what only looks like readers’ words stays', () => {
  it.each([
    [
      'a forum’s posts, each with its button',
      WORDS.map((text) => `<div class="post"><p>${text}</p><a href="#">Reply</a></div>`).join(''),
    ],
    [
      'posts that are named comments',
      WORDS.map((text) => `<div class="comment-body"><p>${text}</p></div>`).join(''),
    ],
  ])('%s', (_what, body) => {
    expect(linesOf(`<div>${body}</div>`)).toEqual(expect.arrayContaining(WORDS));
  });

  it('an article with buttons above and below', () => {
    const buttons =
      '<div><a href="#">Share</a></div><div><a href="#">Like</a></div><div><a href="#">Report</a></div>';
    expect(linesOf(`<h1>Engineers leave the base</h1>${buttons}${paragraphs(ENGLISH)}${buttons}`)).toEqual(
      ENGLISH,
    );
  });

  it('a heading that says "Response"', () => {
    const body = `${paragraphs(ENGLISH)}<h2>Response</h2>${paragraphs(WORDS)}`;
    expect(linesOf(`<div>${body}</div>`)).toEqual([...ENGLISH, 'Response', ...WORDS]);
  });
});
