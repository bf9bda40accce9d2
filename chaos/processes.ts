import { readFileSync } from 'node:fs';
import { type RasidProcess, startRasid } from '../tests/parts/rasid.ts';

/** How Rasid is run: with a PostgreSQL of its own, on servers in one process, or on servers in several roles. */
export const MODES = {
  embedded: ['schedule,fetch,read,judge,alert,web'],
  servers: ['schedule,fetch,read,judge,alert,web'],
  roles: ['schedule,fetch,web', 'read,judge', 'judge,alert'],
} as const;
export type Mode = keyof typeof MODES;

/** An end of a process: by whom, how, and how long it took. */
export interface Ending {
  by: 'SIGKILL' | 'SIGTERM' | 'itself';
  code: number | null;
  ms: number;
  /** The last lines of its log, where it ended by itself or badly. */
  lastLines: string[];
}

/** The processes of one mode. */
export interface Processes {
  count: number;
  endings: Ending[];
  /** Starts what does not run. */
  start(): void;
  end(at: number, signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** Ends all of them by SIGTERM. */
  stop(): Promise<void>;
  /** Resident megabytes of each process that runs. */
  memory(): number[];
  /** Seconds until /health answered, or null where no page is up. */
  health(): Promise<number | null>;
  /** A page as text; null where none is up. */
  page(path: string): Promise<string | null>;
  /** Ends whatever still runs. */
  kill(): Promise<void>;
  /** Lines of all logs, of processes that ended too. */
  logs(): string;
  /** Lines that no log may have: what is neither JSON nor one of the lines for people, and "not reachable" after the end. */
  oddLines(): string[];
}

const MB_OF_KB = 1 / 1_024;
/** Longer than this, /health counts as silent. */
const HEALTH_MS = 30_000;

function residentMb(pid: number): number | null {
  try {
    const line = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return line ? Math.round(Number(line[1]) * MB_OF_KB) : null;
  } catch {
    return null;
  }
}

/** Keeps the processes of a mode running; one that ends by itself is noted, and started again as a supervisor would. */
export function openProcesses(
  mode: Mode,
  folder: { config: string; data: string },
  env: Record<string, string>,
): Processes {
  const running: (RasidProcess | null)[] = MODES[mode].map(() => null);
  const logs: string[] = [];
  const expected = new WeakSet<RasidProcess>();
  let open = true;

  function launch(at: number): void {
    const roles = MODES[mode][at] ?? '';
    const args = ['run', '--config', folder.config, '--data', folder.data, '--port', '0', '--roles', roles];
    const started = startRasid(args, env);
    running[at] = started;
    started.child.once('exit', (code, signal) => {
      logs.push(started.stderr());
      if (expected.has(started)) return;
      const lastLines = started.stderr().trim().split('\n').slice(-12);
      processes.endings.push({ by: 'itself', code, ms: 0, lastLines: [...lastLines, `signal ${signal}`] });
      running[at] = null;
      if (open) launch(at);
    });
  }

  const allLogs = (): string[] => [...logs, ...running.map((one) => one?.stderr() ?? '')];
  const address = (): string | undefined =>
    running.flatMap((one) => /status page on (\S+)/.exec(one?.stderr() ?? '')?.[1] ?? [])[0];

  const processes: Processes = {
    count: running.length,
    endings: [],
    start() {
      for (const [at, one] of running.entries()) if (one === null) launch(at);
    },
    async end(at, signal) {
      const one = running[at];
      if (!one) return;
      expected.add(one);
      running[at] = null;
      const startedMs = performance.now();
      const code = await one.end(signal);
      const isBad = signal === 'SIGTERM' && code !== 0;
      const lastLines = isBad ? one.stderr().trim().split('\n').slice(-12) : [];
      processes.endings.push({ by: signal, code, ms: Math.round(performance.now() - startedMs), lastLines });
    },
    async stop() {
      open = false;
      await Promise.all(running.map((_, at) => processes.end(at, 'SIGTERM')));
    },
    memory: () =>
      running.flatMap((one) => {
        const mb = one?.child.pid === undefined ? null : residentMb(one.child.pid);
        return mb === null ? [] : [mb];
      }),
    async health() {
      const page = address();
      if (page === undefined) return null;
      const startedMs = performance.now();
      const answered = await fetch(`${page}health`, { signal: AbortSignal.timeout(HEALTH_MS) }).then(
        () => true,
        (error: unknown) => error instanceof Error && error.name === 'TimeoutError',
      );
      return answered ? (performance.now() - startedMs) / 1_000 : null;
    },
    async page(path) {
      const page = address();
      return page === undefined ? null : fetch(`${page}${path}`).then((answer) => answer.text());
    },
    async kill() {
      open = false;
      await Promise.all(running.map((_, at) => processes.end(at, 'SIGKILL')));
    },
    logs: () => allLogs().join(''),
    oddLines: () =>
      allLogs().flatMap((log) => {
        const lines = log.split('\n').filter((line) => line !== '');
        const end = lines.findIndex((line) => line.includes('rasid has stopped'));
        return lines.filter((line, at) => (end >= 0 && at > end) || !/^(?:\{.*\}|rasid: .*)$/.test(line));
      }),
  };
  return processes;
}
