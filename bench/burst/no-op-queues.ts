import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { WORKER_OPTIONS } from '../../src/queue/backend.ts';
import { serversMs } from './processor-time.ts';

/** As an article goes: fetched, judged, alerted. */
const STAGES = ['no-op-fetch', 'no-op-judge', 'no-op-alert'];
const CONCURRENCY = 8;
/** Added at once, as the articles of a feed are. */
const TOGETHER = 50;
const WARM_UP = 500;
const JOB = { removeOnComplete: true, removeOnFail: true };

/** What a pipeline on BullMQ takes that does nothing. */
export interface Floor {
  /** Jobs a second that went through all stages. */
  perSecond: number;
  /** Of this process and Redis, for one through all stages; null where the system does not tell. */
  cpuMs: number | null;
}

/** Sends `count` jobs through a chain of three queues whose workers do nothing but hand on. */
export async function noOpQueues(redisUrl: string, count: number): Promise<Floor> {
  const producer = new Redis(redisUrl);
  const consumer = new Redis(redisUrl, { maxRetriesPerRequest: null });
  const queues = STAGES.map((name) => new Queue(name, { connection: producer }));
  let left = 0;
  let allThrough = (): void => {};
  const workers = STAGES.map((name, stage) => {
    const next = queues[stage + 1];
    const handOn = async (): Promise<void> => {
      if (next) await next.add('no-op', {}, JOB);
      else if (--left === 0) allThrough();
    };
    return new Worker(name, handOn, { ...WORKER_OPTIONS, connection: consumer, concurrency: CONCURRENCY });
  });
  const send = async (jobs: number): Promise<void> => {
    left = jobs;
    const through = new Promise<void>((resolve) => {
      allThrough = resolve;
    });
    for (let from = 0; from < jobs; from += TOGETHER)
      await Promise.all(
        Array.from({ length: Math.min(TOGETHER, jobs - from) }, () => queues[0]?.add('no-op', {}, JOB)),
      );
    await through;
  };
  try {
    await send(WARM_UP);
    const cpu = process.cpuUsage();
    const servers = serversMs(null);
    const startedAt = performance.now();
    await send(count);
    const seconds = (performance.now() - startedAt) / 1_000;
    const { user, system } = process.cpuUsage(cpu);
    const spentMs = servers === null ? null : (serversMs(null) ?? 0) - servers + (user + system) / 1_000;
    return {
      perSecond: Math.round(count / seconds),
      cpuMs: spentMs === null ? null : Math.round((spentMs / count) * 100) / 100,
    };
  } finally {
    for (const worker of workers) await worker.close();
    for (const queue of queues) await queue.close();
    producer.disconnect();
    consumer.disconnect();
  }
}
