import { run as archive } from './archive.ts';
import { run as burst } from './burst.ts';
import { run as classify } from './classify.ts';
import { run as extract } from './extract.ts';
import { run as extractPages } from './extract-pages.ts';
import { run as feeds } from './feeds.ts';
import { run as fetch } from './fetch.ts';
import { CannotMeasure } from './labelled-pages.ts';
import { run as month } from './month.ts';
import { run as plan } from './plan.ts';
import { run as stories } from './stories.ts';

/** What `npm run bench -- NAME` can measure; each returns rows of figures. */
const BENCHES: Record<string, () => object | Promise<object | string>> = {
  archive: () => archive(Number(process.argv[3] ?? 100_000), process.argv[4]),
  burst: () => burst(Number(process.argv[3] ?? 10_000), process.argv[4]),
  classify,
  extract,
  'extract-pages': () => extractPages(process.argv[3], process.argv[4]),
  feeds,
  fetch,
  month,
  plan,
  stories,
};

const name = process.argv[2] ?? '';
const bench = BENCHES[name];
if (bench) {
  try {
    process.stdout.write(`${JSON.stringify(await bench(), null, 2)}\n`);
  } catch (error) {
    if (!(error instanceof CannotMeasure)) throw error;
    process.stderr.write(`bench: ${error.message}\n`);
    process.exitCode = 1;
  }
} else {
  process.stderr.write(`bench: which one? npm run bench -- ${Object.keys(BENCHES).join(' | ')}\n`);
  process.exitCode = 2;
}
