import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../src/sources/extract/extract.ts';

const SENTENCE =
  'The last convoy of engineers left the base shortly before dawn on Tuesday, closing a chapter.';
const PARAGRAPH = `<p>${SENTENCE}</p>`;
const numbered = (count: number) =>
  Array.from({ length: count }, (_, at) => `<p>Paragraph ${at}: ${SENTENCE}</p>`).join('');

/** Pages of a few megabytes; each took longer than linear time, or all memory, in some extractor. */
const HOSTILE: [string, string][] = [
  ['five megabytes of prose', numbered(45_000)],
  ['ten thousand levels', `${'<div>'.repeat(10_000)}${PARAGRAPH}${'</div>'.repeat(10_000)}`],
  ['half a million open elements', '<div>'.repeat(500_000) + PARAGRAPH],
  ['closing tags of nothing under open elements', '<div>'.repeat(11_000) + '</p>'.repeat(400_000)],
  ['open links', '<a href=x>'.repeat(300_000) + PARAGRAPH],
  ['headings in headings', '<h1>'.repeat(590) + PARAGRAPH.repeat(10_000)],
  ['bylines in bylines', '<div class="byline" itemprop="author">'.repeat(590) + PARAGRAPH.repeat(10_000)],
  ['bodies in bodies', '<div class="article-body">'.repeat(590) + numbered(10_000)],
  ['lists in lists', '<ul><li>'.repeat(290) + numbered(10_000)],
  [
    'a different name for every element',
    Array.from({ length: 30_000 }, (_, at) => `<p class="related${at} x${at}">Text, ${at}.</p>`).join(''),
  ],
  ['half a million class names', `<div class="${'related '.repeat(500_000)}">${PARAGRAPH}</div>`],
  ['one paragraph of blanks', `<p>${' '.repeat(3_000_000)}x</p>`],
  ['one paragraph of stops', `<p>${'. '.repeat(1_500_000)}</p>`],
  ['open comments', '<!--'.repeat(700_000)],
  [
    'a bracket in a bracket of structured data',
    `<script type="application/ld+json">${'['.repeat(200_000)}</script>${PARAGRAPH}`,
  ],
  [
    'fifty thousand pieces of structured data',
    '<script type="application/ld+json">{"@type":"NewsArticle"}</script>'.repeat(50_000),
  ],
  ['a megabyte of canonical address', `<link rel=canonical href="/${'%D8/'.repeat(300_000)}">${PARAGRAPH}`],
  ['bylines that never end', `<p>By ${'Aa, '.repeat(28)}!!!</p>`.repeat(15_000)],
  ['dates that never end', `<p>Updated ${'1 '.repeat(55)}</p>`.repeat(15_000)],
  ['one paragraph a thousand times over', PARAGRAPH.repeat(40_000)],
];

describe('hostile pages', () => {
  // Measured at 20 to 1500 ms each; the limit is for a slow machine, and far below anything quadratic.
  it.each(HOSTILE)('%s are read in bounded time', (_name, html) => {
    const start = process.cpuUsage();
    extractArticle(html, { url: 'https://a.example/1' });
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(8000);
  });

  it('reads the paragraph ten thousand levels down', () => {
    expect(extractArticle('<div>'.repeat(10_000) + PARAGRAPH, { url: '' }).text).toBe(SENTENCE);
  });

  it('reads all of five megabytes', () => {
    expect(extractArticle(numbered(45_000), { url: '' }).text.split('\n')).toHaveLength(45_000);
  });

  it('never puts script or style into the text', () => {
    const { text } = extractArticle(
      `<script>var a = "evil, evil.";</script><style>p { color: red }</style>${PARAGRAPH}<script>more()`,
      { url: '' },
    );
    expect(text).toBe(SENTENCE);
  });
});

describe('pages without an article', () => {
  it.each([
    ['nothing', ''],
    ['a picture', '<html><body><img src=x></body></html>'],
    [
      'links',
      '<ul><li><a href=/a>One headline of the day</a></li><li><a href=/b>Another headline of it</a></li></ul>',
    ],
  ])('%s give an empty text', (_name, html) => {
    expect(extractArticle(html, { url: 'https://a.example/' }).text).toBe('');
  });
});
