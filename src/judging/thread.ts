import { flushCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { createJudge as CreateJudge, JudgeRules } from '../judge/judge.ts';
import { errorLine } from '../lib/errors.ts';
import { giveBackMemory } from '../lib/memory.ts';
import type { Judgeable } from '../model/article.ts';
import type { Classification } from '../model/verdict.ts';
import { type Watch, watchMainThread } from './watchdog.ts';

/** What a thread is started with. */
export interface ThreadStart {
  rules: JudgeRules;
  /** Address of the module whose `createJudge` it takes. */
  judgeModule: string;
  /** Where this process keeps compiled code; null where it keeps none. A thread does so only if it is told to. */
  codeFolder: string | null;
  /** How it watches the main thread meanwhile; null: not at all. */
  watch: Watch | null;
}

/** What it is sent: an article, or, while there is none, to give back what memory it does not need. */
export type ThreadTask = Judgeable | 'give back memory';

/** What it says: once that it is ready, then an answer an article, in the order it was given them. */
export type ThreadAnswer =
  | { kind: 'ready' }
  | { kind: 'judged'; classification: Classification; seconds: number }
  /** The judge threw, and would again. */
  | { kind: 'threw'; reason: string };

/** Judges what it is sent, one article after the other. Begun by bin/judging-thread.js; nothing imports its code. */
async function serve(): Promise<void> {
  const { rules, judgeModule, watch } = workerData as ThreadStart;
  if (watch) watchMainThread(watch);
  const { createJudge } = (await import(judgeModule)) as { createJudge: typeof CreateJudge };
  const { classify } = createJudge(rules);
  const say = (answer: ThreadAnswer): void => parentPort?.postMessage(answer);
  parentPort?.on('message', (article: ThreadTask) => {
    if (article === 'give back memory') return giveBackMemory();
    const startedMs = performance.now();
    try {
      const classification = classify(article);
      say({ kind: 'judged', classification, seconds: (performance.now() - startedMs) / 1_000 });
    } catch (error) {
      say({ kind: 'threw', reason: errorLine(error) });
    }
  });
  say({ kind: 'ready' });
  flushCompileCache();
}

if (parentPort) await serve();
