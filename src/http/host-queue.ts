import { SourceError } from '../lib/errors.ts';

/** How one host is treated. */
export interface HostPace {
  concurrency: number;
  /** Least time between the starts of two requests. */
  gapMs: number;
}

export interface HostQueue {
  /**
   * Runs `task` when the host has a free slot and the gap has passed; first come, first served.
   * Throws `rate-limited` while the host is held or its line is full, and the signal's reason on abort.
   */
  run<T>(host: string, pace: HostPace, task: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Sends nothing more to this host for a while: it said so. */
  hold(host: string, forMs: number): void;
  /** Turns away everyone who waits, and whoever comes later. */
  close(): void;
}

interface Waiter {
  start(): void;
  turnAway(error: SourceError): void;
  pace: HostPace;
}

interface Lane {
  active: number;
  nextStartAt: number;
  heldUntil: number;
  waiting: Waiter[];
  timer: NodeJS.Timeout | null;
}

/** Lanes kept before idle ones are swept out. */
const SWEEP_AT = 512;
/** Requests that may wait for one host: bounds memory when a host hangs. */
const MAX_WAITING = 1_000;

const closing = (): SourceError => new SourceError('http: closed', { failure: 'network' });

/** A line per host, in memory. */
export function createHostQueue(): HostQueue {
  const lanes = new Map<string, Lane>();
  let closed = false;

  function laneOf(host: string): Lane {
    const known = lanes.get(host);
    if (known) return known;
    if (lanes.size >= SWEEP_AT) {
      const at = performance.now();
      for (const [name, lane] of lanes) {
        const idle = lane.active === 0 && lane.waiting.length === 0;
        if (idle && lane.nextStartAt <= at && lane.heldUntil <= at) lanes.delete(name);
      }
    }
    const lane: Lane = { active: 0, nextStartAt: 0, heldUntil: 0, waiting: [], timer: null };
    lanes.set(host, lane);
    return lane;
  }

  function advance(lane: Lane): void {
    if (lane.timer) clearTimeout(lane.timer);
    lane.timer = null;
    for (;;) {
      const next = lane.waiting[0];
      if (!next || lane.active >= next.pace.concurrency) return;
      const waitMs = lane.nextStartAt - performance.now();
      if (waitMs > 0) {
        lane.timer = setTimeout(() => advance(lane), waitMs);
        return;
      }
      lane.waiting.shift();
      lane.active += 1;
      lane.nextStartAt = performance.now() + next.pace.gapMs;
      next.start();
    }
  }

  function turn(lane: Lane, pace: HostPace, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        lane.waiting = lane.waiting.filter((other) => other !== waiter);
        reject(signal?.reason);
        advance(lane);
      };
      const waiter: Waiter = {
        pace,
        start: () => {
          signal?.removeEventListener('abort', onAbort);
          resolve();
        },
        turnAway: (error) => {
          signal?.removeEventListener('abort', onAbort);
          reject(error);
        },
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      lane.waiting.push(waiter);
      advance(lane);
    });
  }

  return {
    async run(host, pace, task, signal) {
      signal?.throwIfAborted();
      if (closed) throw closing();
      const lane = laneOf(host);
      const heldMs = lane.heldUntil - performance.now();
      if (heldMs > 0) {
        throw new SourceError(`http: ${host} asked to be left alone for now`, {
          failure: 'rate-limited',
          retryAfterMs: Math.ceil(heldMs),
        });
      }
      if (lane.waiting.length >= MAX_WAITING) {
        throw new SourceError(`http: too many requests wait for ${host}`, { failure: 'rate-limited' });
      }
      await turn(lane, pace, signal);
      try {
        return await task();
      } finally {
        lane.active -= 1;
        advance(lane);
      }
    },
    close() {
      closed = true;
      for (const lane of lanes.values()) {
        if (lane.timer) clearTimeout(lane.timer);
        for (const waiter of lane.waiting.splice(0)) waiter.turnAway(closing());
      }
    },
    hold(host, forMs) {
      const lane = laneOf(host);
      lane.heldUntil = Math.max(lane.heldUntil, performance.now() + forMs);
    },
  };
}
