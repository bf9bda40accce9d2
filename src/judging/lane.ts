import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { JudgeRules } from '../judge/judge.ts';
import { errorLine } from '../lib/errors.ts';
import type { Judgeable } from '../model/article.ts';
import type { ThreadAnswer, ThreadStart, ThreadTask } from './thread.ts';
import type { Watch } from './watchdog.ts';

/** What came of judging one article. */
export type Judged =
  | Exclude<ThreadAnswer, { kind: 'ready' }>
  /** It ended its thread, or did not end in time: nobody knows whether it would again. */
  | { kind: 'broke off'; reason: string };

export interface LaneOptions {
  judgeModule: string;
  /** The longest that one article may take. */
  limitMs: number;
  /** The most memory that its judge may take, in MB. */
  heapMb: number;
  /** After so long without work its thread is ended; null: never. */
  idleMs: number | null;
  /** How its thread watches the main thread; null: not at all. */
  watch: Watch | null;
}

/** One thread with a judge, started when it is needed and anew when it broke off, and the articles that wait for it. */
export interface Lane {
  judge(article: Judgeable): Promise<Judged>;
  /** Starts the thread before there is work for it. */
  warmUp(): void;
  /** Gives back memory that its thread does not need, unless it has work. */
  giveBackMemory(): void;
  /** Ends it once all that waits is judged. */
  retire(): void;
  /** Ends it now; what waits is rejected. */
  close(): Promise<void>;
}

interface Waiting {
  article: Judgeable;
  resolve(judged: Judged): void;
  reject(error: Error): void;
}

/** Articles that a thread has at hand, so that it need not wait for the next. The first of them is being judged. */
const AT_HAND = 16;
/** Short-lived memory: V8's own choice takes 55 MB more and judges no faster. */
const YOUNG_MB = 8;
/** Compiling the lexicons takes a second, on a busy machine many. */
const START_MS = 120_000;
/** A thread that does not start so often in a row does not start at all. */
const STARTS = 3;
/** This thread may have been held up itself: answers that are there already are heard first. */
const HEAR_MS = 200;

/** Opens a lane for one set of rules. */
export function openLane(
  rules: JudgeRules,
  { judgeModule, limitMs, heapMb, idleMs, watch }: LaneOptions,
): Lane {
  const waiting: Waiting[] = [];
  const atHand: Waiting[] = [];
  let thread: Worker | null = null;
  let isReady = false;
  let failedStarts = 0;
  let retired = false;
  let timer: NodeJS.Timeout | undefined;

  function after(ms: number, work: () => void): void {
    clearTimeout(timer);
    timer = setTimeout(work, ms);
    timer.unref();
  }

  /** Lets go of the thread; what it says from now on is not heard. */
  function drop(): Promise<unknown> {
    clearTimeout(timer);
    const dropped = thread;
    thread = null;
    isReady = false;
    return dropped?.terminate() ?? Promise.resolve();
  }

  /** The thread ended, or is to end, because of what it did last: starting, or the first article it has at hand. */
  function brokeOff(reason: string): void {
    const starting = !isReady;
    void drop();
    const [first, ...others] = atHand.splice(0);
    waiting.unshift(...others);
    first?.resolve({ kind: 'broke off', reason });
    failedStarts = starting ? failedStarts + 1 : 0;
    if (failedStarts >= STARTS) {
      failedStarts = 0;
      const error = new Error(`judge: its thread does not start: ${reason}`);
      for (const { reject } of waiting.splice(0)) reject(error);
    }
    if (waiting.length > 0) start();
  }

  /** Ends the thread if it has not moved on within `ms`. */
  function limit(ms: number, reason: string): void {
    after(ms, () => after(HEAR_MS, () => brokeOff(reason)));
  }

  const send = (task: ThreadTask): void => thread?.postMessage(task);

  function feed(): void {
    if (!isReady || thread === null) return;
    const idle = atHand.length === 0;
    while (atHand.length < AT_HAND) {
      const next = waiting.shift();
      if (!next) break;
      atHand.push(next);
      send(next.article);
    }
    if (atHand.length === 0) rest();
    else if (idle) watchFirst();
  }

  const watchFirst = (): void => limit(limitMs, `no judgement within ${limitMs / 1_000} s`);

  function rest(): void {
    clearTimeout(timer);
    if (retired) void drop();
    else if (idleMs !== null) after(idleMs, () => void drop());
  }

  function hear(answer: ThreadAnswer): void {
    if (answer.kind === 'ready') {
      isReady = true;
      failedStarts = 0;
      clearTimeout(timer);
    } else {
      atHand.shift()?.resolve(answer);
      if (atHand.length > 0) watchFirst();
    }
    feed();
  }

  function start(): void {
    // Within the folder that was asked for, Node makes one for its version.
    const code = getCompileCacheDir();
    const startData: ThreadStart = { rules, judgeModule, codeFolder: code ? dirname(code) : null, watch };
    const started = new Worker(new URL('../../bin/judging-thread.js', import.meta.url), {
      workerData: startData,
      // It needs none of the secrets there.
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    started.unref();
    thread = started;
    let reason = 'its thread ended';
    started.on('message', (answer: ThreadAnswer) => {
      if (thread === started) hear(answer);
    });
    started.on('error', (error: unknown) => {
      reason = `its thread ended: ${errorLine(error)}`;
    });
    started.on('exit', (code) => {
      if (thread === started) brokeOff(code === 0 ? reason : `${reason} (${code})`);
    });
    limit(START_MS, `not ready within ${START_MS / 1_000} s`);
  }

  return {
    judge(article) {
      return new Promise((resolve, reject) => {
        waiting.push({ article, resolve, reject });
        if (thread === null) start();
        else feed();
      });
    },
    warmUp() {
      if (thread === null) start();
    },
    giveBackMemory() {
      if (isReady && atHand.length === 0) send('give back memory');
    },
    retire() {
      retired = true;
      if (atHand.length === 0 && waiting.length === 0) void drop();
    },
    async close() {
      retired = true;
      const gone = drop();
      const stopped = new Error('judge: stopped');
      for (const { reject } of [...atHand.splice(0), ...waiting.splice(0)]) reject(stopped);
      await gone;
    },
  };
}
