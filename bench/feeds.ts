// Feeds that bring whole articles, from bytes to what is stored, against the reader that most projects use with the
// sanitiser that most use: in turns, since other work on the machine comes and goes.
import RssParser from 'rss-parser';
import sanitizeHtml from 'sanitize-html';
import { toSourceItems } from '../src/sources/feed/items.ts';
import { readFeedBody } from '../src/sources/feed/read-feed.ts';
import { offeredArticles } from '../src/sources/offered.ts';
import { articles } from './burst/outlets.ts';

const FEEDS = 20;
const ITEMS = 50;
const ROUNDS = 12;
const URL = 'https://news.example/rss';

export interface Measured {
  name: string;
  realTexts: boolean;
  /** Megabytes of feeds in a second of the thread's processor time, in the best of the rounds. */
  mbPerCoreSecond: number;
  cpuMsPerItem: number;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function feedOf(texts: readonly { title: string; text: string }[], day: number): Buffer {
  const items = texts.map(({ title, text }, n) => {
    // Each has a date of its own, so that none is remembered from another.
    const date = new Date(Date.UTC(2026, 10, 1 + day, n % 24, (7 * n) % 60, n));
    const pubDate = date.toUTCString().replace('GMT', '+0300');
    const paragraphs = text.split('\n').map((line) => `<p>${escaped(line)}</p>`);
    const image = `<figure><img src="/i/${n}.jpg" alt=""><figcaption>${escaped(title)}</figcaption></figure>`;
    const content = `${image}${paragraphs.join('')}<p><a href="/more/${n}" onclick="x()">المزيد</a></p>`;
    return `<item><title>${escaped(title)}</title><link>https://news.example/${n}</link><guid isPermaLink="false">${n}</guid><pubDate>${pubDate}</pubDate><description>${escaped(text.slice(0, 150))}</description><content:encoded>${escaped(content)}</content:encoded></item>`;
  });
  return Buffer.from(
    `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>x</title>${items.join('')}</channel></rss>`,
  );
}

type Reader = (feed: Buffer) => Promise<number>;

/** Characters that came out: a reader that lost a text would be seen to be fast for that. */
const READERS: Record<string, Reader> = {
  async 'feeds: rasid'(feed) {
    const now = new Date();
    const read = await readFeedBody(feed, { url: URL, contentType: 'application/rss+xml', now });
    return offeredArticles(toSourceItems(read, URL, now), URL).reduce(
      (sum, { offeredText }) => sum + offeredText.length,
      0,
    );
  },
  async 'feeds: rss-parser and sanitize-html'(feed) {
    const { items } = await new RssParser().parseString(feed.toString('utf8'));
    return items.reduce((sum, item) => {
      const content = sanitizeHtml(String(item['content:encoded'] ?? item.content ?? ''));
      return sum + content.length;
    }, 0);
  },
};

/** Both readers on the same feeds, in turns. */
export async function run(): Promise<Measured[]> {
  const { texts, real } = await articles(FEEDS * ITEMS, 0);
  const feeds = Array.from({ length: FEEDS }, (_, n) => feedOf(texts.slice(n * ITEMS, (n + 1) * ITEMS), n));
  const megabytes = feeds.reduce((sum, feed) => sum + feed.length, 0) / 1e6;
  const least = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, read] of Object.entries(READERS)) {
      const before = process.threadCpuUsage();
      let characters = 0;
      for (const feed of feeds) characters += await read(feed);
      const { user, system } = process.threadCpuUsage(before);
      if (characters < texts.length * 100) throw new Error(`bench: ${name} lost texts`);
      least.set(name, Math.min(least.get(name) ?? Number.POSITIVE_INFINITY, (user + system) / 1e6));
    }
  }
  return [...least].map(([name, seconds]) => ({
    name,
    realTexts: real,
    mbPerCoreSecond: Math.round((megabytes / seconds) * 10) / 10,
    cpuMsPerItem: Math.round(((seconds * 1_000) / texts.length) * 1_000) / 1_000,
  }));
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(await run(), null, 2)}\n`);
