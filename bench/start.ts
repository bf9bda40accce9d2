// What a start costs: of commands in processor time, of the service by the clock. Compiled code and compiled rules are
// at hand, as at every start but the first after an update: one run that is not measured sees to that.
import { execFileSync } from 'node:child_process';
import { makeFolder } from '../tests/parts/folder.ts';
import { BIN, startAsUser } from './as-a-user.ts';
import { startBarePostgres } from './bare-postgres.ts';
import { EVERYDAY } from './everyday.ts';

export interface Measured {
  /** Seconds of processor time (user and system), the least of some runs. */
  helpSeconds: number;
  classifySeconds: number;
  /** Floor of both: `node -e 0`. */
  nodeSeconds: number;
  /** Seconds by the clock until ready, the least of some starts: on an empty data folder, and on that of the start before. */
  firstStartSeconds: number;
  secondStartSeconds: number;
  /** Floors: a bare PostgreSQL, its files built and started, and started only. */
  barePostgresFirstSeconds: number;
  barePostgresStartSeconds: number;
}

const rounded = (seconds: number): number => Math.round(seconds * 100) / 100;

/** Processor seconds of a command of this Node, as bash's `time` tells them. */
function processorSeconds(args: readonly string[]): number {
  const script = 'TIMEFORMAT="%U %S"; { time "$@" >/dev/null 2>/dev/null; } 2>&1';
  const said = execFileSync('bash', ['-c', script, 'bash', process.execPath, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', LC_ALL: 'C' },
  });
  return said
    .trim()
    .split(' ')
    .reduce((sum, part) => sum + Number(part), 0);
}

function leastOfCommands(runs: number, args: readonly string[]): number {
  processorSeconds(args);
  return rounded(Math.min(...Array.from({ length: runs }, () => processorSeconds(args))));
}

async function firstAndSecond(): Promise<[first: number, second: number]> {
  const folder = makeFolder();
  try {
    const first = await startAsUser(`${folder.path}/data`);
    await first.stop();
    const second = await startAsUser(`${folder.path}/data`);
    await second.stop();
    return [first.readySeconds, second.readySeconds];
  } finally {
    folder.remove();
  }
}

async function bare(): Promise<[first: number, start: number]> {
  const postgres = await startBarePostgres();
  await postgres.end();
  return [postgres.initdbSeconds + postgres.startSeconds, postgres.startSeconds];
}

/** The least of each of two figures over some rounds, after one that does not count. */
async function leastOfPairs(
  rounds: number,
  measure: () => Promise<[number, number]>,
): Promise<[number, number]> {
  await measure();
  let least: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < rounds; round += 1) {
    const [first, second] = await measure();
    least = [Math.min(least[0], first), Math.min(least[1], second)];
  }
  return [rounded(least[0]), rounded(least[1])];
}

/** The least of `runs` runs of each command and of `starts` starts. */
export async function run(runs = 5, starts = 3): Promise<Measured> {
  const folder = makeFolder();
  const [title, text] = EVERYDAY[0] ?? ['', ''];
  const article = folder.write('article.txt', `${title}\n${text}\n`);
  try {
    const [firstStartSeconds, secondStartSeconds] = await leastOfPairs(starts, firstAndSecond);
    const [barePostgresFirstSeconds, barePostgresStartSeconds] = await leastOfPairs(starts, bare);
    return {
      helpSeconds: leastOfCommands(runs, [BIN, '--help']),
      classifySeconds: leastOfCommands(runs, [BIN, 'classify', article]),
      nodeSeconds: leastOfCommands(runs, ['-e', '0']),
      firstStartSeconds,
      secondStartSeconds,
      barePostgresFirstSeconds,
      barePostgresStartSeconds,
    };
  } finally {
    folder.remove();
  }
}
