import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { eventually } from '../tests/parts/eventually.ts';

const ROOT = resolve(import.meta.dirname, '..');
export const BIN = resolve(ROOT, 'bin/rasid.js');

/** A Rasid started by its command. */
export interface StartedRasid {
  pid: number;
  /** From the command until the status page is there. */
  readySeconds: number;
  stop(): Promise<void>;
}

/** Runs `node bin/rasid.js run` as a user would, by this Node or a given one, and resolves when it is ready. */
export async function startAsUser(
  dataFolder: string,
  args: readonly string[] = [],
  node = process.execPath,
): Promise<StartedRasid> {
  const startedAt = performance.now();
  const command = [BIN, 'run', '--data', dataFolder, '--port', '0', ...args];
  const child: ChildProcess = spawn(node, command, {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  let readySeconds: number | null = null;
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    if (readySeconds !== null) return;
    said += text;
    if (said.includes('status page on')) readySeconds = (performance.now() - startedAt) / 1_000;
  });
  const gone = once(child, 'exit');
  const took = await eventually('rasid to be ready', () => {
    if (child.exitCode !== null) throw new Error(`bench: rasid ended with ${child.exitCode}: ${said}`);
    return readySeconds;
  });
  return {
    pid: child.pid ?? 0,
    readySeconds: took,
    async stop() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}
