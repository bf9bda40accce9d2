import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { errorLine } from '../../lib/errors.ts';
import { makeFolder } from '../../lib/make-folder.ts';
import { serverAccount } from './account.ts';
import { prepareCluster } from './cluster.ts';
import { awaitsKeeper, type Hold, hasDoor, keepDoor, letGo, takeHold } from './door.ts';
import {
  awaitEnd,
  boundLog,
  isServer,
  type ServerNeeds,
  serverState,
  settled,
  startServer,
  stopServer,
} from './postmaster.ts';
import { findPrograms, untriedPrograms } from './programs.ts';
import { DATABASE, PORT, ROLE } from './settings.ts';
import { socketFolder } from './socket-folder.ts';
import { withStartLock } from './start-lock.ts';

/** This process's share in the server of a data folder. */
export interface Embedded {
  /** Address for `pg`, as a server's in DATABASE_URL. */
  url: string;
  /** Sees to it that the server runs: starts it again when it was killed. */
  revive(): Promise<void>;
  /** Lets go of the server, which ends with the last process that does, and then waits for its end. */
  close(): Promise<void>;
}

export interface EmbeddedOptions {
  dataFolder: string;
  onNotice: (message: string, fields: Record<string, unknown>) => void;
  /** Told when its process has been made: until it takes work there is nothing to do but to wait. */
  onBegun?: () => void;
  /** Ends the waiting while opening. */
  signal: AbortSignal;
}

const WATCH_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** How long a server without a door is given to stop of itself, as it does when its keeper told it to. */
const UNKEPT_MS = 2_000;
/** How long the keeper may take to see that the last process has let go, on a machine that is very busy. */
const KEEPER_MS = 5_000;

const logOf = (cluster: string): string => `${cluster}.log`;
const homeOf = (dataFolder: string): string => join(dataFolder, 'postgresql');

/** Does a data folder hold a database of its own? */
export function hasEmbedded(dataFolder: string): boolean {
  return existsSync(homeOf(dataFolder));
}

/** Waits for the end of a server that is on its way out, or ends one that has lost its keeper and its socket. */
async function outOfTheWay(needs: ServerNeeds): Promise<boolean> {
  const { cluster } = needs;
  const unkept = !hasDoor(cluster);
  const state = await settled(needs);
  if (state.pid === null || state.kind === 'down') return false;
  // In a container of its own it is not ours to end, but serves all the same.
  if (!isServer(state.pid, cluster)) return true;
  if (state.kind === 'ready' && !unkept) return true;
  if (unkept) await awaitEnd(cluster, UNKEPT_MS);
  if (isServer(state.pid, cluster)) await stopServer(state.pid, cluster);
  return false;
}

/**
 * Opens the database of a data folder on a PostgreSQL server of our own, which the first process that needs it starts
 * and all others join; see door.ts for who stops it. What an earlier run left is taken over or cleared away: a server
 * that outlived its Rasid, the files of one that was killed, a half-made cluster.
 * Throws ConfigError where the folder, its database or this platform does not allow it.
 */
export async function openEmbedded({
  dataFolder,
  onNotice,
  onBegun,
  signal,
}: EmbeddedOptions): Promise<Embedded> {
  makeFolder(dataFolder, `data folder ${dataFolder}`);
  const cluster = homeOf(dataFolder);
  const socket = socketFolder(cluster);
  let hold: Hold | null = null;
  let pid: number | null = null;

  async function isUp(): Promise<boolean> {
    const state = await serverState(cluster, socket.path);
    pid = state.pid;
    return state.kind === 'ready';
  }

  async function bringUp(stop: AbortSignal): Promise<void> {
    const account = serverAccount(dataFolder, cluster);
    const libraries = `${cluster}.libraries`;
    // Of a cluster that ran before they are tried when it fails: trying takes as long as all else before it is begun.
    const isKnown = existsSync(join(cluster, 'PG_VERSION'));
    const programs = isKnown ? untriedPrograms(libraries) : await findPrograms(account, libraries);
    await prepareCluster(cluster, {
      programs,
      account,
      signal: stop,
      onMovedAside: (to) =>
        onNotice('database: found a half-made folder and moved it aside', { movedTo: to }),
    });
    const needs = {
      programs,
      account,
      cluster,
      socketFolder: socket.path,
      log: logOf(cluster),
      onBegun,
      signal: stop,
    };
    const runs = await outOfTheWay(needs);
    // A hold on a door whose keeper was killed keeps nothing: the new keeper needs to be held as well.
    const kept = takeHold(cluster) ?? keepDoor(cluster, account);
    if (hold !== null) letGo(hold);
    hold = kept;
    if (!runs) {
      await startServer(needs).catch(async (error: unknown) => {
        const found = await findPrograms(account, libraries);
        if (found.postgres === programs.postgres) throw error;
        await startServer({ ...needs, programs: found });
      });
    }
    await isUp();
  }

  async function attach(stop: AbortSignal): Promise<void> {
    hold ??= takeHold(cluster);
    if (hold !== null && hasDoor(cluster) && (await isUp())) return;
    await withStartLock(dataFolder, stop, () => bringUp(stop));
  }

  function release(): void {
    if (hold !== null) letGo(hold);
    hold = null;
    socket.remove();
  }

  try {
    await attach(signal);
  } catch (error) {
    release();
    throw error;
  }

  const closing = new AbortController();
  let reviving: Promise<void> | null = null;
  const revive = (): Promise<void> => {
    reviving ??= attach(closing.signal).finally(() => {
      reviving = null;
    });
    return reviving;
  };
  const watch = async (): Promise<void> => {
    for (let pause = WATCH_MS; ; ) {
      await wait(pause, undefined, { signal: closing.signal, ref: false });
      try {
        boundLog(logOf(cluster), 'running');
        if (pid !== null && isServer(pid, cluster)) continue;
        if (await isUp()) continue;
        onNotice('database: its server has ended, it is started again', { pid });
        await revive();
        pause = WATCH_MS;
      } catch (error) {
        if (closing.signal.aborted) return;
        pause = Math.min(LONGEST_PAUSE_MS, 2 * pause);
        onNotice('database: its server could not be started, trying again', {
          nextTryInMs: pause,
          error: errorLine(error),
        });
      }
    }
  };
  const watching = watch().catch(() => {});

  return {
    url: `postgres://${ROLE}@localhost:${PORT}/${DATABASE}?host=${encodeURIComponent(socket.path)}`,
    revive,
    async close() {
      closing.abort();
      await watching;
      release();
      for (const until = Date.now() + KEEPER_MS; awaitsKeeper(cluster) && Date.now() < until; ) await wait(5);
      if (!hasDoor(cluster)) await awaitEnd(cluster);
    },
  };
}
