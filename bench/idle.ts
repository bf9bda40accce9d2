// Memory of a Rasid that watches and finds nothing, with the PostgreSQL of its own: with the sources as shipped, which
// answer or not as the machine is, and with many that refuse to be connected to.
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { makeFolder, type TestFolder } from '../tests/parts/folder.ts';
import { freePort } from '../tests/parts/free-port.ts';
import { startAsUser } from './as-a-user.ts';
import { startBarePostgres } from './bare-postgres.ts';
import { serverProcesses } from './burst/processor-time.ts';

const MANY = 1_000;
const EACH_MS = 1_000;
const MB_A_KB = 1_024 / 1e6;

/** In MB; null where the system does not tell. PSS: pages that processes share count in parts. */
interface Memory {
  sources: string;
  /** Rasid and its PostgreSQL, then each; the median of the time looked at. */
  pssMb: number | null;
  rasidPssMb: number | null;
  postgresPssMb: number | null;
  /** Of Rasid, from its start on. */
  peakRssMb: number | null;
}

export interface Measured {
  rasid: Memory[];
  barePostgresPssMb: number | null;
}

/** A line of a file of /proc that gives kilobytes, in MB; null without the file. */
function lineMb(file: string, name: string): number | null {
  try {
    const kb = new RegExp(`^${name}:\\s*(\\d+) kB`, 'm').exec(readFileSync(file, 'utf8'))?.[1];
    return kb === undefined ? null : Number(kb) * MB_A_KB;
  } catch {
    return null;
  }
}

const pssMb = (pid: number): number | null => lineMb(`/proc/${pid}/smaps_rollup`, 'Pss');

/** Together; a process that ended meanwhile has none. */
function postgresMb(dataFolder: string | null): number | null {
  if (!existsSync('/proc/self/smaps_rollup')) return null;
  return serverProcesses(dataFolder)?.reduce((sum, { pid }) => sum + (pssMb(pid) ?? 0), 0) ?? null;
}

/** Looks again and again from so many seconds from now until so many; the median of each figure. */
async function medians(
  [from, to]: readonly [number, number],
  look: () => Record<string, number | null>,
): Promise<Record<string, number | null>> {
  await wait(from * 1_000);
  const looks: Record<string, number | null>[] = [];
  for (const until = performance.now() + (to - from) * 1_000; ; await wait(EACH_MS)) {
    looks.push(look());
    if (performance.now() >= until) break;
  }
  const middle = (name: string): number | null => {
    const figures = looks.flatMap((one) => one[name] ?? []).sort((a, b) => a - b);
    const median = figures[figures.length >> 1];
    return median === undefined ? null : Math.round(median);
  };
  return Object.fromEntries(Object.keys(looks[0] ?? {}).map((name) => [name, middle(name)]));
}

async function measure(
  sources: string,
  { path }: TestFolder,
  args: readonly string[],
  within: readonly [number, number],
): Promise<Memory> {
  const data = `${path}/data`;
  // A copy that no other process runs: PSS would count Node's program, 60 MB of it, in parts only.
  const node = `${path}/node`;
  copyFileSync(process.execPath, node);
  const rasid = await startAsUser(data, args, node);
  try {
    const seen = await medians(within, () => {
      const [ours, postgres] = [pssMb(rasid.pid), postgresMb(data)];
      return { ours, postgres, both: ours === null || postgres === null ? null : ours + postgres };
    });
    const peak = lineMb(`/proc/${rasid.pid}/status`, 'VmHWM');
    return {
      sources,
      pssMb: seen.both ?? null,
      rasidPssMb: seen.ours ?? null,
      postgresPssMb: seen.postgres ?? null,
      peakRssMb: peak === null ? null : Math.round(peak),
    };
  } finally {
    await rasid.stop();
  }
}

/** As many feeds, each on an address of its own, at a port where nobody listens. */
async function manySources(folder: TestFolder): Promise<string[]> {
  const port = await freePort();
  const lines = Array.from({ length: MANY }, (_, n) => {
    const host = `127.1.${n >> 8}.${n & 255}`;
    return `  - { id: closed-${n}, kind: feed, url: "http://${host}:${port}/rss", allowPrivate: true }`;
  });
  folder.write('config/sources.yaml', `sources:\n${lines.join('\n')}\n`);
  folder.write(
    'config/alerts.yaml',
    'channels:\n  - { id: here, kind: console }\nroute: { channel: here }\n',
  );
  return ['--config', `${folder.path}/config`];
}

/** Seconds after it is ready between which is looked. The floor is a PostgreSQL that nobody is connected to. */
export async function run(from = 30, to = 45): Promise<Measured> {
  const rasid: Memory[] = [];
  for (const [sources, argsFor] of [
    ['as shipped', async () => []],
    [`${MANY} generated`, manySources],
  ] as const) {
    const folder = makeFolder();
    try {
      rasid.push(await measure(sources, folder, await argsFor(folder), [from, to]));
    } finally {
      folder.remove();
    }
  }
  const bare = await startBarePostgres();
  const { postgres = null } = await medians([1, 1], () => ({ postgres: postgresMb(null) }));
  await bare.end();
  return { rasid, barePostgresPssMb: postgres };
}
