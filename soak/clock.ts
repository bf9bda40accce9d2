// Loaded into Rasid before anything else (NODE_OPTIONS=--import): its wall clock is ahead of the machine's by the seconds
// that a file tells. Timers go on by the machine's own time, as they do when a machine has slept or its clock was set.
// At SIGUSR2 it writes beside that file what the process holds, after a garbage collection.
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What a process holds: resident and heap bytes, open files, and what keeps its event loop busy. */
export interface Held {
  rss: number;
  heap: number;
  /** Buffers and the like, beside the heap. */
  external: number;
  files: number;
  handles: number;
}

const LOOK_MS = 50;
/** The file is written next to the clock's. */
export const heldFile = (clock: string): string => `${clock}.held`;

function goBy(clock: string): void {
  const machine = Date;
  let aheadMs = 0;
  const look = (): void => {
    aheadMs = Number(readFileSync(clock, 'utf8')) * 1_000;
  };
  look();
  setInterval(look, LOOK_MS).unref();
  const now = (): number => machine.now() + aheadMs;
  globalThis.Date = new Proxy(machine, {
    construct: (target, args: [], self) =>
      args.length === 0 ? new target(now()) : Reflect.construct(target, args, self),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
}

function tellHeld(clock: string): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  process.on('SIGUSR2', () => {
    collect();
    const { rss, heapUsed, external } = process.memoryUsage();
    const held: Held = {
      rss,
      heap: heapUsed,
      external,
      files: readdirSync('/proc/self/fd').length,
      handles: process.getActiveResourcesInfo().length,
    };
    // Whole or not there.
    writeFileSync(`${heldFile(clock)}.new`, JSON.stringify(held));
    renameSync(`${heldFile(clock)}.new`, heldFile(clock));
  });
}

const clock = process.env.SOAK_CLOCK;
if (clock !== undefined) {
  goBy(clock);
  tellHeld(clock);
}
