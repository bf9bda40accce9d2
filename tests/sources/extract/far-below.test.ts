import { describe, expect, it } from 'vitest';
import { withoutDetached } from '../../../src/sources/extract/detached.ts';
import { ARABIC, ENGLISH, linesOf, paragraphs } from './page-of.ts';

const links = (count: number): string =>
  Array.from({ length: count }, (_, n) => `<div><a href="/n/${n}">Another story ${n}</a></div>`).join('');
const NOTICE =
  'This page is best viewed in an up-to-date browser, with scripts and style sheets switched on.';
const inOneFrame = (above: readonly string[], between: string, below: readonly string[]): string[] =>
  linesOf(`<div>${paragraphs(above)}${between}${paragraphs(below)}</div>`);

describe('what stands far below an article is not of it', () => {
  it.each([
    ['a notice', ENGLISH],
    ['تنبيه أسفل الصفحة', ARABIC],
  ])('%s', (_what, texts) => {
    expect(inOneFrame(texts, links(45), [NOTICE])).toEqual(texts);
  });

  it('but a gallery in its middle does not end it', () => {
    const gallery = Array.from(
      { length: 50 },
      (_, n) => `<div><img src="/${n}.jpg"><p>Picture ${n}.</p></div>`,
    ).join('');
    const end = ENGLISH.map((text) => text.replace('.', ', the spokesman added.'));
    expect(inOneFrame(ENGLISH, gallery, end)).toEqual([...ENGLISH, ...end]);
  });
});

describe('blocks without those that are detached', () => {
  const blocks = (chars: readonly number[]) =>
    chars.map((count) => ({ chars: count })) as unknown as Parameters<typeof withoutDetached>[0];
  const filled = (length: number) => Array.from({ length }, () => 100);
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n);
  it.each<[string, number[], number]>([
    ['nothing is far', range(0, 20), 20],
    ['little after a gap', [...range(0, 10), 25], 10],
    ['much after a gap', [...range(0, 10), ...range(25, 33)], 18],
    ['half after a screenful', [...range(0, 10), ...range(55, 59)], 10],
    ['nearly as much after a screenful', [...range(0, 10), ...range(55, 63)], 18],
    ['a line after a screenful, under a very short article', [0, 1, 50], 2],
    ['one by one among much else', [...range(0, 10), 25, 30, 35, 40, 45, 50], 10],
    ['nothing found', [], 0],
  ])('%s', (_what, kept, left) => {
    expect(withoutDetached(blocks(filled(70)), kept)).toHaveLength(left);
  });
});
