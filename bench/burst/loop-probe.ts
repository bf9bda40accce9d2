// Preloaded into the measured process (node --import): says over IPC how long its event loop was held.
import { createHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

/** What the parent hears when it asks; times in milliseconds. */
export interface LoopReading {
  /** By the clock: on a machine that does much else, most of it is waiting for a core. */
  delayP50Ms: number;
  delayP99Ms: number;
  delayMaxMs: number;
  /** In processor time of the loop's own thread, between two looks: what the code itself holds it. */
  heldP99Ms: number;
  heldMaxMs: number;
  cpuMs: number;
  peakRssMb: number;
}

/** The timer of both; what it waits on purpose is no delay. */
const EACH_MS = 2;
const delays = monitorEventLoopDelay({ resolution: EACH_MS });
// Node preloads it into the judging thread too, which is not watched.
if (isMainThread) delays.enable();
const held = createHistogram();
const threadMicros = (): number => {
  const { user, system } = process.threadCpuUsage();
  return user + system;
};
let micros = threadMicros();
let cpu = process.cpuUsage();
if (isMainThread) {
  setInterval(() => {
    const now = threadMicros();
    held.record(Math.max(1, now - micros));
    micros = now;
  }, EACH_MS).unref();
}

const rounded = (ms: number): number => Math.round(ms * 10) / 10;
const delay = (nanoseconds: number): number => Math.max(0, rounded(nanoseconds / 1e6 - EACH_MS));

if (process.send) {
  process.on('message', (asked) => {
    if (asked === 'begin') {
      delays.reset();
      held.reset();
      cpu = process.cpuUsage();
      return;
    }
    const { user, system } = process.cpuUsage(cpu);
    const reading: LoopReading = {
      delayP50Ms: delay(delays.percentile(50)),
      delayP99Ms: delay(delays.percentile(99)),
      delayMaxMs: delay(delays.max),
      heldP99Ms: rounded(held.percentile(99) / 1_000),
      heldMaxMs: rounded(held.max / 1_000),
      cpuMs: Math.round((user + system) / 1_000),
      peakRssMb: Math.round(process.resourceUsage().maxRSS / 1_000),
    };
    process.send?.(reading);
  });
  process.channel?.unref();
}
