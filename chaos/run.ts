import { availableParallelism, getPriority, loadavg } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { openStore } from '../src/store/open.ts';
import { layCluster } from '../tests/parts/cluster.ts';
import { makeFolder } from '../tests/parts/folder.ts';
import { FAULTS, type Fault, type Scene } from './faults.ts';
import { feedPath, openNewsstand } from './newsstand.ts';
import { openPress } from './press.ts';
import { type Ending, type Mode, openProcesses, type Processes } from './processes.ts';
import { startServers } from './servers.ts';
import { openSinks, type Sinks } from './sinks.ts';
import { judgeRun, leftToDo, type Verdict } from './verdict.ts';

/** How much of it. */
export interface Size {
  /** Articles that are served at the least. */
  articles: number;
  /** Kills by kill -9 at the least. */
  kills: number;
  /** Rounds of faults at the least. */
  rounds: number;
  perSecond: number;
  /** One article in so many is to be alerted. */
  matchEvery: number;
  seed: number;
}

/** One fault and what came after it. */
export interface Round {
  fault: string;
  /** Milliseconds from the fault's end until every outlet was fetched, and to the next alert; null where none came in time. */
  fetchedAfterMs: number | null;
  alertedAfterMs: number | null;
}

export interface RunReport {
  mode: Mode;
  size: Size;
  seconds: number;
  kills: number;
  rounds: readonly Round[];
  verdict: Verdict;
  endings: readonly Ending[];
  /** Jobs that a queue still held when all rows were done; null where nobody could say. */
  jobsLeft: number | null;
  /** The slowest answer of /health, in seconds. */
  slowestHealth: number;
  /** Resident megabytes of all processes together: after the first minute, at most, and at the end. */
  memoryMb: { first: number; most: number; last: number };
  /** Processor cores, the mean load on them, this run's own included, and the run's niceness. */
  machine: { cores: number; load: number; niceness: number };
  /** Lines that must not be in a log, such as a stack trace. */
  oddLines: readonly string[];
}

const OUTLETS = Array.from({ length: 20 }, (_, i) => `outlet${i}`);
/** A recovery that takes longer is none. */
const RECOVERY_MS = 150_000;
/** What a sink keeps so soon after a kill was on its way before. */
const IN_FLIGHT_MS = 500;
/** So long nothing may have come to its end for what is left to count as stuck: a slow machine gets the time it needs. */
const STANDSTILL_MS = 240_000;
/** What is still in a queue so long after all rows are done stays there. */
const JOBS_MS = 60_000;
const CALM_MS = 1_500;

/** Numbers that are the same for the same seed (mulberry32). */
function seeded(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n;
  };
}

/** Asks again and again; the milliseconds it took, or null. Throws when the run is broken off. */
async function until(holds: () => boolean, withinMs: number, signal: AbortSignal): Promise<number | null> {
  const from = Date.now();
  while (Date.now() - from < withinMs) {
    signal.throwIfAborted();
    if (holds()) return Date.now() - from;
    await wait(50);
  }
  return null;
}

/** Waits until nothing is left, or what is left has not become less for too long. */
async function settle(left: () => Promise<number>, signal: AbortSignal): Promise<void> {
  let least = Number.POSITIVE_INFINITY;
  for (let since = Date.now(); Date.now() - since < STANDSTILL_MS; await wait(500)) {
    signal.throwIfAborted();
    const now = await left();
    if (now === 0) return;
    if (now < least) {
      least = now;
      since = Date.now();
    }
  }
}

const mean = (values: readonly number[]): number =>
  Math.round((10 * values.reduce((sum, value) => sum + value, 0)) / Math.max(1, values.length)) / 10;

function configuration(base: string, sinks: Sinks): Record<string, string> {
  const sources = OUTLETS.map(
    (id) =>
      `  - { id: ${id}, kind: feed, url: "${base}/${feedPath(id)}", every: { min: 1s, max: 3s }, allowPrivate: true }`,
  );
  return {
    'sources.yaml': `sources:\n${sources.join('\n')}\n`,
    'alerts.yaml': sinks.channels,
    'rasid.yaml': rasidFile(180),
  };
}

const rasidFile = (retentionDays: number): string => `http: { gap: 0s, perHost: 8, timeout: 10s }
retention: ${retentionDays}d
delivery: { firstRetry: 2s, lastRetry: 15s, attempts: 60 }
`;

async function jobsLeft(processes: Processes): Promise<number | null> {
  const metrics = await processes.page('metrics');
  if (metrics === null) return null;
  const jobs = [...metrics.matchAll(/^rasid_queue_jobs\{queue="(?!fetch)\w+",state="\w+"\} (\d+)$/gm)];
  return jobs.reduce((sum, [, count]) => sum + Number(count), 0);
}

/** Jobs that stay in a queue though all rows are done; the last ones take a moment to leave it. */
async function settledJobs(processes: Processes, signal: AbortSignal): Promise<number | null> {
  let left = await jobsLeft(processes);
  for (const from = Date.now(); left !== 0 && left !== null && Date.now() - from < JOBS_MS; await wait(500)) {
    signal.throwIfAborted();
    left = await jobsLeft(processes);
  }
  return left;
}

