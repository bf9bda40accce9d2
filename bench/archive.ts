// What pages, metrics and ticks ask of the database, with a small and a large archive in it: flat is the promise.
import { loadavg } from 'node:os';
import type { RouteNode } from '../src/alerts/route.ts';
import { enterRepeats } from '../src/pipeline/repeats.ts';
import { type ArticleFilter, listArticles } from '../src/store/article-list.ts';
import { overdueArticles } from '../src/store/articles.ts';
import { addUpCounts } from '../src/store/counts.ts';
import { listDeadlines } from '../src/store/deadline-list.ts';
import { type DevelopmentFilter, listDevelopments } from '../src/store/development-list.ts';
import { candidateDevelopments } from '../src/store/developments.ts';
import { channelTroubles } from '../src/store/failing-channels.ts';
import { newestAlerts } from '../src/store/feed-events.ts';
import { topicFeedback } from '../src/store/feedback.ts';
import { overdueDeliveries, requeueOrphans } from '../src/store/ledger.ts';
import { openStore, type Store } from '../src/store/open.ts';
import { alertsAnHour, itemsADay, lastMoved, listDeliveries } from '../src/store/operator-lists.ts';
import { alertedEvents, overview, sourceHealth } from '../src/store/overview.ts';
import { latelyReadPages } from '../src/store/page-notes.ts';
import { deadLately } from '../src/store/reports.ts';
import { removeOldTexts } from '../src/store/retention.ts';
import { searchArticles } from '../src/store/search.ts';
import { fileWords } from '../src/store/search-index.ts';
import { claimDueFetches } from '../src/store/source-states.ts';
import type { SqlPool, SqlSession } from '../src/store/sql.ts';
import { storyArticles } from '../src/store/story-detail.ts';
import { findStories, type StoryFilter, storyFigures } from '../src/store/story-search.ts';
import { workFigures } from '../src/store/work-figures.ts';
import { makeFolder } from '../tests/parts/folder.ts';
import { startPostgres } from '../tests/parts/postgres.ts';
import { fillArchive } from './archive/fill.ts';

const ANY: StoryFilter = { topic: null, faction: null, country: null, since: null, until: null, text: null };
const ANY_ARTICLE: ArticleFilter = {
  sourceId: null,
  topic: null,
  storyId: null,
  matched: null,
  since: null,
  until: null,
};
const ANY_DEVELOPMENT: DevelopmentFilter = {
  id: null,
  storyId: null,
  topic: null,
  faction: null,
  country: null,
  since: null,
  until: null,
};
const PAGE = { limit: 50, offset: 0 };
const FIRST = { before: null, limit: 50 };
const LONG_AGO = new Date(Date.now() - 60 * 86_400_000).toISOString().slice(0, 10);
const ROUNDS = 7;

/** Repeats what is older than anything in the archive: so that all of it is looked at, and nothing entered. */
const REPEATED: RouteNode = {
  match: {},
  channels: ['desk'],
  repeatIntervalMs: 3_650 * 86_400_000,
  continue: false,
  routes: [],
};

type Asked = readonly [name: string, ask: (pool: SqlPool) => Promise<unknown>];

const EVERY: readonly Asked[] = [
  ['metrics, status: overview', (pool) => overview(pool)],
  ['metrics, status: sources', (pool) => sourceHealth(pool)],
  ['metrics, health: work figures', (pool) => workFigures(pool, new Date(), [], [])],
  ['metrics: feedback', (pool) => topicFeedback(pool)],
  ['status: newest events', (pool) => alertedEvents(pool, null, 20)],
  ['pages: has anything moved', (pool) => lastMoved(pool)],
  ['sources: items a day', (pool) => itemsADay(pool, 14)],
  ['status: alerts an hour', (pool) => alertsAnHour(pool, 48, new Date())],
  ['deliveries: newest', (pool) => listDeliveries(pool, {}, 50)],
  ['deliveries: dead', (pool) => listDeliveries(pool, { state: 'dead' }, 50)],
  ['deliveries: pending', (pool) => listDeliveries(pool, { state: 'pending' }, 50)],
  ['deliveries: of no channel', (pool) => listDeliveries(pool, { channel: 'none' }, 50)],
  ['stories: newest', (pool) => findStories(pool, ANY, PAGE)],
  ['stories: of a faction', (pool) => findStories(pool, { ...ANY, faction: 'faction-7' }, PAGE)],
  ['stories: of no faction', (pool) => findStories(pool, { ...ANY, faction: 'none' }, PAGE)],
  ['stories: of no country', (pool) => findStories(pool, { ...ANY, country: 'XX' }, PAGE)],
  ['stories: of no topic', (pool) => findStories(pool, { ...ANY, topic: 'none' }, PAGE)],
  ['stories: with words', (pool) => findStories(pool, { ...ANY, text: 'no such words' }, PAGE)],
  ['stories: a chart of 30 days', (pool) => storyFigures(pool, ANY, { days: 30, now: new Date() })],
  ['articles: newest', (pool) => listArticles(pool, ANY_ARTICLE, FIRST)],
  ['articles: of no source', (pool) => listArticles(pool, { ...ANY_ARTICLE, sourceId: 'none' }, FIRST)],
  ['articles: of no topic', (pool) => listArticles(pool, { ...ANY_ARTICLE, topic: 'none' }, FIRST)],
  ['articles: up to a day', (pool) => listArticles(pool, { ...ANY_ARTICLE, until: LONG_AGO }, FIRST)],
  ['developments: newest', (pool) => listDevelopments(pool, ANY_DEVELOPMENT, FIRST)],
  [
    'developments: of no faction',
    (pool) => listDevelopments(pool, { ...ANY_DEVELOPMENT, faction: 'none' }, FIRST),
  ],
  ['story: its events', (pool) => alertedEvents(pool, '77', 100)],
  ['story: its articles', (pool) => storyArticles(pool, '77', 200)],
  ['feeds: newest', (pool) => newestAlerts(pool, null, 50)],
  ['feeds: of a rare topic', (pool) => newestAlerts(pool, 'troop_withdrawal', 50)],
  ['feeds: of no topic', (pool) => newestAlerts(pool, 'none', 50)],
  ['search: a rare word', (pool) => searchArticles(pool, 'كلمه77', PAGE)],
  ['search: a word of one in five', (pool) => searchArticles(pool, 'بغداد', PAGE)],
  ['search: a word of all', (pool) => searchArticles(pool, 'المتحدث', PAGE)],
  ['search: two words', (pool) => searchArticles(pool, 'صنعاء خبر77', PAGE)],
  ['deadlines', (pool) => listDeadlines(pool, { storyId: null, since: new Date(), limit: 50 })],
  ['tick: due sources', (pool) => claimDueFetches(pool, 10)],
  ['tick: reconcile articles', (pool) => overdueArticles(pool, 500)],
  ['tick: reconcile deliveries', (pool) => overdueDeliveries(pool, 500)],
  ['tick: orphans', (pool) => requeueOrphans(pool, false)],
  ['tick: repeats', (pool) => enterRepeats(pool, REPEATED, new Date())],
  ['tick: counts', (pool) => addUpCounts(pool)],
  ['tick: search index', (pool) => fileWords(pool, new Date())],
  ['tick: failing channels', (pool) => channelTroubles(pool)],
  ['tick: dead lately', (pool) => deadLately(pool)],
  ['tick: old texts', (pool) => removeOldTexts(pool, 3_650 * 86_400_000, new Date())],
  ['fetch: pages lately', (pool) => pool.query(`SELECT ${latelyReadPages('$1')} AS pages`, ['outlet-7'])],
  ['place: candidates', (pool) => candidateDevelopments(pool, ['f:faction-7', 't:77', 't:7'], '77')],
];

