import { once } from 'node:events';
import { flushCompileCache } from 'node:module';
import { type App, type AppOptions, ROLES, type Role, startApp } from '../app.ts';
import {
  type Configuration,
  loadConfiguration,
  reloadConfiguration,
} from '../configuration/configuration.ts';
import { createJudgeLoader } from '../configuration/load-judge.ts';
import { ConfigError } from '../lib/errors.ts';
import { createLog, type Log } from '../lib/log.ts';
import { createLive } from '../settings/live.ts';
import { configFolder, dataFolder } from '../settings/place.ts';
import { watchFolder } from '../settings/watch.ts';
import { type CommandWorld, command, EXIT, TEXT, UsageError } from './command.ts';
import { type EndRequest, listenForEnd } from './end-request.ts';
import { logStrayErrors } from './stray-errors.ts';
import { columnsOf, isTerminal, mayColour, writerOf } from './terminal.ts';
import { PLACES } from './values.ts';

/** A stop that takes longer than this is ended; whatever was cut off is picked up by the next start. */
const STOP_MS = 14_000;
/** What a start gets that was asked to end, until it is ended where it stands. */
const GIVE_UP_MS = 4_000;
/** What connections that nobody needs any more get to close themselves. */
const LINGER_MS = 300;

function exitAfter(ms: number, before: () => void): void {
  setTimeout(() => {
    before();
    process.exit(EXIT.ok);
  }, ms).unref();
}

/** Ends a start that does not give way to the wish to end, since what it waits for does not answer. */
function giveUpAfterAbort(ending: EndRequest): { cancel(): void } {
  let timer: NodeJS.Timeout | undefined;
  const begin = (): void => {
    timer = setTimeout(() => ending.endNow(), GIVE_UP_MS);
  };
  ending.signal.addEventListener('abort', begin);
  return {
    cancel() {
      ending.signal.removeEventListener('abort', begin);
      clearTimeout(timer);
    },
  };
}

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
  return {
    write: writerOf(world.stdout),
    width: Math.min(columnsOf(world.stdout, 96), 110),
    color: mayColour(world.stdout, world.env),
  };
}

/** Log lines for people on a terminal, JSON elsewhere, unless RASID_LOG_FORMAT says otherwise. */
export function logFormat(world: CommandWorld): 'json' | 'text' {
  const asked = world.env.RASID_LOG_FORMAT;
  if (asked === 'json' || asked === 'text') return asked;
  if (asked)
    throw new ConfigError([`RASID_LOG_FORMAT: found ${JSON.stringify(asked)}, allowed: json | text`]);
  return isTerminal(world.stderr) ? 'text' : 'json';
}

/** Runs the app until a signal ends it, or until another command needs the database for itself. */
async function runOnce(
  start: (onDatabaseAsked: () => void) => Promise<App>,
  ending: EndRequest,
  { log, stderr }: { log: Log; stderr: CommandWorld['stderr'] },
): Promise<void> {
  const startedAt = performance.now();
  const asked = Promise.withResolvers<void>();
  const app = await start(asked.resolve);
  log.info({ startMs: Math.round(performance.now() - startedAt), statusPage: app.url }, 'rasid is ready');
  if (app.url !== null) stderr.write(`rasid: status page on ${app.url}\n`);
  // Now, since a process that is killed writes nothing at its end.
  flushCompileCache();
  if (!ending.signal.aborted) await Promise.race([once(ending.signal, 'abort'), asked.promise]);
  if (!ending.signal.aborted) {
    log.info({}, 'rasid pauses: a backup is being restored into its database');
    await app.stop();
    return;
  }
  log.info({ signal: ending.name() }, 'rasid is stopping');
  exitAfter(STOP_MS, () =>
    log.warn({ afterMs: STOP_MS }, 'stopping took too long; what was cut off is picked up at the next start'),
  );
  await app.stop();
  log.info({}, 'rasid has stopped');
}

export const run = command({
  flags: { ...PLACES, port: TEXT, roles: TEXT },
  takes: { roles: ROLES },
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
  noWords: true,
  async run({ values }, world) {
    const roles = chosenRoles(values.roles);
    const port = chosenPort(values.port ?? world.env.RASID_PORT);
    const place = configFolder(values, world.env);
    const judgeOf = createJudgeLoader(place);
    const configuration = createLive((): Configuration => {
      const loaded = loadConfiguration(place, world.env, judgeOf);
      const { web } = loaded.settings.service;
      if (port !== null) web.port = port;
      if (world.env.RASID_HOST) web.host = world.env.RASID_HOST;
      return loaded;
    }, new Date());
    const { settings } = configuration.current();
    const log = createLog(settings.service.log.level, logFormat(world));
    logStrayErrors(log);
    const folder = dataFolder(values, world.env);
    log.info(
      {
        config: settings.folder,
        data: settings.databaseUrl === null ? folder : 'PostgreSQL server',
        sources: settings.sources.filter((source) => source.enabled).length,
      },
      'rasid is starting',
    );
    const ending = world.ending ?? listenForEnd(world.stderr);
    ending.takeOver();
    const start = async (onDatabaseAsked: () => void): Promise<App> => {
      const givingUp = giveUpAfterAbort(ending);
      const app = await startApp({
        configuration,
        dataFolder: folder,
        roles,
        log,
        terminal: terminalOf(world),
        database: world.database,
        signal: ending.signal,
        onDatabaseAsked,
      }).catch((error: unknown) => {
        if (ending.signal.aborted) return ending.endNow();
        throw error;
      });
      givingUp.cancel();
      return app;
    };
    const reload = (): void => reloadConfiguration(configuration, log);
    const unwatch = watchFolder(settings.folder, reload);
    process.on('SIGHUP', reload);
    try {
      do await runOnce(start, ending, { log, stderr: world.stderr });
      while (!ending.signal.aborted);
    } finally {
      unwatch();
    }
    exitAfter(LINGER_MS, () => {});
    return EXIT.ok;
  },
});
