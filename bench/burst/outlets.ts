import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { createGunzip } from 'node:zlib';
import { textLines } from '../../src/lib/text-lines.ts';
import { EVERYDAY } from '../everyday.ts';

/** An article of the burst; `page` is its address where the feed brings a summary only. */
export interface Item {
  id: string;
  title: string;
  text: string;
  page: string | null;
}

/** What a feed, named by its path, lists from now on. */
export interface Edition {
  path: string;
  items: readonly Item[];
}

export interface Outlets {
  /** Of the nth outlet: its feed's address. */
  feed(n: number): string;
  pageOf(n: number, id: string): string;
  print(editions: readonly Edition[]): Promise<void>;
  /** When a feed's newest edition was first fetched (milliseconds of the clock), by path. */
  served(): Promise<ReadonlyMap<string, number>>;
  close(): Promise<unknown>;
}

export const pathOf = (n: number): string => `/${n}/rss.xml`;
const hostOf = (n: number): string => `127.${1 + (n >> 8)}.${n & 255}.1`;

/** Opens as many outlets as are asked for, each on an address of its own; their feeds are empty at first. */
export async function openOutlets(): Promise<Outlets> {
  const worker = new Worker(new URL('./newsstand.ts', import.meta.url));
  const answer = (): Promise<unknown> => new Promise((resolve) => worker.once('message', resolve));
  const port = await answer();
  return {
    feed: (n) => `http://${hostOf(n)}:${port}${pathOf(n)}`,
    pageOf: (n, id) => `http://${hostOf(n)}:${port}/page/${id}`,
    async print(editions) {
      const printed = answer();
      worker.postMessage(editions);
      await printed;
    },
    async served() {
      const told = answer();
      worker.postMessage([]);
      return (await told) as ReadonlyMap<string, number>;
    },
    close: () => worker.terminate(),
  };
}

export const editionOf = (n: number, items: readonly Item[]): Edition => ({ path: pathOf(n), items });

const ARTICLES = join(import.meta.dirname, '../../../shared/data/real/articles-2018.jsonl.gz');
/** Shorter ones would not pass for whole articles. */
const LEAST_CHARS = 250;

/** One in so many matches where no real articles are at hand. */
const MATCHING_EACH = 25;
const FORCES = ['الأميركية', 'الروسية', 'الفرنسية', 'التركية', 'البريطانية'];
const PLACES = ['العراق', 'سوريا', 'مالي', 'النيجر', 'تشاد', 'ليبيا', 'أفغانستان', 'الصومال'];

function invented(n: number): { title: string; text: string } {
  const [title, text] = EVERYDAY[n % EVERYDAY.length] ?? ['', ''];
  if (n % MATCHING_EACH !== 0) return { title: `${title} ${n}`, text: `${text}\n${text} ${n}` };
  const nth = Math.floor(n / MATCHING_EACH);
  const force = FORCES[nth % FORCES.length];
  const place = PLACES[Math.floor(nth / FORCES.length) % PLACES.length];
  return {
    title: `القوات ${force} تبدأ الانسحاب من ${place}`,
    text: `أعلنت وزارة الدفاع أن القوات ${force} بدأت الانسحاب من قواعدها في ${place}، وقال المتحدث باسمها إن الانسحاب يشمل ${100 + nth} جنديا ويكتمل خلال أسابيع. ${text}\n${text}`,
  };
}

/** So many articles, the outlets' own of 2018 where they are at hand (the first `skip` left out), else invented ones. */
export async function articles(
  count: number,
  skip: number,
): Promise<{ texts: { title: string; text: string }[]; real: boolean }> {
  if (!existsSync(ARTICLES))
    return { texts: Array.from({ length: count }, (_, n) => invented(n + skip)), real: false };
  const texts: { title: string; text: string }[] = [];
  let passed = 0;
  for await (const line of textLines(createReadStream(ARTICLES).pipe(createGunzip()))) {
    const { title, text } = JSON.parse(line) as { title: string; text: string };
    // Cut off at its end, a text would be taken for a summary.
    const whole = `${text.replace(/[.…\s]+$/, '')}.`;
    if (whole.length < LEAST_CHARS || passed++ < skip) continue;
    texts.push({ title, text: whole });
    if (texts.length === count) break;
  }
  return { texts, real: true };
}
