// How much quicker two Rasid processes are than one when the servers have cores of their own. Few machines have so many
// cores: each Rasid gets a small, fixed share of one, and PostgreSQL, Redis and the news server all that is left.
import { cpus, loadavg } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { Store } from '../src/store/open.ts';
import { articles, editionOf, type Item, type Outlets, openOutlets } from './burst/outlets.ts';
import { serversMs } from './burst/processor-time.ts';
import { startWatched, type WatchedRasid } from './burst/rasid.ts';
import { configure, handOut, openRoom, waitUntilDone } from './burst/room.ts';
import { openWebhook } from './burst/webhook.ts';
import { openShareOfCore, type ShareOfCore } from './processes/share-of-core.ts';

const OUTLETS = Number(process.env.OUTLETS ?? 200);
/** Fetched again within a run, feeds would take a larger part of one process's share than of two. */
const EVERY_SECONDS = 3_600;
/** Articles for each process before that, without a limit: a service that runs for weeks has compiled its code. */
const WARM_UP = 600;
/** What is done once after a start, giving memory back above all, is over by then. */
const SETTLED_MS = 15_000;

/** One run; of figures that are lists, one a process. */
export interface Run {
  processes: number;
  articles: number;
  realTexts: boolean;
  articlesPerSecond: number;
  /** Articles judged and feeds fetched by each. */
  judged: number[];
  fetched: number[];
  /** Of the share that each was given, what it used: less than nearly all, and something else held it up. */
  shareUsedPercent: number[];
  cpuMsPerArticle: number;
  serversCpuMsPerArticle: number | null;
  /** Cores that PostgreSQL and Redis kept busy, and the part of all cores that nobody used. */
  serversCores: number | null;
  freePercent: number;
  load: number;
}

export interface Measured {
  sharePercent: number;
  /** Articles a second of two processes, in those of one. */
  times: number;
  runs: Run[];
}

const rounded = (figure: number): number => Math.round(figure * 100) / 100;

/** What a process has counted so far of a histogram, over all its labels. */
async function counted(rasid: WatchedRasid, name: string): Promise<number> {
  const text = await (await fetch(new URL('/metrics', rasid.page))).text();
  const counts = text.matchAll(new RegExp(`^rasid_${name}_count(?:\\{[^}]*\\})? (\\d+)`, 'gm'));
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
}

const countedOf = (all: readonly WatchedRasid[], name: string): Promise<number[]> =>
  Promise.all(all.map((rasid) => counted(rasid, name)));

const since = (before: readonly number[], now: readonly number[]): number[] =>
  now.map((count, n) => count - (before[n] ?? 0));

/** Resolves when every feed was read once, still empty, so that what comes is new. */
async function waitUntilRead(store: Store): Promise<void> {
  for (;;) {
    const { rows } = await store.pool.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM source_states WHERE phase = 'idle' AND last_success_at IS NOT NULL`,
    );
    if (rows[0]?.n === OUTLETS) return;
    await wait(500);
  }
}

/** Prints, has every feed fetched now, and resolves when so many articles are judged. */
async function publish(
  store: Store,
  outlets: Outlets,
  items: readonly Item[][],
  judged: number,
): Promise<void> {
  await outlets.print(items.map((list, n) => editionOf(n, list)));
  await store.pool.query('UPDATE source_states SET next_fetch_at = now()');
  await waitUntilDone(store, judged);
}

/** Processor time of all cores so far, and the part of it that was not used. */
function coresMs(): { all: number; idle: number } {
  const times = cpus().map((core) => core.times);
  return {
    all: times.reduce((sum, time) => sum + Object.values(time).reduce((a, b) => a + b, 0), 0),
    idle: times.reduce((sum, time) => sum + time.idle, 0),
  };
}

async function measure(processes: number, count: number, percent: number): Promise<Run> {
  const names = Array.from({ length: processes }, (_, n) => `data-${n + 1}`);
  const room = await openRoom('servers');
  const outlets = await openOutlets();
  const webhook = await openWebhook();
  const store = await room.store();
  const shares: ShareOfCore[] = [];
  const rasids: WatchedRasid[] = [];
  try {
    for (const name of names) shares.push(openShareOfCore(`rasid-bench-${process.pid}-${name}`, percent));
    const { texts, real } = await articles(count, 0);
    const items = handOut(texts, OUTLETS, outlets.pageOf);
    const before = await articles(Math.min(WARM_UP, count) * processes, count);
    configure(
      room,
      items.map((_, n) => outlets.feed(n)),
      EVERY_SECONDS,
      webhook.url,
    );
    for (const name of names) rasids.push(await startWatched(room.folder.path, room.env, name));
    await waitUntilRead(store);
    const warmUp = handOut(before.texts, OUTLETS, outlets.pageOf, 'warm-up');
    await publish(store, outlets, warmUp, before.texts.length);
    await wait(SETTLED_MS);
    for (const [n, { pid }] of rasids.entries()) shares[n]?.admit(pid);
    const fetched = await countedOf(rasids, 'fetch_duration_seconds');
    const judged = await countedOf(rasids, 'judge_duration_seconds');
    for (const rasid of rasids) rasid.begin();
    const [serversBefore, coresBefore] = [serversMs(null), coresMs()];
    const startedAt = performance.now();
    await publish(store, outlets, items, before.texts.length + texts.length);
    const seconds = (performance.now() - startedAt) / 1_000;
    const spent = await Promise.all(rasids.map(async (rasid) => (await rasid.read()).cpuMs));
    const [serversNow, coresNow] = [serversMs(null), coresMs()];
    const serversCpuMs = serversNow === null ? null : serversNow - (serversBefore ?? 0);
    return {
      processes,
      articles: texts.length,
      realTexts: real,
      articlesPerSecond: rounded(texts.length / seconds),
      judged: since(judged, await countedOf(rasids, 'judge_duration_seconds')),
      fetched: since(fetched, await countedOf(rasids, 'fetch_duration_seconds')),
      shareUsedPercent: spent.map((ms) => Math.round((10 * ms) / (seconds * percent))),
      cpuMsPerArticle: rounded(spent.reduce((sum, ms) => sum + ms, 0) / texts.length),
      serversCpuMsPerArticle: serversCpuMs === null ? null : rounded(serversCpuMs / texts.length),
      serversCores: serversCpuMs === null ? null : rounded(serversCpuMs / seconds / 1_000),
      freePercent: Math.round((100 * (coresNow.idle - coresBefore.idle)) / (coresNow.all - coresBefore.all)),
      load: rounded(loadavg()[0] ?? 0),
    };
  } finally {
    await Promise.all(rasids.map((rasid) => rasid.stop()));
    for (const share of shares) await share.close();
    await store.close();
    webhook.close();
    await outlets.close();
    await room.close();
  }
}

/** One process, then two, each with `percent` of a core, on `count` articles and empty databases. */
export async function run(count = 4_000, percent = 25): Promise<Measured> {
  const one = await measure(1, count, percent);
  const two = await measure(2, count, percent);
  return {
    sharePercent: percent,
    times: rounded(two.articlesPerSecond / one.articlesPerSecond),
    runs: [one, two],
  };
}
