import { setTimeout as wait } from 'node:timers/promises';
import { errorLine } from '../lib/errors.ts';
import { connectQueues } from '../queue/open.ts';
import type { Settings } from '../settings/load.ts';
import type { Archive } from '../store/backup/archive.ts';
import { unpackFile, unpackFrom } from '../store/backup/file.ts';
import { refuseUsed, restoreArchive } from '../store/backup/restore.ts';
import type { Store } from '../store/open.ts';
import { isWatched, withDatabaseAlone } from '../store/presence.ts';
import { rowsText } from './backup.ts';
import { type CommandWorld, command, EXIT, onlyWord, SWITCH } from './command.ts';
import { PLACES, settingsOf } from './values.ts';
import { withStore } from './with-store.ts';

/** How long a Redis is waited for. */
const REDIS_MS = 5_000;

const silent = (): void => {};

/** No job of ours runs, so there is nothing to wait for. */
const CLOSE_MS = 1_000;

/** Jobs of before name rows of before: they are dropped, and the reconciler enqueues what waits now. */
async function dropJobs(settings: Settings, store: Store, say: (line: string) => void): Promise<void> {
  const queues = await connectQueues(
    { redisUrl: settings.redisUrl, openPool: store.openPool },
    { info: silent, warn: silent, error: silent },
  );
  try {
    for (const until = Date.now() + REDIS_MS; !queues.reachable() && Date.now() < until; ) await wait(50);
    if (queues.reachable()) await queues.dropJobs();
    else
      say(
        'redis: not reachable; flush it before Rasid uses it, since its jobs are those of another database',
      );
  } finally {
    await queues.close(CLOSE_MS);
  }
}

/** Reads a backup to its end, so that a bad one is told before anything is opened or asked to pause. */
async function checkWhole(archive: Archive): Promise<void> {
  for await (const _ of archive.portions());
}

/** `rasid restore`: a backup in the place of what a database holds. */
export const restore = command({
  flags: { replace: SWITCH, ...PLACES },
  words: 'file',
  help: `
Usage: rasid restore FILE [--replace] [--config DIR] [--data DIR]

Fills the database of the data folder, or of DATABASE_URL, from a backup of 'rasid backup' ('-': from standard input),
wherever that was made; one of an older Rasid is brought up to date. All of it or nothing: a file that is damaged, cut
short or from a newer Rasid changes nothing. A Rasid that runs there pauses meanwhile and goes on with what was restored.

What was sent before the backup is not sent again. What was due to be sent while a Rasid ran is sent, where its channel
cannot say whether it has it, as a possible repeat.

  --replace   even where the database was used already: all it holds is removed

Example: rasid restore rasid-2026-11-24.backup --data ./new-data`,
  async run({ values, positionals }, world) {
    const file = onlyWord(positionals, 'which file? See rasid restore --help');
    const settings = settingsOf(values, world);
    const put = (archive: Archive): Promise<number> => restoreInto(archive, settings, values, world);
    if (file === '-') return unpackFrom('standard input', world.stdin, put);
    await unpackFile(file, checkWhole);
    return unpackFile(file, put);
  },
});

function restoreInto(
  archive: Archive,
  settings: Settings,
  values: { replace: boolean; data?: string | undefined },
  world: CommandWorld,
): Promise<number> {
  const say = (line: string): void => void world.stderr.write(`rasid: ${line}\n`);
  return withStore(
    values,
    settings,
    world,
    async (pool, store) => {
      if (!values.replace) await refuseUsed(pool);
      if (await isWatched(pool)) say('the Rasid that runs on this database pauses');
      const rows = await withDatabaseAlone(pool, async () => {
        const restored = await restoreArchive(pool, archive, values.replace);
        await dropJobs(settings, store, say).catch((error: unknown) =>
          say(`the jobs of before were not dropped, which may delay work: ${errorLine(error)}`),
        );
        return restored;
      });
      const { rasid, takenAt } = archive.header;
      world.stdout.write(`${rowsText(rows)}, as they were at ${takenAt} (Rasid ${rasid})\n`);
      return EXIT.ok;
    },
    { make: true },
  );
}
