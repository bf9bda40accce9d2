import { flushCompileCache } from 'node:module';
import type { Command } from './command.ts';

/** What `run` needs, cut where little is needed twice; a part comes before those that need it. */
const PARTS: readonly (() => Promise<unknown>)[] = [
  () => import('../queue/open.ts'),
  () => import('../http/exchange.ts'),
  () => import('../sources/fetcher.ts'),
  () => import('../settings/load.ts'),
  () => import('../judge/judge.ts'),
  () => import('../../workers/start.ts'),
];

/**
 * Loads `run` part by part. Node holds what it reads of kept compiled code until it is told to write what is new: of
 * all at once 13 MB, which are let go of when long-lived memory lies between, so that the process keeps the holes.
 */
export async function loadRun(): Promise<Command> {
  for (const part of PARTS) {
    await part();
    flushCompileCache();
  }
  return (await import('./run.ts')).run;
}
