import { execFileSync, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ConfigError, errorLine } from '../../lib/errors.ts';
import type { Account } from './account.ts';
import type { Programs } from './programs.ts';
import { PORT, serverArguments } from './settings.ts';

/**
 * How a server stands: `busy` is starting or stopping, `deaf` runs but its socket is gone, `down` runs not, whatever
 * files it left.
 */
export interface ServerState {
  kind: 'down' | 'busy' | 'ready' | 'deaf';
  pid: number | null;
}

const POLL_MS = 20;
/** The log of a server begins anew when it has grown beyond this: at a start, and while it runs. */
const LOG_BYTES = { atStart: 1_000_000, running: 10_000_000 };
/** How long processes of a server that was killed may take to notice; the next one cannot start before. */
const REMNANTS_MS = 15_000;
const STOP_MS = 15_000;

const pidFile = (cluster: string): string => join(cluster, 'postmaster.pid');
const socketFile = (cluster: string): string => join(cluster, `.s.PGSQL.${PORT}`);

function written(cluster: string): { pid: number; status: string } | null {
  try {
    const lines = readFileSync(pidFile(cluster), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return Number.isInteger(pid) && pid > 0 ? { pid, status: (lines[7] ?? '').trim() } : null;
  } catch {
    return null;
  }
}

/** Is process `pid` the server of this cluster, and not one that got its number later? */
export function isServer(pid: number, cluster: string): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
    return execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).includes('postgres');
  } catch {
    return false;
  }
}

/** Does somebody listen on the socket? Also true of a server in another container on the same folder. */
function answers(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    const end = (yes: boolean) => () => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', end(true)).once('error', end(false));
  });
}

/** How the server of a cluster stands. `socketFolder` is a name of the cluster that fits a socket's address. */
export async function serverState(cluster: string, socketFolder: string): Promise<ServerState> {
  const file = written(cluster);
  if (file === null) return { kind: 'down', pid: null };
  const { pid, status } = file;
  const heard = await answers(socketFile(socketFolder));
  if (!heard && !isServer(pid, cluster)) return { kind: 'down', pid };
  if (status !== 'ready') return { kind: 'busy', pid };
  return { kind: heard ? 'ready' : 'deaf', pid };
}

/** Begins a log anew that has grown too long. The server appends to it, so it goes on at its new end. */
export function boundLog(log: string, when: keyof typeof LOG_BYTES): void {
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LOG_BYTES[when]) truncateSync(log);
}

/** The words of the last line of a log that says why a server ended. */
function lastWords(log: string, from: number): string {
  const lines = readFileSync(log).subarray(from).toString().trim().split('\n');
  const fatal = lines.findLast((line) => /\b(?:FATAL|PANIC|ERROR|error):/.test(line)) ?? lines.at(-1) ?? '';
  return fatal.replace(/^.*?\b(?:FATAL|PANIC|ERROR): +/, '');
}

/**
 * Removes what a server left that was killed, where its number belongs to another process by now: PostgreSQL would
 * believe that one to be the server. Whether processes of it still run, PostgreSQL finds out by its shared memory.
 */
function clearRemnants(cluster: string): void {
  const left = written(cluster);
  if (left === null || !existsSync(`/proc/${left.pid}`)) return;
  for (const file of [pidFile(cluster), `${socketFile(cluster)}.lock`]) rmSync(file, { force: true });
}

export interface ServerNeeds {
  programs: Programs;
  account: Account | null;
  cluster: string;
  /** A name of the cluster that fits a socket's address. */
  socketFolder: string;
  log: string;
  /** Told when the server's process has been made. */
  onBegun?: (() => void) | undefined;
  signal: AbortSignal;
}

/** Starts the server once; null when it is ready, else why it ended. */
async function tryStart(needs: ServerNeeds): Promise<string | null> {
  const { programs, account, cluster, log } = needs;
  boundLog(log, 'atStart');
  const output = openSync(log, 'a', 0o600);
  const from = statSync(log).size;
  // As root we may stand in folders that the server's account may not pass; it then knows the cluster by where it is.
  const named = account !== null && process.platform === 'linux' ? '/proc/self/cwd' : cluster;
  const server = spawn(programs.postgres, serverArguments(named), {
    ...account,
    cwd: cluster,
    env: programs.env,
    // A session of its own: Ctrl-C is for Rasid, which then has the server stopped.
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  server.unref();
  needs.onBegun?.();
  let failed: Error | null = null;
  server.once('error', (error) => {
    failed = error;
  });
  while (server.exitCode === null && server.signalCode === null && failed === null) {
    needs.signal.throwIfAborted();
    const file = written(cluster);
    if (file?.pid === server.pid && file?.status === 'ready') return null;
    await wait(POLL_MS);
  }
  return failed === null ? lastWords(log, from) : errorLine(failed);
}

/** Starts a server on a cluster that has none, and waits until it takes work. Throws ConfigError with its words. */
export async function startServer(needs: ServerNeeds): Promise<void> {
  const giveUpAt = Date.now() + REMNANTS_MS;
  for (;;) {
    clearRemnants(needs.cluster);
    const problem = await tryStart(needs);
    if (problem === null) return;
    if (!/shared memory block/.test(problem) || Date.now() > giveUpAt) {
      throw new ConfigError([
        `data folder ${needs.cluster}: the database does not start (${problem}); its log is ${needs.log}`,
      ]);
    }
    await wait(250);
  }
}

/** Waits until a server is neither starting nor stopping. */
export async function settled(needs: ServerNeeds): Promise<ServerState> {
  for (;;) {
    needs.signal.throwIfAborted();
    const state = await serverState(needs.cluster, needs.socketFolder);
    if (state.kind !== 'busy') return state;
    await wait(POLL_MS);
  }
}

async function goneWithin(pid: number, cluster: string, ms: number): Promise<boolean> {
  for (const until = Date.now() + ms; Date.now() < until; await wait(POLL_MS))
    if (!isServer(pid, cluster)) return true;
  return false;
}

/** Stops a server that nobody keeps. Throws ConfigError when it will not end. */
export async function stopServer(pid: number, cluster: string): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await goneWithin(pid, cluster, STOP_MS)) return;
  }
  throw new ConfigError([`data folder ${cluster}: process ${pid}, its old server, does not end`]);
}

/** Waits, within bounds, for a server that was told to stop. */
export async function awaitEnd(cluster: string, ms = STOP_MS): Promise<void> {
  const file = written(cluster);
  if (file !== null) await goneWithin(file.pid, cluster, ms);
}
