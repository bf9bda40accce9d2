import type { HttpClient } from '../../src/http/contract.ts';
import { NO_MEMORY, type Reading, type SourceMemory } from '../../src/model/reading.ts';
import { afterReading } from '../../src/sources/memory.ts';
import { type KnownSource, readSource } from '../../src/sources/registry.ts';
import { createRobots } from '../../src/sources/robots.ts';
import { type LoopbackServer, loopback, type serveSite } from './loopback.ts';

export const NOW = new Date('2026-11-24T12:00:00Z');

type Pages = Parameters<typeof serveSite>[0];

export interface Site {
  server: LoopbackServer;
  /** Reads the source once; `memory` is what the reading before left. */
  read(source: Partial<KnownSource>, memory?: SourceMemory): Promise<Reading>;
  /** The memory after a reading. */
  remember(reading: Reading, memory?: SourceMemory): SourceMemory;
}

/** Opens sites on loopback, each with a reader of it, for the tests of one file; a source's `url` is relative to the site. */
export function sites(): (pages: Pages) => Promise<Site> {
  const { pages: serve, client } = loopback();
  return async (pages) => readable(await serve(pages), client({}, { maxBytes: 10 * 1024 * 1024 }));
}

function readable(server: LoopbackServer, http: HttpClient): Site {
  const robots = createRobots(http, 'Rasid/test', () => NOW.getTime());
  return {
    server,
    read(over, memory = NO_MEMORY) {
      const source = {
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
        maxPages: 3,
        ...over,
        url: new URL(over.url ?? '/', server.origin).href,
      } as KnownSource;
      return readSource(source, { http, robots, state: memory, now: NOW });
    },
    remember: (reading, memory = NO_MEMORY) => afterReading(memory, reading, NOW),
  };
}
