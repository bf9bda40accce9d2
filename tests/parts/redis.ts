import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { eventually } from './eventually.ts';
import { freePort } from './free-port.ts';

/** Is there a redis-server to start? */
export function hasRedis(): boolean {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export interface TestRedis {
  url: string;
  /** Gives it one command. */
  tell(command: readonly string[]): Promise<void>;
  /** Throws everything in it away. */
  flush(): Promise<void>;
  /** Kills it at once; `start` brings it back, empty, on the same port. */
  kill(): Promise<void>;
  start(): Promise<void>;
  end(): Promise<void>;
}

/** A real Redis of the test's own, on a spare port. */
export async function startRedis(): Promise<TestRedis> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'rasid-redis-'));
  let server: ChildProcess | null = null;
  const isUp = async (): Promise<boolean> => {
    const probe = new Redis(port, '127.0.0.1', { lazyConnect: true, retryStrategy: () => null });
    probe.on('error', () => {});
    const up = await probe.connect().then(
      () => true,
      () => false,
    );
    probe.disconnect();
    return up;
  };
  const start = async (): Promise<void> => {
    const options = ['--port', String(port), '--save', '', '--appendonly', 'no', '--dir', folder];
    const started = spawn('redis-server', options, { stdio: 'ignore' });
    server = started;
    await eventually('a redis-server', () => {
      // Another's server on this port would answer as well.
      if (started.exitCode !== null) throw new Error(`redis-server ended with ${started.exitCode}`);
      return isUp();
    });
  };
  const kill = async (): Promise<void> => {
    if (!server) return;
    const gone = once(server, 'exit');
    server.kill('SIGKILL');
    server = null;
    await gone;
  };
  const tell = async ([command = '', ...values]: readonly string[]): Promise<void> => {
    const client = new Redis(port, '127.0.0.1');
    await client.call(command, ...values);
    client.disconnect();
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    tell,
    flush: () => tell(['FLUSHALL']),
    kill,
    start,
    async end() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
