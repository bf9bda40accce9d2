import { describe, expect, it } from 'vitest';
import { inside, loadPage, matches } from '../../src/sources/page-dom.ts';
import { readSitemapXml } from '../../src/sources/sitemap-xml.ts';
import { readTelegramPage } from '../../src/sources/telegram-page.ts';

/** Milliseconds that some work takes; the bounds below are many times what it takes on a slow machine. */
function timeOf(work: () => unknown): number {
  const startedAt = process.cpuUsage();
  work();
  return process.cpuUsage(startedAt).user / 1000;
}

describe('a page', () => {
  it('is read as it was written', () => {
    const $ = loadPage('<ul><li>أ<li>ب</ul><table><tr><td>ج</table><p>د<p>هـ &amp; و');
    expect($('ul > li').length).toBe(2);
    expect($('table > tr > td').text()).toBe('ج');
    expect($('p').last().text()).toBe('هـ & و');
  });

  it('of 50,000 elements in one another keeps its text, and takes no stack and little time', () => {
    const html = `<article>${'<div>'.repeat(50_000)}نص`;
    expect(timeOf(() => expect(loadPage(html)('article').text()).toBe('نص'))).toBeLessThan(5_000);
  });

  it('with unclosed formatting before every paragraph does not multiply it', () => {
    const fonts = Array.from({ length: 500 }, (_, index) => `<font size="${index}">`).join('');
    const $ = loadPage(fonts + '<p>نص</p>'.repeat(9_000));
    expect($('font').length).toBe(500);
  });

  it('of more than 100,000 elements is refused', () => {
    const list = `<p>${'<br>'.repeat(999)}</p>`;
    expect(() => loadPage(list.repeat(101))).toThrow('page: more than 100000 elements');
    expect(loadPage(list.repeat(100))('br').length).toBe(99_900);
  });

  it('of more than 10,000 elements side by side is refused, and selectors take little time up to there', () => {
    expect(() => loadPage('<br>'.repeat(10_001))).toThrow('page: more than 10000 nodes in one element');
    const $ = loadPage('<br>'.repeat(10_000));
    expect(timeOf(() => expect($('br').length).toBe(10_000))).toBeLessThan(2_000);
  });
});

describe('the matches of a selector', () => {
  it('come in the order of the page, up to a limit', () => {
    const $ = loadPage('<i>1</i><i>2</i><i>3</i>');
    expect(matches($, 'i', 2).map((match) => match.text())).toEqual(['1', '2']);
  });

  it('count within one another three times and no more', () => {
    const $ = loadPage(
      '<div class="c">1<p><div class="c">2<div class="c">3<div class="c">4</div></div></div></p></div>',
    );
    expect(matches($, '.c', 10).map((match) => match.text()[0])).toEqual(['1', '2', '3']);
  });
});

describe('what a selector matches inside one element', () => {
  const $ = loadPage(
    '<ul><li id="x"><a>1</a><p><a>2</a><i class="d"><b>3</b></i></p><a>4</a></li><li><a>5</a></li></ul>',
  );
  const item = $('li').first();
  it.each([
    ['a', '124'],
    ['p a', '2'],
    ['li a', '124'],
    ['.d b, p > a', '23'],
    ['> a', '14'],
    ['li', ''],
    ['a:first', '1'],
    ['a:eq(1)', '2'],
    ['a:first-of-type', '12'],
    ['a:not(p a)', '14'],
  ])('%s', (selector, text) => {
    expect(inside(item, selector).text()).toBe(text);
    expect(item.find(selector).text()).toBe(text);
  });

  it('is nothing inside nothing, and an error for what is no selector', () => {
    expect(inside($('nav'), 'a').length).toBe(0);
    expect(() => inside(item, 'a[')).toThrow();
  });

  it('takes little time among 9,000 elements side by side, deep in a page', () => {
    const page = loadPage(`${'<div>'.repeat(300)}<section>${'<br>'.repeat(9_000)}<b>نص</b></section>`);
    const section = page('section');
    expect(timeOf(() => expect(inside(section, 'b').text()).toBe('نص'))).toBeLessThan(1_000);
  });
});

describe('pages made to hurt', () => {
  const message = '<div class="tgme_widget_message" data-post="a/1"><div class="tgme_widget_message_text">نص';
  const cases: [what: string, work: () => unknown][] = [
    ['3,000 Telegram messages within one another', () => readTelegramPage(message.repeat(3_000), new Date())],
    [
      'a Telegram message 50,000 elements deep',
      () => readTelegramPage(message + '<b>'.repeat(50_000), new Date()),
    ],
    ['a sitemap 200,000 elements deep', () => readSitemapXml(`<urlset>${'<url>'.repeat(200_000)}`)],
  ];
  it.each(cases)('are read in bounded time: %s', (_what, work) => {
    expect(timeOf(work)).toBeLessThan(5_000);
  });
});
