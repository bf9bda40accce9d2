// Run as a worker by burst.ts: an event loop that does nothing. What delays it is the machine, not Rasid.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parentPort } from 'node:worker_threads';

/** As in loop-probe.ts. */
const EACH_MS = 2;
const delays = monitorEventLoopDelay({ resolution: EACH_MS });
delays.enable();

const delay = (nanoseconds: number): number =>
  Math.max(0, Math.round((nanoseconds / 1e6 - EACH_MS) * 10) / 10);

parentPort?.on('message', (asked) => {
  if (asked === 'begin') return delays.reset();
  parentPort?.postMessage({ p99Ms: delay(delays.percentile(99)), maxMs: delay(delays.max) });
});
