// A month of real outlets, replayed: their articles served as feeds in their own order and at their own times, with
// edits, and read by the service's own reader on its own publishing, under a clock that jumps from fetch to fetch.
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { createHttpClient } from '../src/http/client.ts';
import { textLines } from '../src/lib/text-lines.ts';
import { NO_MEMORY, type SourceMemory } from '../src/model/reading.ts';
import { afterReading } from '../src/sources/memory.ts';
import { nextFetchAt } from '../src/sources/next-fetch.ts';
import { offeredArticles } from '../src/sources/offered.ts';
import { type KnownSource, readSource } from '../src/sources/registry.ts';
import { createRobots } from '../src/sources/robots.ts';
import { loopbackSource } from './loopback-source.ts';

const ARTICLES = join(import.meta.dirname, '../../shared/data/real/articles-2018.jsonl.gz');
const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
const MONTH = { from: Date.parse('2018-05-01T00:00:00Z'), days: 31 };
/** Items an outlet's feed lists, and a section's. */
const LISTED = { outlet: 30, section: 20 };
/** Feeds of fewer articles a month say nothing about how often an outlet publishes. */
const LEAST_ARTICLES = 30;
/** One article in so many is edited, so long after it came out. */
const EDITED_EACH = 20;
const EDITED_AFTER_MS = 40 * MINUTE_MS;
const EVERY = { minMs: 2 * MINUTE_MS, maxMs: 30 * MINUTE_MS };

interface Item {
  id: string;
  title: string;
  url: string;
  at: number;
  editedAt: number | null;
}

interface Feed {
  name: string;
  listed: number;
  /** In order of publication. */
  items: Item[];
}

