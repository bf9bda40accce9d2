import { parseArgs } from 'node:util';
import { type App, type AppOptions, ROLES, type Role, startApp } from '../app.ts';
import {
  type Configuration,
  loadConfiguration,
  reloadConfiguration,
} from '../configuration/configuration.ts';
import { createLog, type Log } from '../lib/log.ts';
import { createLive } from '../settings/live.ts';
import { configFolder, dataFolder } from '../settings/place.ts';
import { watchFolder } from '../settings/watch.ts';
import { type Command, type CommandWorld, EXIT, UsageError } from './command.ts';

/** A stop that takes longer than this is ended; whatever was cut off is picked up at the next start. */
const STOP_MS = 30_000;

function chosenRoles(text: string | undefined): ReadonlySet<Role> {
  if (text === undefined) return new Set(ROLES);
  const names = text.split(',').map((name) => name.trim());
  for (const name of names) {
    if (!(ROLES as readonly string[]).includes(name)) {
      throw new UsageError(`--roles: found '${name}', allowed: ${ROLES.join(', ')}`);
    }
  }
  return new Set(names as Role[]);
}

function chosenPort(text: string | undefined): number | null {
  if (text === undefined || text === '') return null;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`--port: found '${text}', allowed: 0 to 65535 (0 takes any free one)`);
  }
  return port;
}

/** Where alerts of the console channel appear: standard output, coloured where it is a terminal. */
export function terminalOf(world: CommandWorld): AppOptions['terminal'] {
  const out = world.stdout as { isTTY?: boolean; columns?: number };
  return {
    write: (text) => void world.stdout.write(text),
    width: Math.min(out.columns ?? 96, 110),
    color: (out.isTTY ?? false) && !world.env.NO_COLOR,
  };
}

/** Log lines for people on a terminal, JSON elsewhere, unless RASID_LOG_FORMAT says otherwise. */
export function logFormat(world: CommandWorld): 'json' | 'text' {
  const asked = world.env.RASID_LOG_FORMAT;
  if (asked === 'json' || asked === 'text') return asked;
  return (world.stderr as { isTTY?: boolean }).isTTY ? 'text' : 'json';
}

/** Resolves with the name of the first signal that asks for the end. */
function endSignal(onSignal: () => void): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        onSignal();
        resolve(signal);
      });
    }
  });
}

/** Runs the app until a signal ends it, or until another command needs the database for itself. */
async function runOnce(
  start: (onDatabaseAsked: () => void) => Promise<App | null>,
  signalled: Promise<NodeJS.Signals>,
  { log, stderr }: { log: Log; stderr: CommandWorld['stderr'] },
): Promise<void> {
  const startedAt = performance.now();
  const asked = Promise.withResolvers<'asked'>();
  const app = await start(() => asked.resolve('asked'));
  if (!app) return;
  log.info({ startMs: Math.round(performance.now() - startedAt), statusPage: app.url }, 'rasid is ready');
  if (app.url !== null) stderr.write(`rasid: status page on ${app.url}\n`);
  const end = await Promise.race([signalled, asked.promise]);
  if (end === 'asked') {
    log.info({}, 'rasid pauses: a backup is being restored into its database');
    await app.stop();
    return;
  }
  log.info({ signal: end }, 'rasid is stopping');
  const late = setTimeout(() => {
    log.warn({ afterMs: STOP_MS }, 'stopping took too long; what was cut off is picked up at the next start');
    process.exit(EXIT.ok);
  }, STOP_MS);
  late.unref();
  await app.stop();
  log.info({}, 'rasid has stopped');
}

export const run: Command = {
  name: 'run',
  summary: 'watch: fetch, read, judge and alert until stopped',
  help: `
Usage: rasid run [--config DIR] [--data DIR] [--port N] [--roles LIST]

Runs the pipeline until SIGTERM or SIGINT, then finishes what is under way and exits with 0. A changed file in the
configuration folder (or SIGHUP) loads the whole folder anew; while it is wrong, the one before stays in force.

  --config DIR   configuration folder (or RASID_CONFIG; default: the one Rasid ships)
  --data DIR     where the database of our own lives (or RASID_DATA; default: ./data); processes may share it
  --port N       port of the status page (or RASID_PORT; 0 takes a free one, and prints it)
  --roles LIST   of ${ROLES.join(',')}; default: all

Environment: DATABASE_URL (PostgreSQL) and REDIS_URL replace our own PostgreSQL and the queues in it; each, like
every secret, may be given as NAME_FILE. RASID_LOG_FORMAT is json or text.

Example: rasid run --config ./my-config --data ./my-data --port 0`,
  async run(args, world) {
    const { values } = parseArgs({
      args,
      options: {
        config: { type: 'string' },
        data: { type: 'string' },
        port: { type: 'string' },
        roles: { type: 'string' },
      },
    });
    const roles = chosenRoles(values.roles);
    const port = chosenPort(values.port ?? world.env.RASID_PORT);
    const configuration = createLive((): Configuration => {
      const loaded = loadConfiguration(configFolder(values, world.env), world.env);
      const { web } = loaded.settings.service;
      if (port !== null) web.port = port;
      if (world.env.RASID_HOST) web.host = world.env.RASID_HOST;
      return loaded;
    }, new Date());
    const { settings } = configuration.current();
    const log = createLog(settings.service.log.level, logFormat(world));
    const folder = dataFolder(values, world.env);
    log.info(
      {
        config: settings.folder,
        data: settings.databaseUrl === null ? folder : 'PostgreSQL server',
        sources: settings.sources.filter((source) => source.enabled).length,
      },
      'rasid is starting',
    );
    const abort = new AbortController();
    const signalled = endSignal(() => abort.abort());
    const start = (onDatabaseAsked: () => void): Promise<App | null> =>
      startApp({
        configuration,
        dataFolder: folder,
        roles,
        log,
        terminal: terminalOf(world),
        signal: abort.signal,
        onDatabaseAsked,
      }).catch((error: unknown) => {
        if (abort.signal.aborted) return null;
        throw error;
      });
    const reload = (): void => reloadConfiguration(configuration, log);
    const unwatch = watchFolder(settings.folder, reload);
    process.on('SIGHUP', reload);
    try {
      while (!abort.signal.aborted) await runOnce(start, signalled, { log, stderr: world.stderr });
    } finally {
      unwatch();
    }
    return EXIT.ok;
  },
};
