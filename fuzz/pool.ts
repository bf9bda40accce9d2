import { Worker } from 'node:worker_threads';
import { keepInput } from './found.ts';
import { inputOf } from './input.ts';
import { TARGETS } from './targets.ts';
import type { Done, Finding, Stretch, WorkerSettings } from './work.ts';

/** An input that takes longer hangs, also on a machine that has much else to do. */
const HANG_MS = 120_000;
const LOOK_MS = 1_000;
/** What one thread may hold. */
const MEMORY_MB = 1_024;

interface PoolOptions {
  seed: number;
  threads: number;
  keep: string;
  onDone: (done: Done) => void;
}

/** A hang or a full memory: the input is kept as it is, and the rest of its stretch goes back in line. */
function ended(stretch: Stretch, at: number, text: string, { seed, keep, onDone }: PoolOptions): Stretch {
  const target = TARGETS.find(({ name }) => name === stretch.target);
  const input = target ? inputOf(target, seed, at) : Buffer.alloc(0);
  const file = target ? keepInput(target, input, keep) : null;
  const fault = { kind: text === 'hangs' ? 'slow' : 'memory', text, cause: text } as const;
  const finding: Finding = { target: stretch.target, at, fault, bytes: input.length, file };
  onDone({ stretch: { ...stretch, to: at + 1 }, slowestMs: HANG_MS, findings: [finding] });
  return { ...stretch, from: at + 1 };
}

/** One thread's share of the work, until nothing is left; a thread that hangs or is out of memory is replaced. */
function work(stretches: Stretch[], options: PoolOptions): Promise<void> {
  const progress = new SharedArrayBuffer(4);
  const at = new Int32Array(progress);
  return new Promise((resolve, reject) => {
    at[0] = -1;
    const workerData: WorkerSettings = { seed: options.seed, progress, keep: options.keep };
    const worker = new Worker(new URL('worker.ts', import.meta.url), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    let stretch: Stretch | undefined;
    let last = { at: -1, since: performance.now() };
    const finish = (text: string | null, error?: Error): void => {
      clearInterval(watch);
      void worker.terminate();
      if (text !== null && stretch && (at[0] ?? -1) >= 0) {
        stretches.unshift(ended(stretch, at[0] ?? 0, text, options));
        work(stretches, options).then(resolve, reject);
      } else if (error) reject(error);
      else resolve();
    };
    const watch = setInterval(() => {
      const now = at[0] ?? -1;
      if (now !== last.at || now < 0) last = { at: now, since: performance.now() };
      else if (performance.now() - last.since > HANG_MS) finish('hangs');
    }, LOOK_MS);
    worker.on('error', (error: Error) => finish('out of memory', error));
    worker.on('message', (message: 'ready' | Done) => {
      if (message !== 'ready') options.onDone(message);
      stretch = stretches.shift();
      if (stretch) worker.postMessage(stretch);
      else finish(null);
    });
  });
}

/** Has every stretch run, on so many threads at once. Rejects where a thread cannot be started. */
export async function runAll(stretches: readonly Stretch[], options: PoolOptions): Promise<void> {
  const left = [...stretches];
  await Promise.all(Array.from({ length: options.threads }, () => work(left, options)));
}
