import { existsSync } from 'node:fs';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Newsstand, openNewsstand } from '../../demo/newsstand.ts';
import { type App, ROLES, startApp } from '../app.ts';
import { loadConfiguration } from '../configuration/configuration.ts';
import { ConfigError } from '../lib/errors.ts';
import { createLog } from '../lib/log.ts';
import { makeFolder } from '../lib/make-folder.ts';
import { createLive } from '../settings/live.ts';
import type { Settings } from '../settings/load.ts';
import { otherSources, removeEverything } from '../store/demo.ts';
import { hasEmbedded, openStore } from '../store/open.ts';
import type { SqlPool } from '../store/sql.ts';
import type { Status } from '../web/status-page.ts';
import { type CommandWorld, command, EXIT, SWITCH, TEXT } from './command.ts';
import { listenForEnd } from './end-request.ts';
import { logFormat, terminalOf } from './run.ts';

const DEMO = resolve(import.meta.dirname, '../../demo');
/** The second edition shows how stories grow; the end comes when all is quiet, and at the latest by LAST_MS. */
const SECOND_EDITION_MS = 3_000;
const LAST_MS = 90_000;

async function writeConfig(folder: string, newsstand: string): Promise<string> {
  const config = join(folder, 'config');
  makeFolder(config);
  await cp(join(DEMO, 'config'), config, { recursive: true });
  const sources = join(config, 'sources.yaml');
  await writeFile(sources, (await readFile(sources, 'utf8')).replaceAll('NEWSSTAND', newsstand));
  return config;
}

/** The two server addresses, and nothing else of the environment: the demo has no secrets. */
function servers(env: CommandWorld['env']): CommandWorld['env'] {
  const names = ['DATABASE_URL', 'REDIS_URL'].flatMap((name) => [name, `${name}_FILE`]);
  return Object.fromEntries(names.map((name) => [name, env[name]]));
}

/** Opens a PostgreSQL server's database for one look. Throws ConfigError when real sources are watched there. */
async function onServer(
  settings: Settings,
  signal: AbortSignal,
  work: (sql: SqlPool) => Promise<void>,
): Promise<void> {
  const { databaseUrl } = settings;
  if (databaseUrl === null) return;
  const store = await openStore({
    databaseUrl,
    dataFolder: '',
    onNotice: () => {},
    signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
  });
  try {
    const ids = settings.sources.map((source) => source.id);
    if ((await otherSources(store.pool, ids)) > 0) {
      throw new ConfigError([
        'DATABASE_URL: this database watches real sources; give the demo an empty one of its own',
      ]);
    }
    await work(store.pool);
  } finally {
    await store.close();
  }
}

const waiting = ({ overview }: Status): number =>
  overview.articles.new + overview.articles.read + overview.deliveries.pending + overview.deliveries.sending;

/** Waits until every second edition was read and nothing has waited for a second. */
async function settle(app: App, newsstand: Newsstand, signal: AbortSignal): Promise<void> {
  const startedAt = performance.now();
  let quiet = 0;
  while (!signal.aborted && quiet < 4 && performance.now() - startedAt < LAST_MS) {
    await wait(250, undefined, { signal }).catch(() => {});
    quiet = newsstand.readWhole() && waiting(await app.status()) === 0 ? quiet + 1 : 0;
  }
}

function report(status: Status, seconds: number): string {
  const { overview, sources } = status;
  const { articles, deliveries } = overview;
  const total = Object.values(articles).reduce((sum, n) => sum + n, 0);
  const failing = sources.filter(({ health }) => (health?.failures ?? 0) > 0);
  const rows = [
    [
      'fetched',
      `${overview.fetches} times from ${sources.length} feeds (${overview.notModified} answered "not modified")`,
    ],
    ['new', `${total} articles`],
    [
      'matched',
      `${overview.matched} of them; the other ${articles.judged - overview.matched} are sport, markets, parliament, weather …`,
    ],
    ['stories', `${overview.stories}`],
    [
      'alerts',
      `${deliveries.sent} sent${deliveries.dead + deliveries.failed > 0 ? `, ${deliveries.dead + deliveries.failed} not` : ''}`,
    ],
    ...(waiting(status) > 0
      ? [
          [
            'waiting',
            `${waiting(status)} articles and alerts: this machine is slow, start the demo again with --keep`,
          ],
        ]
      : []),
    ...failing.map(({ source, health }) => ['failing', `${source.id}: ${health?.lastError}`]),
  ];
  const lines = rows.map(([label = '', text]) => `  ${label.padEnd(9)}${text}`);
  return `\nWhat happened in ${seconds.toFixed(1)} s\n${lines.join('\n')}\n\nNext: npm start watches real outlets; docs/configuration.md says how to watch your own.\n`;
}

export const demo = command({
  flags: { data: TEXT, keep: SWITCH },
  help: `
Usage: rasid demo [--data DIR] [--keep]

Starts a small news server on this machine (five invented outlets: full-text RSS, Atom with summaries, a
windows-1256 feed, one that answers 304, one that is down) and runs the real pipeline on it for some seconds:
fetch, read, judge, cluster, alert. Nothing leaves this machine.

  --data DIR   where the demo keeps its database (default: data/demo); removed at the end
  --keep       do not remove it

With DATABASE_URL and REDIS_URL it runs on those servers, in a database that watches nothing else.
A demo that was cut off goes on where it stopped when it is started again.`,
  noWords: true,
  async run({ values }, world) {
    const folder = resolve(values.data ?? join('data', 'demo'));
    const startedAt = performance.now();
    const say = (text: string): void => void world.stdout.write(text);
    say(
      hasEmbedded(folder)
        ? 'Rasid demo: a run was cut off here, going on where it stopped.\n\n'
        : 'Rasid demo: five invented outlets on a local newsstand, the real pipeline. The first start builds a database: some seconds.\n\n',
    );
    // What a demo that was cut off has stored points at the newsstand's old address.
    const portFile = join(folder, 'newsstand-port');
    const port = existsSync(portFile) ? Number(await readFile(portFile, 'utf8')) : 0;
    makeFolder(folder);
    const newsstand = await openNewsstand(SECOND_EDITION_MS, port);
    await writeFile(portFile, new URL(newsstand.url).port);
    const ending = listenForEnd(world.stderr);
    ending.takeOver();
    try {
      const config = await writeConfig(folder, newsstand.url);
      const configuration = createLive(() => loadConfiguration(config, servers(world.env)), new Date());
      const { settings } = configuration.current();
      const orEnded = async <Opened>(opening: Promise<Opened>): Promise<Opened> =>
        opening.catch((error: unknown) => {
          if (ending.signal.aborted) return ending.endNow();
          throw error;
        });
      await orEnded(onServer(settings, ending.signal, async () => {}));
      const starting = startApp({
        configuration,
        dataFolder: folder,
        roles: new Set(ROLES),
        log: createLog(settings.service.log.level, logFormat(world)),
        terminal: terminalOf(world),
        signal: ending.signal,
        // It ends by itself within seconds.
        onDatabaseAsked: () => {},
      });
      const app = await orEnded(starting);
      try {
        await settle(app, newsstand, ending.signal);
        say(report(await app.status(), (performance.now() - startedAt) / 1_000));
      } finally {
        await app.stop();
      }
      if (!values.keep && !ending.signal.aborted) await onServer(settings, ending.signal, removeEverything);
    } finally {
      await newsstand.close();
    }
    if (!values.keep && !ending.signal.aborted) await rm(folder, { recursive: true, force: true });
    return EXIT.ok;
  },
});
