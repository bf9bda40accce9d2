import { afterEach } from 'vitest';
import { NO_MEMORY, type Reading, type SourceMemory } from '../../src/model/reading.ts';
import type { Source } from '../../src/model/source.ts';
import { afterReading } from '../../src/sources/memory.ts';
import { readSource } from '../../src/sources/registry.ts';
import { createRobots } from '../../src/sources/robots.ts';
import { type LoopbackServer, serveSite, testClient } from './loopback.ts';

export const NOW = new Date('2026-11-24T12:00:00Z');

type Pages = Parameters<typeof serveSite>[0];

const closing: { close(): Promise<void> }[] = [];

/** Call once in a test file: closes what `site` opened after each test. */
export function closeSites(): void {
  afterEach(async () => {
    for (const thing of closing.splice(0).reverse()) await thing.close();
  });
}

export interface Site {
  server: LoopbackServer;
  /** Reads the source once; `memory` is what the reading before left. */
  read(source: Partial<Source>, memory?: SourceMemory): Promise<Reading>;
  /** The memory after a reading. */
  remember(reading: Reading, memory?: SourceMemory): SourceMemory;
}

/** A site on loopback and a reader of it; `path` in `url` is relative to the site. */
export async function site(pages: Pages): Promise<Site> {
  const server = await serveSite(pages);
  const http = testClient({}, { maxBytes: 10 * 1024 * 1024 });
  closing.push(server, http);
  const robots = createRobots(http, 'Rasid/test', () => NOW.getTime());
  return {
    server,
    read(over, memory = NO_MEMORY) {
      const source: Source = {
        id: 'example',
        name: { ar: 'مثال', en: 'Example' },
        country: null,
        kind: 'feed',
        ownership: 'independent',
        owner: null,
        language: 'ar',
        group: null,
        every: { minMs: 60_000, maxMs: 3_600_000 },
        enabled: true,
        reason: null,
        allowPrivate: true,
        selectors: null,
        maxPages: 3,
        ...over,
        url: new URL(over.url ?? '/', server.origin).href,
      };
      return readSource(source, { http, robots, state: memory, now: NOW });
    },
    remember: (reading, memory = NO_MEMORY) => afterReading(memory, reading, NOW),
  };
}
