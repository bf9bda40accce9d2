import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { MINUTE_MS } from '../../lib/durations.ts';
import { ConfigError, codeOf, errorLine } from '../../lib/errors.ts';

interface Holder {
  pid: number;
  host: string;
  /** When the process started, as the kernel counts it: tells a reused pid from the process that wrote it. */
  born: string | null;
  since: string;
}

const BEAT_MS = 5_000;
/** A holder on another host (a container that was replaced) is believed alive while its beat is younger. */
const STALE_AFTER_MS = 20_000;
/** Longer than any start takes that is not stuck. */
const PATIENCE_MS = MINUTE_MS;

/** Field 22 of /proc/PID/stat: start time since boot. Null where there is no /proc or no such process. */
function bornAt(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function isAlive(holder: Holder, beatAgeMs: number): boolean {
  if (holder.host !== hostname()) return beatAgeMs < STALE_AFTER_MS;
  if (holder.pid === process.pid && holder.born !== bornAt(process.pid)) return false;
  if (!runs(holder.pid)) return false;
  return holder.born === null || !existsSync('/proc/self') || holder.born === bornAt(holder.pid);
}

async function readHolder(file: string): Promise<{ holder: Holder | null; beatAgeMs: number } | null> {
  try {
    const { mtimeMs } = await stat(file);
    const text = await readFile(file, 'utf8');
    const beatAgeMs = Date.now() - mtimeMs;
    try {
      return { holder: JSON.parse(text) as Holder, beatAgeMs };
    } catch {
      // Half-written: its writer died, or is writing this instant.
      return { holder: null, beatAgeMs };
    }
  } catch {
    return null;
  }
}

async function takeLock(folder: string, file: string, signal: AbortSignal): Promise<void> {
  const mine: Holder = {
    pid: process.pid,
    host: hostname(),
    born: bornAt(process.pid),
    since: new Date().toISOString(),
  };
  const giveUpAt = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      await writeFile(file, JSON.stringify(mine), { flag: 'wx' });
      return;
    } catch (cause) {
      if (codeOf(cause) !== 'EEXIST')
        throw new ConfigError([`data folder ${folder}: cannot be written (${errorLine(cause)})`], { cause });
    }
    const found = await readHolder(file);
    if (!found) continue;
    const { holder, beatAgeMs } = found;
    const alive = holder ? isAlive(holder, beatAgeMs) : beatAgeMs < 1_000;
    if (alive && holder && (signal.aborted || Date.now() > giveUpAt)) {
      throw new ConfigError([
        `data folder ${folder}: process ${holder.pid} on ${holder.host} has been at its database since ${holder.since}; stop it, or give this one another folder with --data`,
      ]);
    }
    if (alive) {
      await wait(50);
      continue;
    }
    // Renamed first, so that of two processes that saw the same dead holder only one clears it.
    const aside = `${file}.${randomUUID()}`;
    await rename(file, aside).catch(() => {});
    await rm(aside, { force: true });
  }
}

/**
 * Runs `work` while no other process does so on the same data folder: building, starting and taking over the server.
 * A holder that died is recognised and replaced, one on another host is waited for until its beat is old. An older
 * Rasid, which holds the same lock as long as it runs, is kept out too.
 * Throws ConfigError naming the holder when it does not let go in time, or when `signal` ends the waiting.
 */
export async function withStartLock<Result>(
  folder: string,
  signal: AbortSignal,
  work: () => Promise<Result>,
): Promise<Result> {
  const file = join(folder, 'rasid.lock');
  await takeLock(folder, file, signal);
  const beat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => {});
  }, BEAT_MS);
  beat.unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
    await rm(file, { force: true });
  }
}
