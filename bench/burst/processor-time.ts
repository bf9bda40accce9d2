import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Ticks of /proc are hundredths of a second on every Linux that is met. */
const MS_A_TICK = 10;
const SERVERS = new Set(['postgres', 'redis-server']);

interface Process {
  pid: number;
  name: string;
  parent: number;
  /** Its own and that of children which have ended, in milliseconds. */
  ms: number;
}

function processes(): Process[] {
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return numbers.flatMap((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const end = stat.lastIndexOf(')');
      const fields = stat.slice(end + 2).split(' ');
      const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
      const name = stat.slice(stat.indexOf('(') + 1, end);
      return [{ pid: Number(pid), name, parent: Number(fields[1]), ms: ticks * MS_A_TICK }];
    } catch {
      // It ended meanwhile.
      return [];
    }
  });
}

/**
 * Processes of PostgreSQL and Redis: those that this process started, and of the server of our own that runs on the
 * data folder. Null where there is no /proc.
 */
export function serverProcesses(dataFolder: string | null): Process[] | null {
  if (!existsSync('/proc/self/stat')) return null;
  const all = processes();
  const lock = dataFolder === null ? null : join(dataFolder, 'postgresql/postmaster.pid');
  const own = lock !== null && existsSync(lock) ? Number(readFileSync(lock, 'utf8').split('\n')[0]) : null;
  const roots = all.filter(
    ({ pid, name, parent }) => pid === own || (parent === process.pid && SERVERS.has(name)),
  );
  const rootIds = new Set(roots.map(({ pid }) => pid));
  return all.filter(({ pid, parent }) => rootIds.has(pid) || rootIds.has(parent));
}

/** Processor time of those so far, in milliseconds. */
export function serversMs(dataFolder: string | null): number | null {
  return serverProcesses(dataFolder)?.reduce((sum, { ms }) => sum + ms, 0) ?? null;
}
