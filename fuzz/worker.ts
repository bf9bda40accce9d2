// Runs stretches of inputs that the main thread hands out; a hang or a full memory ends this thread and no other.
import { parentPort, workerData } from 'node:worker_threads';
import { examined } from './bounds.ts';
import { keepInput } from './found.ts';
import { inputOf } from './input.ts';
import { minimised } from './minimise.ts';
import { TARGETS } from './targets.ts';
import type { Done, Finding, Stretch, WorkerSettings } from './work.ts';

const { seed, progress, keep } = workerData as WorkerSettings;
const at = new Int32Array(progress);
/** Faults of one cause are minimised and kept once. */
const known = new Set<string>();

async function run(stretch: Stretch): Promise<Done> {
  const target = TARGETS.find(({ name }) => name === stretch.target);
  if (!target) throw new Error(`no target ${stretch.target}`);
  const findings: Finding[] = [];
  let slowestMs = 0;
  for (let number = stretch.from; number < stretch.to; number += 1) {
    at[0] = number;
    const input = inputOf(target, seed, number);
    const { fault, ms } = await examined(target, input);
    slowestMs = Math.max(slowestMs, ms);
    if (!fault) continue;
    const cause = `${target.name} ${fault.kind} ${fault.cause}`;
    const isNew = !known.has(cause);
    known.add(cause);
    at[0] = -1;
    const file = isNew ? keepInput(target, await minimised(target, input, fault), keep) : null;
    findings.push({ target: target.name, at: number, fault, bytes: input.length, file });
  }
  at[0] = -1;
  return { stretch, slowestMs, findings };
}

parentPort?.on('message', (stretch: Stretch) => {
  void run(stretch).then((done) => parentPort?.postMessage(done));
});
parentPort?.postMessage('ready');
