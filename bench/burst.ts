// A calm newsroom, then a burst: every outlet prints at once. How long an alert takes from the fetch of its feed to
// its webhook, and how long the event loop is held meanwhile, on our own PostgreSQL and on Redis + PostgreSQL.
import { loadavg } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { loadJudge } from '../src/configuration/load-judge.ts';
import { bareNodeMb, bareWay, type IdleLoop, startIdleLoop } from './burst/floors.ts';
import { noOpQueues } from './burst/no-op-queues.ts';
import { articles, editionOf, type Item, type Outlets, openOutlets, pathOf } from './burst/outlets.ts';
import { serversMs } from './burst/processor-time.ts';
import { startWatched } from './burst/rasid.ts';
import { configure, handOut, type Mode, openRoom, type Room, waitUntilDone } from './burst/room.ts';
import { hotPercent, leads } from './burst/stored.ts';
import { openWebhook } from './burst/webhook.ts';

const OUTLETS = Number(process.env.OUTLETS ?? 200);
const CALM_ALERTS = Number(process.env.CALM ?? 40);
const BARE_WAYS = 40;
const CONFIG = `${import.meta.dirname}/../config`;

export interface Measured {
  mode: Mode;
  articles: number;
  realTexts: boolean;
  alerts: number;
  calmP50Ms: number;
  calmP99Ms: number;
  burstP50Ms: number;
  burstP99Ms: number;
  burstMaxMs: number;
  /** Of them, alerts whose article had to be read from its page, which waits for the host's gap of a second. */
  pageAlerts: number;
  pageP50Ms: number;
  pageP99Ms: number;
  /** Where the time goes: from the fetch until the article is judged, and from then until the webhook has it. */
  judgedP50Ms: number;
  judgedP99Ms: number;
  sentP50Ms: number;
  sentP99Ms: number;
  articlesPerSecond: number;
  /** Of Rasid's own process. */
  cpuMsPerArticle: number;
  /** Of PostgreSQL and Redis, which comes on top; null where the system does not tell. */
  serversCpuMsPerArticle: number | null;
  loopP50Ms: number;
  loopP99Ms: number;
  loopMaxMs: number;
  /** The same in processor time of the loop's thread, which other work on the machine does not stretch. */
  heldP99Ms: number;
  heldMaxMs: number;
  peakRssMb: number;
  /** Updates of a row within its page, which touch no index, in percent of all updates. */
  hotPercent: Record<string, number>;
  /** Processes that wanted a core, on average over the last minute. */
  load: number;
  /** Floors of the same run. One feed fetched and one alert posted, by nothing but `fetch`. */
  bareP50Ms: number;
  /** Delay of an event loop that does nothing, during the burst. */
  idleLoopP99Ms: number;
  idleLoopMaxMs: number;
  /** Memory of a Node that does nothing. */
  bareNodeMb: number;
  /** Jobs through three queues that do nothing, and their processor time; null where there is no Redis. */
  noOpPerSecond: number | null;
  noOpCpuMs: number | null;
}

function percentile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** One article at a time, that matches: what an alert takes when nothing else is to be done. */
async function calm(room: Room, outlets: Outlets, texts: readonly Item[]) {
  const webhook = await openWebhook();
  configure(room, [outlets.feed(0)], 1, webhook.url);
  const rasid = await startWatched(room.folder.path, room.env);
  const took: number[] = [];
  try {
    // Fetched once while it is empty, so that what comes is new.
    await wait(3_000);
    for (const item of texts) {
      const before = webhook.received.length;
      await outlets.print([editionOf(0, [item])]);
      for (let waited = 0; webhook.received.length === before && waited < 6_000; waited += 25) await wait(25);
      const served = (await outlets.served()).get(pathOf(0));
      const first = webhook.received[before];
      if (first && served) took.push(first.atMs - served);
    }
    return { took, bare: await bareWay(outlets.feed(0), webhook.url, BARE_WAYS) };
  } finally {
    await rasid.stop();
    webhook.close();
  }
}

async function burst(room: Room, outlets: Outlets, idle: IdleLoop, items: readonly Item[][]) {
  const webhook = await openWebhook();
  configure(
    room,
    items.map((_, n) => outlets.feed(n)),
    10,
    webhook.url,
  );
  const rasid = await startWatched(room.folder.path, room.env);
  const store = await room.store();
  try {
    const { rows } = await store.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM judgements');
    await wait(items.length * 150 + 10_000);
    rasid.begin();
    idle.begin();
    const serversBefore = serversMs(`${room.folder.path}/data`);
    const startedAt = performance.now();
    const total = items.flat().length;
    await outlets.print(items.map((list, n) => editionOf(n, list)));
    await waitUntilDone(store, (rows[0]?.n ?? 0) + total);
    const seconds = (performance.now() - startedAt) / 1_000;
    const loop = await rasid.read();
    const idleLoop = await idle.read();
    const serversNow = serversMs(`${room.folder.path}/data`);
    const serversCpuMs = serversNow === null ? null : serversNow - (serversBefore ?? 0);
    const [load = 0] = loadavg();
    const served = await outlets.served();
    const known = new Map(items.flatMap((list, n) => list.map((item) => [item.id, { n, item }] as const)));
    const leading = await leads(store);
    const took = webhook.received.flatMap(({ atMs, key }) => {
      const lead = leading.get(key);
      const article = known.get(lead?.guid ?? '');
      const fetchedMs = served.get(pathOf(article?.n ?? -1));
      if (!lead || !article || fetchedMs === undefined) return [];
      const page = article.item.page !== null;
      return [{ ms: atMs - fetchedMs, judgedMs: lead.judgedAtMs - fetchedMs, page }];
    });
    return { took, seconds, loop, idleLoop, serversCpuMs, load, hot: await hotPercent(store) };
  } finally {
    await rasid.stop();
    await store.close();
    webhook.close();
  }
}

