import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { Redis } from 'ioredis';
import { feedPath, openNewsstand } from '../chaos/newsstand.ts';
import { openStore } from '../src/store/open.ts';
import type { SqlPool } from '../src/store/sql.ts';
import { makeFolder } from '../tests/parts/folder.ts';
import { startPostgres } from '../tests/parts/postgres.ts';
import { startRasid } from '../tests/parts/rasid.ts';
import { openReceiver } from '../tests/parts/receiver.ts';
import { startRedis } from '../tests/parts/redis.ts';
import { type Day, redisSize, tableSizes } from './measure.ts';
import { openPublishing } from './publishing.ts';
import { openTime } from './time.ts';

/** How much of it. */
export interface Size {
  days: number;
  sources: number;
  /** Articles of all sources together in a day. */
  perDay: number;
  /** One article in so many is to be alerted. */
  matchEvery: number;
  retentionDays: number;
}

/** Entries of a feed: few, since few articles come out. */
const LISTED = 2;
const DAY_MS = 86_400_000;
/** The clock is set ahead to these moments of days in turn, in seconds: what is due each minute has its second then. */
const MOMENTS = [
  [5 * 3_600 + 39, 17 * 3_600 + 59],
  [5 * 3_600 + 39, 17 * 3_600 + 73],
] as const;
const LAND_MS = 2_200;
const QUIET_MS = 120_000;

/** Is nothing left to do at this moment of the clock? */
async function isQuiet(pool: SqlPool): Promise<boolean> {
  const { rows } = await pool.query<{ n: string }>(
    `SELECT (SELECT count(*) FROM source_states WHERE enabled AND (phase <> 'idle' OR next_fetch_at <= now()))
          + (SELECT count(*) FROM waiting_articles) + (SELECT count(*) FROM search_waiting)
          + (SELECT count(*) FROM deliveries WHERE state IN ('pending', 'sending', 'failed')
                AND (waits_until IS NULL OR waits_until <= now())) AS n`,
  );
  return Number(rows[0]?.n) === 0;
}

const configuration = (sources: readonly string[], base: string, hook: string, { retentionDays }: Size) => ({
  'config/sources.yaml': `sources:\n${sources
    .map(
      (id) =>
        `  - { id: ${id}, kind: feed, url: "${base}/${feedPath(id)}", every: { min: 20h, max: 120h }, allowPrivate: true }\n`,
    )
    .join('')}`,
  'config/alerts.yaml': `channels:\n  - { id: hook, kind: webhook, url: "${hook}", allowPrivate: true }\nroute: { channel: hook }\n`,
  'config/rasid.yaml': `http: { gap: 0s, perHost: 8 }\nretention: ${retentionDays}d\n`,
});

/**
 * Runs Rasid on Redis and PostgreSQL through so many days of a clock that is set ahead whenever there is nothing to do,
 * and measures at the end of each. `onDay` hears of it. Throws, with all of it closed, when `signal` breaks it off.
 */
export async function runSoak(size: Size, onDay: (day: Day) => void, signal: AbortSignal): Promise<Day[]> {
  const outlets = Array.from({ length: size.sources }, (_, i) => `outlet${i}`);
  const folder = makeFolder();
  const [postgres, redisServer, newsstand, hook] = await Promise.all([
    startPostgres(),
    startRedis(),
    openNewsstand(outlets, LISTED),
    openReceiver(),
  ]);
  const closers: (() => unknown)[] = [
    () =>
      Promise.all([redisServer.end(), postgres.end(), newsstand.close(), hook.close()]).then(folder.remove),
  ];
  try {
    const databaseUrl = await postgres.database();
    const never = new AbortController().signal;
    const store = await openStore({ databaseUrl, dataFolder: folder.path, onNotice() {}, signal: never });
    closers.unshift(() => store.close());
    const { pool } = store;
    // Days go by in seconds, so its own upkeep has to come as much more often as it would in days.
    await pool.query(`ALTER SYSTEM SET autovacuum_naptime = '5s'`);
    await pool.query('SELECT pg_reload_conf()');
    const time = await openTime(pool, `${folder.path}/clock`);
    const redis = new Redis(redisServer.url);
    closers.unshift(() => redis.disconnect());

    const dawn = new Date(Math.ceil(Date.now() / DAY_MS) * DAY_MS);
    const print = openPublishing(newsstand, outlets, size);
    let printedTo = new Date(dawn.getTime() - DAY_MS);
    // Lists are full from the beginning, as those of real outlets are.
    print.fill(LISTED, new Date(dawn.getTime() - 3 * DAY_MS));
    const goTo = async (at: Date): Promise<void> => {
      print.between(printedTo, at);
      printedTo = at;
      await time.set(at);
      await wait(LAND_MS);
      for (const until = Date.now() + QUIET_MS; !(await isQuiet(pool)); await wait(100)) {
        signal.throwIfAborted();
        if (Date.now() > until)
          throw new Error(`soak: not done by ${at.toISOString()}\n${rasid.stderr().slice(-3_000)}`);
      }
    };

    for (const [name, text] of Object.entries(configuration(outlets, newsstand.url, hook.url, size)))
      folder.write(name, text);
    const rasid = startRasid(
      ['run', '--config', `${folder.path}/config`, '--data', `${folder.path}/data`, '--port', '0'],
      {
        DATABASE_URL: databaseUrl,
        REDIS_URL: redisServer.url,
        SOAK_CLOCK: `${folder.path}/clock`,
        NODE_OPTIONS: `--import=${pathToFileURL(`${import.meta.dirname}/clock.ts`).href}`,
      },
    );
    closers.unshift(() => rasid.end('SIGTERM'));
    const page = await rasid.ready();
    await goTo(dawn);
    const days: Day[] = [];
    for (let day = 1; day <= size.days; day += 1) {
      const midnight = dawn.getTime() + (day - 1) * DAY_MS;
      for (const seconds of MOMENTS[day % 2] ?? []) await goTo(new Date(midnight + seconds * 1_000));
      for (const path of ['', 'metrics', 'deliveries', 'sources', 'api/v1/stories', 'health'])
        await fetch(`${page}${path}`).then((answer) => answer.text());
      if (rasid.child.exitCode !== null || rasid.child.pid === undefined)
        throw new Error(`soak: Rasid ended by itself\n${rasid.stderr().slice(-3_000)}`);
      const { rows } = await pool.query<{ n: string }>(
        'SELECT count(DISTINCT article_id) AS n FROM story_articles',
      );
      const measured: Day = {
        day,
        served: newsstand.served.size,
        alerts: new Set(hook.posts.map(({ body }) => createHash('sha1').update(body).digest('hex'))).size,
        archived: Number(rows[0]?.n),
        process: await time.held(rasid.child.pid),
        tables: await tableSizes(pool),
        redis: await redisSize(redis),
        logBytes: rasid.stderr().length,
      };
      days.push(measured);
      onDay(measured);
    }
    return days;
  } finally {
    for (const close of closers) await close();
  }
}
