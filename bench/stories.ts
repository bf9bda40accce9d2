import { dayOf } from '../src/arabic/event-day.ts';
import { type ArticleFeatures, features } from '../src/stories/features.ts';
import { createMemoryIndex } from '../src/stories/memory-index.ts';
import { judged, readCorpus, seeded } from '../tests/stories/corpus.ts';

const ARCHIVED = [1_000, 10_000, 31_000, 100_000, 1_000_000];
const MEASURED = 1_000;
/** One matching article every two minutes: a million are nearly four years of a busy newsroom. */
const APART_MS = 120_000;
const START_MS = Date.UTC(2022, 0, 1);
const VOCABULARY = 30_000;

export interface Measured {
  name: string;
  archived: number;
  /** Processor time, so that a busy machine changes little. */
  usPerArticle: number;
  p99Us: number;
  heapMb: number;
}

/**
 * An endless feed after the labelled articles: their facets and outlets, but other words for most of theirs, and one
 * article in four a copy of the one before.
 */
function feed(random: () => number): (i: number) => ArticleFeatures {
  const base = readCorpus()
    .filter((article) => article.story !== null)
    .map((article) => features(judged(article)));
  const word = (): string => `كلمه${Math.floor(random() ** 2 * VOCABULARY)}`;
  const otherWords = (stems: readonly string[]): string[] =>
    stems.map((stem) => (random() < 0.6 ? word() : stem));
  let previous: ArticleFeatures | undefined;
  return (i) => {
    const like = base[Math.floor(random() * base.length)];
    if (like === undefined) throw new Error('bench: tests/corpus/stories.jsonl is empty');
    const timeMs = START_MS + i * APART_MS;
    const copied = previous !== undefined && random() < 0.25;
    const source = copied && previous !== undefined ? previous : like;
    const article: ArticleFeatures = {
      ...source,
      articleId: `a${i}`,
      outlet: { ...like.outlet, id: `outlet${i % 180}` },
      timeMs,
      reports: source.reports.map((report) => ({
        ...report,
        day: dayOf(timeMs),
        dayStated: false,
        stems: copied ? report.stems : otherWords(report.stems),
      })),
      stems: copied ? source.stems : otherWords(source.stems),
      print: copied ? source.print : source.print.map(() => Math.floor(random() * 0xffffffff)),
    };
    previous = article;
    return article;
  };
}

/**
 * The cost of one matched article (features of its text, lookup, decision, filing) after 1,000 to `upTo` articles in
 * the archive. Flat is the promise; the labelled articles are what is measured, so that their text is read as well.
 * Filling a million takes several minutes: `node bench/stories.ts 1000000`.
 */
export function run(upTo = 100_000): Measured[] {
  const next = feed(seeded(7));
  const index = createMemoryIndex();
  const texts = readCorpus()
    .filter((article) => article.story !== null)
    .map(judged);
  const results: Measured[] = [];
  let archived = 0;
  for (const size of ARCHIVED.filter((n) => n <= upTo)) {
    while (archived < size) {
      index.place(next(archived));
      archived += 1;
    }
    const times: number[] = [];
    const busy = process.cpuUsage();
    for (let i = 0; i < MEASURED; i++) {
      const like = texts[i % texts.length];
      if (like === undefined) break;
      const publishedAt = new Date(START_MS + archived * APART_MS).toISOString();
      const article = { ...like.article, id: `m${archived}`, publishedAt };
      const start = performance.now();
      index.place(features({ ...like, article }));
      times.push((performance.now() - start) * 1000);
      archived += 1;
    }
    const { user, system } = process.cpuUsage(busy);
    times.sort((a, b) => a - b);
    results.push({
      name: 'stories: one article',
      archived: size,
      usPerArticle: Math.round((user + system) / times.length),
      p99Us: Math.round(times[Math.floor(times.length * 0.99)] ?? 0),
      heapMb: Math.round(process.memoryUsage().heapUsed / 1e6),
    });
  }
  return results;
}

if (import.meta.main)
  process.stdout.write(`${JSON.stringify(run(Number(process.argv[2] ?? 100_000)), null, 2)}\n`);