async function recovered(fault: Fault, { newsstand, sinks }: Scene, signal: AbortSignal): Promise<Round> {
  const from = Date.now();
  const [fetched, alerted] = await Promise.all([
    until(() => newsstand.allFetchedSince(from), RECOVERY_MS, signal),
    until(() => sinks.lastArrivalAt() > from + IN_FLIGHT_MS, RECOVERY_MS, signal),
  ]);
  return { fault: fault.name, fetchedAfterMs: fetched, alertedAfterMs: alerted };
}

/**
 * Runs Rasid in one mode under one fault after another, lets it settle, and counts. `onRound` hears of each. Throws, with all of
 * it closed, when `signal` breaks it off.
 */
export async function runChaos(
  mode: Mode,
  size: Size,
  onRound: (round: Round) => void,
  signal: AbortSignal,
): Promise<RunReport> {
  const startedAt = Date.now();
  const folder = makeFolder();
  const [newsstand, sinks, servers] = await Promise.all([
    openNewsstand(OUTLETS),
    openSinks(),
    mode === 'embedded' ? null : startServers(),
  ]);
  const data = `${folder.path}/data`;
  if (servers === null) layCluster(data);
  for (const [name, text] of Object.entries(configuration(newsstand.url, sinks)))
    folder.write(`config/${name}`, text);
  const processes = openProcesses(
    mode,
    { config: `${folder.path}/config`, data },
    { ...sinks.env, ...servers?.env },
  );
  let edits = 0;
  const scene: Scene = {
    processes,
    servers,
    sinks,
    newsstand,
    data,
    pick: seeded(size.seed),
    edit(broken) {
      edits += 1;
      folder.write('config/rasid.yaml', broken ? 'http: [\n' : rasidFile(180 + (edits % 2)));
    },
  };

  const print = openPress(OUTLETS, size.matchEvery);
  const printing = setInterval(() => newsstand.print(print()), 1_000 / size.perSecond);
  const memory: number[] = [];
  const loads: number[] = [];
  let slowestHealth = 0;
  const watching = setInterval(() => {
    const all = processes.memory();
    loads.push(loadavg()[0] ?? 0);
    if (all.length === processes.count) memory.push(all.reduce((sum, mb) => sum + mb, 0));
    void processes.health().then((seconds) => {
      slowestHealth = Math.max(slowestHealth, seconds ?? 0);
    });
  }, 2_000);

  try {
    processes.start();
    const first = await until(() => sinks.lastArrivalAt() > 0, RECOVERY_MS, signal);
    if (first === null) throw new Error(`chaos: no alert at all\n${processes.logs().slice(-3_000)}`);
    const faults = FAULTS.filter((fault) => fault.modes.includes(mode));
    const killing = faults.filter((fault) => fault.kills);
    const rounds: Round[] = [];
    let kills = 0;
    let struck = 0;
    while (rounds.length < size.rounds || kills < size.kills || newsstand.served.size < size.articles) {
      // Where kills are still wanting, every second round is one.
      const kill = kills < size.kills && rounds.length % 2 === 1;
      const fault = kill ? killing[kills % killing.length] : faults[struck % faults.length];
      if (!kill) struck += 1;
      if (!fault) break;
      await wait(CALM_MS + scene.pick(2_000));
      await fault.strike(scene);
      if (fault.kills) kills += 1;
      const round = await recovered(fault, scene, signal);
      rounds.push(round);
      onRound(round);
    }
    clearInterval(printing);
    // An article that is handed out only once all was counted would count as lost.
    await until(newsstand.allServed, RECOVERY_MS, signal);

    const store = await openStore({
      databaseUrl: servers?.databaseUrl ?? null,
      dataFolder: data,
      onNotice: () => {},
      signal: AbortSignal.timeout(240_000),
    });
    try {
      await settle(() => leftToDo(store.pool, newsstand.served.size), signal);
      // A repeat comes a moment later, if at all.
      await wait(3_000);
      const left = await settledJobs(processes, signal);
      const verdict = await judgeRun(store.pool, newsstand, sinks);
      const lastMb = processes.memory().reduce((sum, mb) => sum + mb, 0);
      clearInterval(watching);
      await processes.stop();
      return {
        mode,
        size,
        seconds: Math.round((Date.now() - startedAt) / 1_000),
        kills,
        rounds,
        verdict,
        endings: processes.endings,
        jobsLeft: left,
        slowestHealth: Math.round(slowestHealth * 100) / 100,
        memoryMb: { first: memory[10] ?? memory.at(-1) ?? 0, most: Math.max(0, ...memory), last: lastMb },
        machine: { cores: availableParallelism(), load: mean(loads), niceness: getPriority() },
        oddLines: processes.oddLines(),
      };
    } finally {
      await store.close();
    }
  } finally {
    clearInterval(printing);
    clearInterval(watching);
    await processes.kill();
    await Promise.all([newsstand.close(), sinks.close(), servers?.close()]);
    folder.remove();
  }
}
