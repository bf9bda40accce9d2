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
  /** Forgets what was measured so far. */
  begin(): void;
  read(): Promise<LoopReading>;
  stop(): Promise<void>;
}

/** Starts `rasid run` on a folder that holds `config/`, and keeps its log there. Resolves when it is ready. */
export async function startWatched(folder: string, env: Record<string, string>): Promise<WatchedRasid> {
  const args = ['run', '--config', join(folder, 'config'), '--data', join(folder, 'data'), '--port', '0'];
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
  const log = createWriteStream(join(folder, 'rasid.log'), { flags: 'a' });
  let ready = false;
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    ready ||= text.includes('status page on');
    log.write(text);
  });
  await eventually('rasid to be ready', () => {
    if (child.exitCode !== null)
      throw new Error(`bench: rasid ended with ${child.exitCode}: ${folder}/rasid.log`);
    return ready;
  });
  return {
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
