import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Extracted, extractArticle } from '../../../src/sources/extract/extract.ts';

/** One page: NAME.html beside NAME.txt, its text; what else is expected of it stands in index.json. */
interface Fixture extends Partial<Omit<Extracted, 'text'>> {
  name: string;
  /** What the page proves, as a sentence. */
  says: string;
  url: string;
}

const folder = join(import.meta.dirname, 'fixtures');
const fixtures = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as Fixture[];

describe('pages of every make', () => {
  it.each(fixtures)('$says', ({ name, says: _says, url, ...expected }) => {
    const article = extractArticle(readFileSync(join(folder, `${name}.html`)), { url });
    expect(article.text.split('\n')).toEqual(
      readFileSync(join(folder, `${name}.txt`), 'utf8')
        .trim()
        .split('\n'),
    );
    expect(article).toMatchObject(expected);
  });

  it('lists every page of the folder', () => {
    const pages = readdirSync(folder).filter((file) => file.endsWith('.html'));
    expect(fixtures.map((fixture) => `${fixture.name}.html`).toSorted()).toEqual(pages.toSorted());
  });
});
