import { decodeBytes } from '../src/sources/charset.ts';
import { extractArticle } from '../src/sources/extract/extract.ts';
import { plainBody } from '../src/sources/extract/linked-body.ts';
import { CannotMeasure } from './cannot-measure.ts';
import { type LabelledPage, readLabelledPages } from './labelled-pages.ts';
import { type Match, matchTexts, type Score, scoreOf } from './shingles.ts';

type Extractor = (page: LabelledPage) => string;

interface Row extends Score {
  name: string;
  pages: number;
  /** Processor time, so that a busy machine does not count. */
  cpuMsPerPage: number;
}

/** How many of the pages that are furthest from what is expected are named. */
const WORST = 15;

const NEEDS = `needs labelled pages: npm run bench -- extract-pages FOLDER [--against-readability]
FOLDER is a checkout of the public article-extraction benchmark (ground-truth.json, html/), or holds a folder a page:
page.html or source.html beside expected.txt or expected.html. Pages are other people's texts and are not shipped.`;
const NEEDS_READABILITY = 'Readability is not installed: npm install --no-save @mozilla/readability jsdom';

interface ReadabilityModule {
  Readability: new (document: unknown) => { parse: () => { content?: string | null } | null };
}
interface DomModule {
  JSDOM: new (html: string, options: { url: string }) => { window: { document: unknown; close: () => void } };
}

/** Mozilla's Readability on jsdom, as its documentation uses it; not a dependency, so loaded by name. */
async function readability(): Promise<Extractor> {
  const [reader, dom]: string[] = ['@mozilla/readability', 'jsdom'];
  let modules: [ReadabilityModule, DomModule];
  try {
    modules = (await Promise.all([import(reader ?? ''), import(dom ?? '')])) as [
      ReadabilityModule,
      DomModule,
    ];
  } catch (cause) {
    throw new CannotMeasure(NEEDS_READABILITY, { cause });
  }
  const [{ Readability }, { JSDOM }] = modules;
  return ({ html, url }) => {
    const { window } = new JSDOM(decodeBytes(html).text, { url });
    const content = new Readability(window.document).parse()?.content ?? '';
    window.close();
    return plainBody(content);
  };
}

function measure(
  name: string,
  pages: readonly LabelledPage[],
  extract: Extractor,
): { row: Row; matches: Match[] } {
  const matches = pages.map((page) => matchTexts(page.expected, extract(page)));
  // The first round compiled the code; the second is timed.
  const before = process.threadCpuUsage();
  for (const page of pages) extract(page);
  const { user, system } = process.threadCpuUsage(before);
  const cpuMsPerPage = (user + system) / 1000 / pages.length;
  return { row: { name, pages: pages.length, ...scoreOf(matches), cpuMsPerPage }, matches };
}

const rounded = (row: Row): object => ({
  ...row,
  precision: Number(row.precision.toFixed(4)),
  recall: Number(row.recall.toFixed(4)),
  f1: Number(row.f1.toFixed(4)),
  cpuMsPerPage: Number(row.cpuMsPerPage.toFixed(2)),
});

/** Scores our extractor, and Readability beside it where wanted, on the labelled pages of a folder; names the worst. */
export async function run(folder: string | undefined, against: string | undefined): Promise<object> {
  const pages = folder === undefined ? [] : readLabelledPages(folder);
  if (pages.length === 0) throw new CannotMeasure(NEEDS);
  const ours = measure('rasid', pages, ({ html, url }) => extractArticle(html, { url }).text);
  const rows = [rounded(ours.row)];
  if (against === '--against-readability') {
    rows.push(rounded(measure('readability', pages, await readability()).row));
  }
  const worst = pages
    .map((page, at) => ({ page: page.name, ...(ours.matches[at] ?? { right: 0, extra: 0, missing: 1 }) }))
    .toSorted((a, b) => a.right - b.right)
    .slice(0, WORST)
    .map(({ page, extra, missing }) => ({
      page,
      extra: Number(extra.toFixed(3)),
      missing: Number(missing.toFixed(3)),
    }));
  return { rows, worst };
}
