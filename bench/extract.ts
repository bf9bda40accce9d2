import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractArticle } from '../src/sources/extract/extract.ts';

const FIXTURES = join(import.meta.dirname, '../tests/sources/extract/fixtures');
const SECONDS = 2;

/** Real pages are mostly lists of other pages: what is put around each fixture to bring it to a usual size. */
const SURROUNDINGS = `<div class="widget"><ul>${Array.from(
  { length: 400 },
  (_, at) =>
    `<li class="item item-${at}"><a href="/story/${at}"><img src="/i/${at}.jpg" alt=""><span class="title">Another headline, number ${at}</span></a></li>`,
).join('')}</ul></div><script>var config = ${JSON.stringify('x'.repeat(30_000))};</script>`;

interface Measured {
  name: string;
  /** By the processor time they took, so that a busy machine does not count. */
  pagesPerCoreSecond: number;
  msPerPage: number;
  cpuMsPerPage: number;
  bytesPerPage: number;
}

function measure(name: string, pages: readonly Buffer[]): Measured {
  const bytesPerPage = pages.reduce((sum, page) => sum + page.length, 0) / pages.length;
  const once = () => {
    for (const page of pages) extractArticle(page, { url: 'https://example.org/news/1' });
  };
  once();
  let count = 0;
  const start = performance.now();
  const cpuBefore = process.threadCpuUsage();
  while (performance.now() - start < SECONDS * 1000) {
    once();
    count += pages.length;
  }
  const msPerPage = (performance.now() - start) / count;
  const cpu = process.threadCpuUsage(cpuBefore);
  const cpuMsPerPage = (cpu.user + cpu.system) / 1000 / count;
  return { name, pagesPerCoreSecond: 1000 / cpuMsPerPage, msPerPage, cpuMsPerPage, bytesPerPage };
}

/** Pages a second on one core, bytes in, article out: the fixtures as they are, and at the size of real pages. */
export function run(): Measured[] {
  const pages = readdirSync(FIXTURES)
    .filter((file) => file.endsWith('.html'))
    .map((file) => readFileSync(join(FIXTURES, file)));
  const full = pages.map((page) => Buffer.concat([page, Buffer.from(SURROUNDINGS)]));
  return [measure('extract: bare pages', pages), measure('extract: full pages', full)];
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(run(), null, 2)}\n`);