async function measure(mode: Measured['mode'], count: number): Promise<Measured> {
  const room = await openRoom(mode);
  const outlets = await openOutlets();
  const idle = startIdleLoop();
  try {
    const { texts, real } = await articles(count, 0);
    const judge = loadJudge(CONFIG);
    const later = await articles(4_000, count);
    const matching: Item[] = [];
    for (const { title, text } of later.texts) {
      if (matching.length === CALM_ALERTS) break;
      const { topics } = judge.classify({ title, text, publishedAt: null, source: 'outlet-0' });
      if (topics.some(({ matched }) => matched))
        matching.push({ title, text, id: `calm-${matching.length}`, page: null });
    }
    const { took: calmMs, bare } = await calm(room, outlets, matching);
    const items = handOut(texts, OUTLETS, outlets.pageOf);
    const bursting = await burst(room, outlets, idle, items);
    const { took, seconds, loop, idleLoop, serversCpuMs, load, hot } = bursting;
    const noOp = room.redisUrl === null ? null : await noOpQueues(room.redisUrl, texts.length);
    const whole = took.filter(({ page }) => !page);
    const wholeMs = whole.map(({ ms }) => ms);
    const pageMs = took.filter(({ page }) => page).map(({ ms }) => ms);
    const judgedMs = whole.map((alert) => alert.judgedMs);
    const sentMs = whole.map((alert) => alert.ms - alert.judgedMs);
    return {
      mode,
      articles: texts.length,
      realTexts: real,
      alerts: whole.length,
      calmP50Ms: percentile(calmMs, 0.5),
      calmP99Ms: percentile(calmMs, 0.99),
      burstP50Ms: percentile(wholeMs, 0.5),
      burstP99Ms: percentile(wholeMs, 0.99),
      burstMaxMs: percentile(wholeMs, 1),
      pageAlerts: pageMs.length,
      pageP50Ms: percentile(pageMs, 0.5),
      pageP99Ms: percentile(pageMs, 0.99),
      judgedP50Ms: percentile(judgedMs, 0.5),
      judgedP99Ms: percentile(judgedMs, 0.99),
      sentP50Ms: percentile(sentMs, 0.5),
      sentP99Ms: percentile(sentMs, 0.99),
      articlesPerSecond: Math.round(texts.length / seconds),
      cpuMsPerArticle: Math.round((loop.cpuMs / texts.length) * 10) / 10,
      serversCpuMsPerArticle:
        serversCpuMs === null ? null : Math.round((serversCpuMs / texts.length) * 10) / 10,
      loopP50Ms: loop.delayP50Ms,
      loopP99Ms: loop.delayP99Ms,
      loopMaxMs: loop.delayMaxMs,
      heldP99Ms: loop.heldP99Ms,
      heldMaxMs: loop.heldMaxMs,
      peakRssMb: loop.peakRssMb,
      hotPercent: hot,
      load: Math.round(load * 10) / 10,
      bareP50Ms: Math.round(percentile(bare, 0.5) * 10) / 10,
      idleLoopP99Ms: idleLoop.p99Ms,
      idleLoopMaxMs: idleLoop.maxMs,
      bareNodeMb: bareNodeMb(),
      noOpPerSecond: noOp?.perSecond ?? null,
      noOpCpuMs: noOp?.cpuMs ?? null,
    };
  } finally {
    await idle.close();
    await outlets.close();
    if (process.env.BENCH_KEEP) process.stderr.write(`kept: ${room.folder.path}\n`);
    else await room.close();
  }
}

/** A row a figure, a column a mode. */
function table(measured: readonly Measured[]): string {
  const figures = Object.keys(measured[0] ?? {}) as (keyof Measured)[];
  const lines = figures.map((figure) => {
    const cells = measured.map((one) => {
      const value = one[figure];
      return (typeof value === 'object' ? JSON.stringify(value) : String(value)).padStart(12);
    });
    return `${figure.padEnd(20)}${cells.join('  ')}`;
  });
  return `${lines.join('\n')}\n`;
}

const MODES = ['embedded', 'servers'] as const;

/** Both modes, or the one named; `count` articles in the burst. */
export async function run(count = 10_000, only?: string): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const mode of MODES)
    if (only === undefined || only === mode) measured.push(await measure(mode, count));
  process.stderr.write(table(measured));
  return measured;
}

if (import.meta.main) {
  const [count = '10000', only] = process.argv.slice(2);
  process.stdout.write(`${JSON.stringify(await run(Number(count), only), null, 2)}\n`);
}
