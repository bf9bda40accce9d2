import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { eventually } from './eventually.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** A rasid of its own process, as a stranger runs it. */
export interface RasidProcess {
  child: ChildProcess;
  stdout(): string;
  stderr(): string;
  /** Resolves to the status page's address once it is printed. */
  ready(): Promise<string>;
  /** Resolves to the exit code (null when killed) once it has ended and all that it said is read. */
  ended: Promise<number | null>;
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts `rasid ARGS…` under this Node; nothing of the caller's environment but PATH gets in. */
export function startRasid(args: readonly string[], env: Record<string, string> = {}): RasidProcess {
  const child = spawn(process.execPath, [resolve(ROOT, 'src/cli.ts'), ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  // Not `exit`, which may come before the last of what it wrote is read.
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    child,
    ended,
    stdout: () => out,
    stderr: () => err,
    ready: () =>
      eventually(
        'the status page',
        () => {
          if (child.exitCode !== null) throw new Error(`rasid ended with ${child.exitCode}: ${err}`);
          return /status page on (\S+)/.exec(err)?.[1] ?? null;
        },
        60_000,
      ),
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

/** Runs `rasid ARGS…` to its end. */
export async function rasid(
  args: readonly string[],
  env: Record<string, string> = {},
  input = '',
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [resolve(ROOT, 'src/cli.ts'), ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}
