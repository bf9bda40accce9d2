import { createHttpClient } from '../http/client.ts';
import { mayReach } from '../http/guard.ts';
import { createPost } from '../http/post.ts';
import type { Post } from '../model/post.ts';
import type { Reading, SourceMemory } from '../model/reading.ts';
import type { Source } from '../model/source.ts';
import { discover, type Offer } from './discover.ts';
import type { PageText } from './offered.ts';
import type { AskedItem } from './pages/article-check.ts';
import { type KnownSource, readSource } from './registry.ts';
import { createRobots } from './robots.ts';

/** What the operator decides about fetching; times in milliseconds. */
export interface FetcherSettings {
  contact: string;
  http: { proxy: string | null; perHost: number; gap: number; timeout: number; maxBytes: number };
}

/** Everything that reaches out to the network, behind one guarded client. */
export interface SourceFetcher {
  /** Reads a source once. Throws SourceError. */
  read(source: KnownSource, memory: SourceMemory): Promise<Reading>;
  /** Fetches an item's page, where robots.txt allows it, and extracts its text. Throws SourceError. */
  readPage(url: string, source: Source, item: AskedItem): Promise<PageText>;
  /** Finds out what an address offers a source. Throws SourceError when it cannot be had. */
  discover(url: string, allowPrivate: boolean): Promise<Offer[]>;
  post: Post;
  /** May a host be spoken to? Private and loopback addresses only where `allowPrivate`. */
  mayReach(host: string, allowPrivate: boolean): Promise<boolean>;
  close(): Promise<void>;
}

const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;
const MAX_REDIRECTS = 5;

/** Opens the fetcher. The User-Agent names the project and the operator's contact. */
export function createSourceFetcher(settings: FetcherSettings): SourceFetcher {
  const { http: bounds, contact } = settings;
  const userAgent = `Rasid/1.0 (+${contact})`;
  const limits = {
    connectMs: CONNECT_MS,
    headersMs: SILENCE_MS,
    bodyMs: SILENCE_MS,
    totalMs: bounds.timeout,
    maxBytes: bounds.maxBytes,
    maxRedirects: MAX_REDIRECTS,
  };
  const http = createHttpClient({
    userAgent,
    proxy: bounds.proxy,
    perHostConcurrency: bounds.perHost,
    minGapMs: bounds.gap,
    limits,
  });
  const robots = createRobots(http, userAgent, () => Date.now());
  const sender = createPost({
    userAgent,
    proxy: bounds.proxy,
    connectMs: CONNECT_MS,
    totalMs: bounds.timeout,
  });
  return {
    read: (source, memory) => readSource(source, { http, robots, now: new Date(), state: memory }),
    async readPage(url, source, item) {
      // Loaded by the first page: extraction is a tenth of all code, and feeds that bring whole articles never need it.
      const { readPage } = await import('./pages/read-page.ts');
      return readPage(url, source, item, { http, robots });
    },
    discover: (url, allowPrivate) => discover(url, { http, robots, now: new Date(), allowPrivate }),
    post: sender.post,
    mayReach,
    async close() {
      await Promise.all([http.close(), sender.close()]);
    },
  };
}
