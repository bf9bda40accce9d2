import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { closeSync, constants, existsSync, openSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from './account.ts';

/**
 * Who uses the server is who holds its door open: a named pipe in the cluster, which every process of Rasid opens for
 * writing and a keeper, a shell of one megabyte, for reading. The kernel closes it for a process that ends, however it
 * ends; when the last has let go, the keeper reads the end of the pipe and stops the server. So no server outlives
 * those it was started for, and nothing has to be counted.
 *
 * The keeper takes the door away before it stops the server, and reads once more: whoever came in between keeps
 * the server, and whoever comes later finds no door and knows that this server is on its way out.
 */
const KEEPER = `
trap '' INT TERM HUP
read -r word
rm -f door
read -r word
read -r pid <postmaster.pid || exit 0
case "$(readlink "/proc/$pid/exe" || ps -o comm= -p "$pid")" in *postgres*) kill -INT "$pid" ;; esac
`;

const doorOf = (cluster: string): string => join(cluster, 'door');

/** The hold of one process on the server. */
export type Hold = number;

/** Takes hold of the door; null when it has no keeper. `isThere` says whether there is a door at all. */
export function takeHold(cluster: string): Hold | null {
  try {
    return openSync(doorOf(cluster), constants.O_WRONLY | constants.O_NONBLOCK);
  } catch {
    return null;
  }
}

/** Is there a door? One without a keeper was left by a kill or a power cut; none means that the server is stopping. */
export function hasDoor(cluster: string): boolean {
  return existsSync(doorOf(cluster));
}

/** Lets go; the last to do so ends the server. */
export function letGo(hold: Hold): void {
  closeSync(hold);
}

/** Is a keeper still to see that nobody holds the door any more? False where somebody does, or where none keeps it. */
export function awaitsKeeper(cluster: string): boolean {
  const kept = takeHold(cluster);
  if (kept === null) return false;
  letGo(kept);
  try {
    const reading = openSync(doorOf(cluster), constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      // A pipe that nobody holds for writing reads as ended, one that somebody holds as having nothing yet (EAGAIN).
      return readSync(reading, Buffer.alloc(1)) === 0;
    } finally {
      closeSync(reading);
    }
  } catch {
    return false;
  }
}

/**
 * Makes a door with a keeper, or gives the one that is there a new keeper, and takes hold of it. The keeper gets the
 * reading end with its birth, so there is no moment in which this process could die and leave a server unkept.
 */
export function keepDoor(cluster: string, account: Account | null): Hold {
  const door = doorOf(cluster);
  const as = { ...account, cwd: cluster, env: { PATH: process.env.PATH ?? '/usr/bin:/bin' } };
  if (!existsSync(door)) execFileSync('mkfifo', ['-m', '600', 'door'], { ...as, stdio: 'ignore' });
  const reading = openSync(door, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const hold = openSync(door, constants.O_WRONLY | constants.O_NONBLOCK);
    try {
      const keeper: ChildProcess = spawn('/bin/sh', ['-c', KEEPER, 'rasid-keeper'], {
        ...as,
        detached: true,
        stdio: [reading, 'ignore', 'ignore'],
      });
      keeper.on('error', () => rmSync(door, { force: true }));
      keeper.unref();
    } catch (error) {
      closeSync(hold);
      throw error;
    }
    return hold;
  } finally {
    closeSync(reading);
  }
}
