import { describe, expect, it } from 'vitest';
import { ARABIC, ENGLISH, linesOf, paragraphs } from './page-of.ts';

const [first = '', second = '', third = ''] = ENGLISH;
const [أول = '', ثان = '', ثالث = ''] = ARABIC;

describe('what is set apart and said in a paragraph as well goes', () => {
  it.each([
    [
      'a pull quote under its label',
      ENGLISH,
      `<p>${first}</p><div><h2>“Start Quote</h2><p>Residents of the nearby town watched the convoy pass before dawn</p></div><p>${second}</p><p>${third}</p>`,
    ],
    [
      'a quotation by its name',
      ENGLISH,
      `<p>${first}</p><p>${second}</p><div class="article-quote"><div>some waved from their roofs, watched the convoy pass before dawn</div></div><p>${third}</p>`.replace(
        'some waved from their roofs, watched',
        'nearby town watched',
      ),
    ],
    ['the first lines, broken off', ENGLISH, `${paragraphs(ENGLISH)}<div>${first.slice(0, 90)}...</div>`],
    [
      'اقتباس مكرر',
      ARABIC,
      `<p>${أول}</p><blockquote>${ثان.slice(0, 60)}</blockquote><p>${ثان}</p><p>${ثالث}</p>`,
    ],
  ])('%s', (_what, texts, body) => {
    expect(linesOf(`<div>${body}</div>`)).toEqual(texts);
  });

  it.each([
    [
      'a quotation that stands nowhere else',
      '<blockquote>We came as guests and we leave as guests, he told them at the gate.</blockquote>',
    ],
    [
      'a paragraph that says again what another says',
      '<p>The ministry said on Monday that the last engineers had left the base.</p>',
    ],
    ['a point of a list', '<ul><li>Parliament is expected to debate the agreement next week.</li></ul>'],
  ])('but %s stays', (_what, more) => {
    const lines = linesOf(`<div><p>${first}</p>${more}<p>${second}</p><p>${third}</p></div>`);
    expect(lines).toHaveLength(4);
  });

  it('a form’s messages around the article, which stand under it again', () => {
    const form =
      '<div>You can’t enter more than twenty addresses.</div><div>Enter the code below to send it, please.</div>';
    const texts = ['on Sunday', 'on Tuesday', 'a day later'].flatMap((day) =>
      ENGLISH.map((text) => text.replace(/\.$/, `, as the spokesman confirmed ${day}.`)),
    );
    expect(linesOf(`<div>${form}${paragraphs(texts)}${form}</div>`)).toEqual(texts);
  });

  it('a refrain stays', () => {
    const song = [
      'The road is long, the road is white',
      'and nobody came home tonight.',
      'Sing, river, sing, the day is done,',
    ];
    const lines = [...song, ...ENGLISH, song[2] ?? '', ...song];
    expect(linesOf(`<div>${paragraphs(lines)}</div>`)).toContain(song[1]);
  });
});

describe('lines that are not prose go', () => {
  it.each([
    ['what a script is told', '<div>{ "modules": [{"name": "photo"}], "id": "2162723" }</div>'],
    [
      'the name of a gallery of which nothing is left',
      '<div><h6>Multimedia</h6><figure><img src="/1.jpg"><figcaption>The gate.</figcaption></figure></div>',
    ],
    ['an advertisement in Hungarian', '<div>hirdetés</div>'],
    [
      'where to follow',
      '<div><h4><a href="#">Connect With Us</a></h4><p>Follow @daily for breaking news and headlines.</p></div>',
    ],
  ])('%s', (_what, between) => {
    expect(linesOf(`<div><p>${first}</p>${between}<p>${second}</p><p>${third}</p></div>`)).toEqual(ENGLISH);
  });

  it.each([
    'BAGHDAD | Fri Jun 7, 2026 5:09am EDT',
    '8:04 a.m. EDT July 18, 2026',
    'Jane Doe, Daily Courier 4:53 p.m. EDT July 18, 2026',
    'By Jane Doe Science reporter, Daily Courier',
  ])('a line over the article: %s', (line) => {
    expect(
      linesOf(`<div><h1>Engineers leave the base</h1><p>${line}</p>${paragraphs(ENGLISH)}</div>`),
    ).toEqual(ENGLISH);
  });

  it('the times of updates stay where they are paragraphs, and go where they are labels', () => {
    const updates = ENGLISH.map((text, n) => [`${n + 7}:25 p.m.`, text]);
    expect(linesOf(`<div>${paragraphs(updates.flat())}</div>`)).toEqual(updates.flat());
    const labelled = updates.map(([time, text]) => `<div><time>${time}</time></div><p>${text}</p>`).join('');
    expect(linesOf(`<div>${labelled}</div>`)).toEqual(ENGLISH);
  });
});
