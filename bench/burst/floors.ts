import { execFileSync } from 'node:child_process';
import { Worker } from 'node:worker_threads';

/** Milliseconds that each of so many ways takes: a feed fetched and an alert posted, with nothing between. */
export async function bareWay(feed: string, webhook: string, times: number): Promise<number[]> {
  const took: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const startedAt = performance.now();
    await (await fetch(feed)).text();
    await (await fetch(webhook, { method: 'POST', body: '{"id":"bare"}' })).text();
    took.push(performance.now() - startedAt);
  }
  return took;
}

/** Memory, in MB, of a Node that does nothing. */
export function bareNodeMb(): number {
  const said = execFileSync(process.execPath, ['-p', 'process.memoryUsage.rss()'], { encoding: 'utf8' });
  return Math.round(Number(said) / 1e6);
}

/** An event loop that does nothing, on a thread of its own. */
export interface IdleLoop {
  /** Forgets what was measured so far. */
  begin(): void;
  read(): Promise<{ p99Ms: number; maxMs: number }>;
  close(): Promise<unknown>;
}

/** Starts one. */
export function startIdleLoop(): IdleLoop {
  const worker = new Worker(new URL('./idle-loop.ts', import.meta.url));
  return {
    begin: () => worker.postMessage('begin'),
    read: () =>
      new Promise((resolve) => {
        worker.once('message', resolve);
        worker.postMessage('read');
      }),
    close: () => worker.terminate(),
  };
}
