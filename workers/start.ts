import type { Handler } from '../src/queue/outcome.ts';
import { QUEUE_NAMES, type QueueName } from '../src/queue/payloads.ts';
import type { Queues } from '../src/queue/queues.ts';
import { alertHandler } from './alert.ts';
import type { DeliverNeeds } from './deliver.ts';
import { type FetchNeeds, fetchHandler } from './fetch.ts';
import { type JudgeNeeds, judgeHandler } from './judge.ts';
import { type ReadNeeds, readHandler } from './read.ts';

type WorkerNeeds = FetchNeeds & ReadNeeds & JudgeNeeds & DeliverNeeds;

/** Starts the workers of a process's roles, so many jobs of each at once. Returns what every queue's jobs are done by. */
export function startWorkers(
  queues: Queues,
  needs: WorkerNeeds,
  roles: ReadonlySet<string>,
  concurrency: Readonly<Record<QueueName, number>>,
): Record<QueueName, Handler> {
  const handlers = {
    fetch: fetchHandler(needs),
    read: readHandler(needs),
    judge: judgeHandler(needs),
    alert: alertHandler(needs),
  };
  for (const name of QUEUE_NAMES) if (roles.has(name)) queues.work(name, handlers[name], concurrency[name]);
  return handlers;
}
