import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import { createHttpClient } from '../src/http/client.ts';
import { NO_MEMORY, type SourceMemory } from '../src/model/reading.ts';
import { afterReading } from '../src/sources/memory.ts';
import { readSource } from '../src/sources/registry.ts';
import { createRobots } from '../src/sources/robots.ts';
import { loopbackSource } from './loopback-source.ts';

const SOURCES = 1_000;
const EVERY = { minMs: 300_000, maxMs: 3_600_000 };
const AT_ONCE = 16;
const AGENT = 'Rasid/bench';

interface Measured {
  name: string;
  feedsPerSecond: number;
  /** Feeds a second that one core could read, by the processor time they took. */
  feedsPerCoreSecond: number;
  cpuMsPerFeed: number;
  heapMb: number;
  rssMb: number;
}

/** 1,000 sources, each on a host name of its own, read 16 at once: whole feeds of 50 items, then "not modified". */
export async function run(): Promise<Measured[]> {
  const worker = new Worker(new URL('./feed-server.ts', import.meta.url));
  const { port } = await new Promise<AddressInfo>((resolve) => worker.once('message', resolve));
  const http = createHttpClient({
    userAgent: AGENT,
    proxy: null,
    perHostConcurrency: 2,
    // Each host is asked once a round; the gap is for pages of one host and would only be waited out here.
    minGapMs: 0,
    limits: {
      connectMs: 10_000,
      headersMs: 20_000,
      bodyMs: 20_000,
      totalMs: 60_000,
      maxBytes: 10_000_000,
      maxRedirects: 5,
    },
    resolver: async () => [{ address: '127.0.0.1', family: 4 }],
  });
  const robots = createRobots(http, AGENT, () => Date.now());
  const memories = new Map<string, SourceMemory>();

  async function round(name: string): Promise<Measured> {
    const startedAt = performance.now();
    const cpuBefore = process.threadCpuUsage();
    let next = 0;
    const readNext = async (): Promise<void> => {
      while (next < SOURCES) {
        const id = `s${next++}`;
        const state = memories.get(id) ?? NO_MEMORY;
        const now = new Date();
        const source = loopbackSource(`http://${id}.example:${port}/rss`, id, EVERY);
        const reading = await readSource(source, { http, robots, state, now });
        memories.set(id, afterReading(state, reading, now));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, readNext));
    const cpu = process.threadCpuUsage(cpuBefore);
    const memory = process.memoryUsage();
    return {
      name,
      feedsPerSecond: Math.round((SOURCES / (performance.now() - startedAt)) * 1000),
      feedsPerCoreSecond: Math.round((SOURCES * 1e6) / (cpu.user + cpu.system)),
      cpuMsPerFeed: (cpu.user + cpu.system) / 1000 / SOURCES,
      heapMb: Math.round(memory.heapUsed / 1e6),
      rssMb: Math.round(memory.rss / 1e6),
    };
  }

  try {
    return [await round('fetch: whole feeds'), await round('fetch: not modified')];
  } finally {
    await http.close();
    await worker.terminate();
  }
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(await run(), null, 2)}\n`);