export interface Measured {
  name: string;
  /** Pages of tables and indexes looked at: what other work on the machine does not change. */
  pages: number;
  /** Median and longest of some rounds, in milliseconds, by the clock. */
  medianMs: number;
  longestMs: number;
}

/** One session as a pool, so that what it touched can be told from what others did. */
function poolOf(session: SqlSession): SqlPool {
  const lent = new Proxy(session, {
    get: (target, key) => (key === 'release' ? () => {} : Reflect.get(target, key).bind(target)),
  });
  return { query: lent.query, connect: async () => lent } as unknown as SqlPool;
}

/** Pages of tables and indexes that this database's sessions have looked at so far. */
async function pagesTouched(pool: SqlPool): Promise<number> {
  await pool.query('SELECT pg_stat_force_next_flush()');
  const { rows } = await pool.query<{ n: string }>(
    'SELECT blks_hit + blks_read AS n FROM pg_stat_database WHERE datname = current_database()',
  );
  return Number(rows[0]?.n);
}

async function measure(pool: SqlPool): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const [name, ask] of EVERY) {
    const took: number[] = [];
    await ask(pool);
    const before = await pagesTouched(pool);
    const asking = (await pagesTouched(pool)) - before;
    for (let round = 0; round < ROUNDS; round += 1) {
      const startedAt = performance.now();
      await ask(pool);
      took.push(performance.now() - startedAt);
    }
    const touched = (await pagesTouched(pool)) - before - 2 * asking;
    took.sort((a, b) => a - b);
    const rounded = (ms = 0): number => Math.round(ms * 10) / 10;
    const pages = Math.max(0, Math.round(touched / ROUNDS));
    measured.push({ name, pages, medianMs: rounded(took[ROUNDS >> 1]), longestMs: rounded(took.at(-1)) });
  }
  return measured;
}

/** Every question, on an archive of `count` articles; on our own PostgreSQL or on a server. */
export async function run(count = 100_000, mode = 'embedded'): Promise<Measured[]> {
  const folder = process.env.BENCH_DATA ? null : makeFolder();
  const server = mode === 'servers' ? await startPostgres() : null;
  const databaseUrl = process.env.BENCH_URL ?? (await server?.database()) ?? null;
  const store: Store = await openStore({
    databaseUrl,
    dataFolder: process.env.BENCH_DATA ?? `${folder?.path}/data`,
    onNotice: () => {},
    signal: AbortSignal.timeout(60_000),
  });
  try {
    const { rows } = await store.pool.query('SELECT FROM articles LIMIT 1');
    if (rows.length === 0) {
      const session = await store.pool.connect();
      await fillArchive(session, count).finally(() => session.release(true));
    }
    const session = await store.pool.connect();
    const measured = await measure(poolOf(session)).finally(() => session.release());
    const [load = 0] = loadavg();
    process.stderr.write(`${mode}, ${count} articles, load ${load.toFixed(1)}\n`);
    for (const { name, pages, medianMs, longestMs } of measured)
      process.stderr.write(
        `${name.padEnd(34)}${String(pages).padStart(10)}${String(medianMs).padStart(10)}${String(longestMs).padStart(10)}\n`,
      );
    return measured;
  } finally {
    await store.close();
    await server?.end();
    folder?.remove();
  }
}

if (import.meta.main) await run(Number(process.argv[2] ?? 100_000), process.argv[3]);