async function feedsOf(file: string): Promise<Feed[]> {
  const feeds = new Map<string, Feed>();
  const add = (name: string, listed: number, item: Item): void => {
    const feed = feeds.get(name) ?? { name, listed, items: [] };
    feed.items.push(item);
    feeds.set(name, feed);
  };
  let count = 0;
  for await (const line of textLines(createReadStream(file).pipe(createGunzip()))) {
    const { id, source, title, url, publishedAt } = JSON.parse(line) as Record<string, string>;
    const at = Date.parse(publishedAt ?? '');
    // Three days before, so that the first reading finds a full list.
    if (!(at >= MONTH.from - 3 * DAY_MS && at < MONTH.from + MONTH.days * DAY_MS)) continue;
    count += 1;
    const editedAt = count % EDITED_EACH === 0 ? at + EDITED_AFTER_MS : null;
    const item = { id: id ?? '', title: title ?? '', url: url ?? '', at, editedAt };
    add(source ?? '', LISTED.outlet, item);
    add(`${source}/${(id ?? '').split('-')[1] ?? ''}`, LISTED.section, item);
  }
  for (const feed of feeds.values()) feed.items.sort((left, right) => left.at - right.at);
  return [...feeds.values()].filter((feed) => feed.items.length >= LEAST_ARTICLES);
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const titleAt = (item: Item, nowMs: number): string =>
  item.editedAt !== null && item.editedAt <= nowMs ? `${item.title} (محدث)` : item.title;

/** What the feed lists at a moment: the newest items out by then, newest first, as they read then. */
function listedAt({ items, listed }: Feed, nowMs: number): Item[] {
  const out = items.filter((item) => item.at <= nowMs);
  return out.slice(-listed).reverse();
}

function rss(feed: Feed, nowMs: number): string {
  const items = listedAt(feed, nowMs).map(
    (item) =>
      `<item><title>${escaped(titleAt(item, nowMs))}</title><link>${escaped(item.url)}</link><guid isPermaLink="false">${item.id}</guid><pubDate>${new Date(item.at).toUTCString()}</pubDate></item>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>${feed.name}</title>${items.join('')}</channel></rss>`;
}

interface Measured {
  name: string;
  published: number;
  missed: number;
  edits: number;
  editsSeen: number;
  polls: number;
  notModified: number;
  gaps: number;
  pollsPerNewItem: number;
  meanDelayMinutes: number;
  delay95Minutes: number;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Reads one feed through the month and counts what came of it. */
async function month(
  feed: Feed,
  read: (source: KnownSource, memory: SourceMemory, now: Date) => ReturnType<typeof readSource>,
  source: KnownSource,
): Promise<Measured> {
  const end = MONTH.from + MONTH.days * DAY_MS;
  const seen = new Map<string, number>();
  const titles = new Map<string, string>();
  let memory = NO_MEMORY;
  let polls = 0;
  let notModified = 0;
  let gaps = 0;
  for (let now = new Date(MONTH.from); now.getTime() < end; ) {
    const reading = await read(source, memory, now);
    polls += 1;
    if (reading.notModified) notModified += 1;
    gaps += reading.findings.filter((finding) => finding.kind === 'gap').length;
    for (const item of offeredArticles(reading.items, source.url)) {
      if (!seen.has(item.guid)) seen.set(item.guid, now.getTime());
      titles.set(item.guid, item.title);
    }
    memory = afterReading(memory, reading, now);
    now = nextFetchAt(source, memory, now);
  }
  // What came out in the last half hour may be fetched after the end.
  const due = feed.items.filter((item) => item.at >= MONTH.from && item.at < end - EVERY.maxMs);
  const delays = due
    .flatMap((item) => ((seen.get(item.id) ?? 0) > 0 ? [(seen.get(item.id) ?? 0) - item.at] : []))
    .sort((left, right) => left - right);
  const edited = due.filter((item) => item.editedAt !== null && item.editedAt < end - EVERY.maxMs);
  const mean = delays.reduce((sum, delay) => sum + delay, 0) / Math.max(1, delays.length);
  return {
    name: feed.name,
    published: due.length,
    missed: due.filter((item) => !seen.has(item.id)).length,
    edits: edited.length,
    editsSeen: edited.filter((item) => titles.get(item.id) === titleAt(item, end)).length,
    polls,
    notModified,
    gaps,
    pollsPerNewItem: rounded(polls / Math.max(1, due.length)),
    meanDelayMinutes: rounded(mean / MINUTE_MS),
    delay95Minutes: rounded((delays[Math.floor(delays.length * 0.95)] ?? 0) / MINUTE_MS),
  };
}

/** The month of every outlet and section with enough articles, and all of them together. */
export async function run(): Promise<Measured[] | string> {
  if (!existsSync(ARTICLES)) return `month: needs ${ARTICLES}`;
  const feeds = await feedsOf(ARTICLES);
  let nowMs = MONTH.from;
  const server = createServer((request, response) => {
    const feed = feeds[Number(/\d+/.exec(request.url ?? '')?.[0])];
    if (!feed) return void response.writeHead(404).end();
    const newest = listedAt(feed, nowMs);
    const edits = newest.filter((item) => titleAt(item, nowMs) !== item.title).length;
    const etag = `"${newest[0]?.id}-${edits}"`;
    if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
    else response.writeHead(200, { etag, 'content-type': 'application/rss+xml' }).end(rss(feed, nowMs));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const http = createHttpClient({
    userAgent: 'Rasid/bench',
    proxy: null,
    perHostConcurrency: 2,
    minGapMs: 0,
    limits: {
      connectMs: 10_000,
      headersMs: 20_000,
      bodyMs: 20_000,
      totalMs: 60_000,
      maxBytes: 10_000_000,
      maxRedirects: 5,
    },
  });
  const robots = createRobots(http, 'Rasid/bench', () => nowMs);
  const read = (source: KnownSource, state: SourceMemory, now: Date) => {
    nowMs = now.getTime();
    return readSource(source, { http, robots, state, now });
  };
  try {
    const measured: Measured[] = [];
    for (const [at, feed] of feeds.entries()) {
      measured.push(
        await month(feed, read, loopbackSource(`http://127.0.0.1:${port}/${at}`, feed.name, EVERY)),
      );
    }
    return measured;
  } finally {
    await http.close();
    server.close();
  }
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(await run(), null, 2)}\n`);
