import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { eventually } from '../../tests/parts/eventually.ts';
import type { LoopReading } from './loop-probe.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** As bin/rasid.js gives them to a service. */
const OPTIONS = JSON.parse(readFileSync(join(ROOT, 'bin/service-options.json'), 'utf8')) as {
  node: string[];
  env: Record<string, string>;
};

/** A running Rasid whose event loop is watched. */
export interface WatchedRasid {
  pid: number;
  /** Address of its status page. */
  page: string;
  /** Forgets what was measured so far. */
  begin(): void;
  read(): Promise<LoopReading>;
  stop(): Promise<void>;
}

/**
 * Starts `rasid run` on a folder that holds `config/`, with its data and its log beside that. Resolves when it is ready.
 * Several at once take different names for their data.
 */
export async function startWatched(
  folder: string,
  env: Record<string, string>,
  data = 'data',
): Promise<WatchedRasid> {
  const args = ['run', '--config', join(folder, 'config'), '--data', join(folder, data), '--port', '0'];
  const child: ChildProcess = fork(join(ROOT, 'src/cli.ts'), args, {
    cwd: ROOT,
    execArgv: [
      ...OPTIONS.node,
      '--import',
      join(import.meta.dirname, 'loop-probe.ts'),
      ...(process.env.BENCH_NODE?.split(' ') ?? []),
    ],
    env: { ...OPTIONS.env, PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const logFile = join(folder, `${data}.log`);
  const log = createWriteStream(logFile, { flags: 'a' });
  let said = '';
  let page: string | null = null;
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log.write(text);
    if (page !== null) return;
    said += text;
    page = /status page on (\S+)/.exec(said)?.[1] ?? null;
  });
  const address = await eventually('rasid to be ready', () => {
    if (child.exitCode !== null) throw new Error(`bench: rasid ended with ${child.exitCode}: ${logFile}`);
    return page;
  });
  return {
    pid: child.pid ?? 0,
    page: address,
    begin: () => void child.send('begin'),
    async read() {
      const answer = once(child, 'message');
      child.send('read');
      const [reading] = (await answer) as [LoopReading];
      return reading;
    },
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      log.end();
    },
  };
}
