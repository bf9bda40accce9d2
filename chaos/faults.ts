import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Newsstand } from './newsstand.ts';
import type { Mode, Processes } from './processes.ts';
import type { Servers } from './servers.ts';
import type { Mood, Sinks } from './sinks.ts';

/** What a fault may lay hands on. */
export interface Scene {
  processes: Processes;
  /** Null where Rasid has a PostgreSQL of its own. */
  servers: Servers | null;
  sinks: Sinks;
  newsstand: Newsstand;
  /** The data folder. */
  data: string;
  /** Writes the configuration anew; `broken` as a file that cannot be read. */
  edit(broken: boolean): void;
  /** A number from 0 to below `n`, from the run's seed. */
  pick(n: number): number;
}

/** One kind of trouble. `strike` brings it on and ends it; recovery is measured from the moment it resolves. */
export interface Fault {
  name: string;
  /** Does it kill a process? The long form counts kills. */
  kills: boolean;
  modes: readonly Mode[];
  strike(scene: Scene): Promise<void>;
}

const ALL: readonly Mode[] = ['embedded', 'servers', 'roles'];
const ON_SERVERS: readonly Mode[] = ['servers', 'roles'];
const MOOD_MS = 8_000;
const STALL_MS = 12_000;

const everyProcess = (processes: Processes, signal: 'SIGKILL' | 'SIGTERM'): Promise<unknown> =>
  Promise.all(Array.from({ length: processes.count }, (_, at) => processes.end(at, signal)));

function serversOf({ servers }: Scene): Servers {
  if (servers === null) throw new Error('chaos: a fault of servers without servers');
  return servers;
}

/** The server of our own: the process in its cluster whose command is the postmaster's. */
function postmasters(data: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return (
          readlinkSync(`/proc/${pid}/cwd`) === `${data}/postgresql` &&
          /bin\/postgres\0-D/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
        );
      } catch {
        return false;
      }
    })
    .map(Number);
}

const mood = (name: string, which: Mood): Fault => ({
  name,
  kills: false,
  modes: ALL,
  async strike({ sinks }) {
    sinks.mood = which;
    await wait(MOOD_MS);
    sinks.mood = 'take';
  },
});

const stall = (what: 'redis' | 'postgres', name: string): Fault => ({
  name,
  kills: false,
  modes: ON_SERVERS,
  async strike(scene) {
    const proxy = serversOf(scene).proxies[what];
    proxy.stall();
    await wait(STALL_MS);
    proxy.flow();
  },
});

/** All faults, in the order in which a run goes through them, again and again. */
export const FAULTS: readonly Fault[] = [
  {
    name: 'kill -9 of everything',
    kills: true,
    modes: ALL,
    async strike({ processes }) {
      await everyProcess(processes, 'SIGKILL');
      processes.start();
    },
  },
  {
    name: 'Redis wiped',
    kills: false,
    modes: ON_SERVERS,
    strike: (scene) => serversOf(scene).redis.flush(),
  },
  {
    name: 'kill -9 of one process',
    kills: true,
    modes: ['roles'],
    async strike({ processes, pick }) {
      await processes.end(pick(processes.count), 'SIGKILL');
      processes.start();
    },
  },
  mood('sinks hang up', 'hang up'),
  {
    name: 'kill -9 while sinks are silent',
    kills: true,
    modes: ALL,
    async strike({ processes, sinks }) {
      sinks.mood = 'keep, say nothing';
      await wait(2_500);
      await everyProcess(processes, 'SIGKILL');
      sinks.mood = 'take';
      processes.start();
    },
  },
  {
    name: 'PostgreSQL killed',
    kills: false,
    modes: ALL,
    async strike({ servers, data }) {
      if (servers) return servers.postgres.kill();
      for (const pid of postmasters(data)) process.kill(pid, 'SIGKILL');
    },
  },
  {
    name: 'SIGTERM under load',
    kills: false,
    modes: ALL,
    async strike({ processes }) {
      await everyProcess(processes, 'SIGTERM');
      processes.start();
    },
  },
  {
    name: 'Redis restarted, empty',
    kills: false,
    modes: ON_SERVERS,
    async strike(scene) {
      const { redis } = serversOf(scene);
      await redis.kill();
      await wait(3_000);
      await redis.start();
    },
  },
  {
    name: 'configuration edited, then broken, then mended',
    kills: false,
    modes: ALL,
    async strike({ edit }) {
      for (const broken of [false, true, false]) {
        edit(broken);
        await wait(1_000);
      }
    },
  },
  {
    name: 'SIGTERM while sinks are silent',
    kills: false,
    modes: ALL,
    async strike({ processes, sinks }) {
      sinks.mood = 'silence';
      await wait(2_500);
      await everyProcess(processes, 'SIGTERM');
      sinks.mood = 'take';
      processes.start();
    },
  },
  {
    name: 'PostgreSQL restarted',
    kills: false,
    modes: ON_SERVERS,
    strike: (scene) => serversOf(scene).postgres.restart(),
  },
  {
    name: 'connections cut',
    kills: false,
    modes: ON_SERVERS,
    async strike(scene) {
      const { redis, postgres } = serversOf(scene).proxies;
      redis.cut();
      postgres.cut();
    },
  },
  mood('sinks refuse', 'refuse'),
  stall('redis', 'Redis stalled'),
  stall('postgres', 'PostgreSQL stalled'),
  mood('sinks are silent', 'silence'),
  {
    name: 'SIGTERM while starting',
    kills: false,
    modes: ALL,
    async strike({ processes, pick }) {
      await everyProcess(processes, 'SIGTERM');
      processes.start();
      await wait(200 + pick(2_500));
      await everyProcess(processes, 'SIGTERM');
      processes.start();
    },
  },
  mood('sinks keep and say nothing', 'keep, say nothing'),
  {
    name: 'outlets fail',
    kills: false,
    modes: ALL,
    async strike({ newsstand }) {
      newsstand.failing = true;
      await wait(3_000);
      newsstand.failing = false;
    },
  },
];
