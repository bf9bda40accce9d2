import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { plainBody } from '../src/sources/extract/linked-body.ts';

/** A page and the text that people (or another extractor) say is its article. */
export interface LabelledPage {
  name: string;
  url: string;
  html: Buffer;
  expected: string;
}

const SOURCES = ['page.html', 'source.html', 'source.htm'];
const EXPECTED_HTML = 'expected.html';
const EXPECTED_TEXT = 'expected.txt';
const SOMEWHERE = 'https://example.org/news/1';

/** The public benchmark's own layout: `ground-truth.json` beside `html/ID.html.gz`. */
function readBenchmark(folder: string): LabelledPage[] {
  const truth = JSON.parse(readFileSync(join(folder, 'ground-truth.json'), 'utf8')) as Record<
    string,
    { articleBody?: string; url?: string }
  >;
  return Object.entries(truth).map(([name, { articleBody, url }]) => ({
    name,
    url: url ?? SOMEWHERE,
    html: gunzipSync(readFileSync(join(folder, 'html', `${name}.html.gz`))),
    expected: articleBody ?? '',
  }));
}

function readPair(folder: string, name: string): LabelledPage[] {
  const source = SOURCES.map((file) => join(folder, name, file)).find((path) => existsSync(path));
  const text = join(folder, name, EXPECTED_TEXT);
  const html = join(folder, name, EXPECTED_HTML);
  if (source === undefined || !(existsSync(text) || existsSync(html))) return [];
  const expected = existsSync(text) ? readFileSync(text, 'utf8') : plainBody(readFileSync(html, 'utf8'));
  return [{ name, url: SOMEWHERE, html: readFileSync(source), expected }];
}

/**
 * The labelled pages of a folder: the public benchmark's layout, or a folder a page with `page.html` (or
 * `source.html`, as Readability's tests have it) beside `expected.txt` or `expected.html`. Empty where there are none.
 */
export function readLabelledPages(folder: string): LabelledPage[] {
  if (!existsSync(folder)) return [];
  if (existsSync(join(folder, 'ground-truth.json'))) return readBenchmark(folder);
  return readdirSync(folder)
    .toSorted()
    .flatMap((name) => readPair(folder, name));
}
