import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../src/sources/extract/extract.ts';

const page = (title: string, text: string, aside: string): string =>
  `<html><head><meta charset="utf-8"><title>${title}</title></head><body>
  <div class="page"><div class="post single"><h2>${title}</h2><div class="entry-content"><p>${text}</p></div></div></div>
  <div id="sidebar"><h3>About</h3><div class="about">${aside}</div></div></body></html>`;

describe('one line under its headline is an article, however much the side column says', () => {
  it.each([
    [
      'Convoy leaves the base',
      'Listen to the report from the gate, above.',
      'News of the valley and the river, every day at seven, read by those who live there and by their guests.',
    ],
    [
      'مغادرة القافلة قاعدة وادي السدر',
      'شاهدوا مغادرة القافلة في هذا التسجيل.',
      'أخبار الوادي والنهر كل يوم في السابعة، يقرؤها أهل الوادي وضيوفهم منذ أكثر من عشرين عاما بلا انقطاع.',
    ],
  ])('%s', (title, text, aside) => {
    expect(extractArticle(page(title, text, aside), { url: 'https://daily.example/1' }).text).toBe(text);
  });

  it('but a side column with the only prose of the page is read', () => {
    const aside =
      'News of the valley and the river, every day at seven, read by those who live there and by guests.';
    const body = `<html><body><div id="sidebar"><p>${aside}</p></div></body></html>`;
    expect(extractArticle(body, { url: 'https://daily.example/1' }).text).toBe(aside);
  });
});
