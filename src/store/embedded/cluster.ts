import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { chown, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ConfigError } from '../../lib/errors.ts';
import { type Account, belongsTo, builderAccount, giveFolder } from './account.ts';
import type { Programs } from './programs.ts';
import { initdbArguments } from './settings.ts';

/** The major version of PostgreSQL that Rasid brings. */
const MAJOR = '18';

/** An `initdb` that outlived its Rasid may still write into the folder that is being removed, until it is gone. */
const REMOVAL = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 } as const;

/** Did `initdb` finish here? */
const isWhole = (home: string): boolean =>
  existsSync(join(home, 'PG_VERSION')) && existsSync(join(home, 'global/pg_control'));

export interface ClusterNeeds {
  programs: Programs;
  account: Account | null;
  /** Ends the building. */
  signal: AbortSignal;
  onMovedAside: (to: string) => void;
}

/** A user that is a number alone, as of `docker run --user 12345`. */
const NAMELESS = /could not look up effective user ID/;

async function initialise(building: string, needs: ClusterNeeds): Promise<void> {
  const { programs, account, signal } = needs;
  const builder = builderAccount(account);
  if (builder !== null) await chown(building, builder.uid, builder.gid);
  // As root we may stand in folders that the builder may not pass; it then knows the folder by where it is.
  const named = builder !== null && process.platform === 'linux' ? '/proc/self/cwd' : building;
  const child = spawn(programs.initdb, initdbArguments(named), {
    ...builder,
    cwd: building,
    env: programs.env,
    signal,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words += text;
  });
  const [code, killed] = (await once(child, 'close')) as [number | null, string | null];
  if (code !== 0) {
    const lines = words.trim().split('\n');
    const why = lines.find((line) => /FATAL|PANIC|error:|could not/.test(line)) ?? lines.at(-1);
    const remedy = NAMELESS.test(words)
      ? 'PostgreSQL wants a user that has a name: run as one that /etc/passwd has (in a container, without --user)'
      : 'mend that';
    throw new ConfigError([
      `data folder ${dirname(building)}: the database could not be built (${why || `initdb ended with ${code ?? killed}`}); ${remedy}, or set DATABASE_URL to a PostgreSQL server instead`,
    ]);
  }
  if (account !== null) await giveFolder(building, account);
}

/**
 * Sees to it that there is a database cluster at `home` which this PostgreSQL can open and `account` owns.
 *
 * A first start builds it in a side folder and renames it, so that a process that dies while building leaves nothing
 * half-made behind; each try has a folder of its own, so that an `initdb` which outlived its Rasid spoils nothing.
 * A cluster that is half-made all the same (a copied one) is moved aside, never deleted, and its new name reported.
 * Throws ConfigError for one of another major version, or of another user.
 */
export async function prepareCluster(home: string, needs: ClusterNeeds): Promise<void> {
  const { account } = needs;
  const folder = dirname(home);
  const side = `${basename(home)}.building-`;
  for (const name of readdirSync(folder)) if (name.startsWith(side)) await rm(join(folder, name), REMOVAL);

  const foreign = account === null && existsSync(home) && statSync(home).uid !== process.getuid?.();
  if (foreign) {
    throw new ConfigError([
      `data folder ${folder}: its database belongs to user number ${statSync(home).uid}; run Rasid as root or as that user, or give it to this one: chown -R ${process.getuid?.()} ${home}`,
    ]);
  }
  if (existsSync(home) && !isWhole(home)) {
    const aside = `${home}.incomplete-${process.pid}-${Date.now()}`;
    await rename(home, aside);
    needs.onMovedAside(aside);
  }
  if (existsSync(home)) {
    const major = readFileSync(join(home, 'PG_VERSION'), 'utf8').trim();
    if (major !== MAJOR) {
      throw new ConfigError([
        `data folder ${folder}: its database is of PostgreSQL ${major}, this Rasid brings ${MAJOR}; how to carry it over is in docs/operations.md, "Another major version of PostgreSQL"`,
      ]);
    }
    if (account !== null && !belongsTo(home, account)) await giveFolder(home, account);
    return;
  }
  const building = await mkdtemp(join(folder, side));
  try {
    await initialise(building, needs);
    await rename(building, home);
  } catch (error) {
    await rm(building, REMOVAL);
    throw error;
  }
}
