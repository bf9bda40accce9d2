import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';
import { createHttpClient } from '../../src/http/client.ts';
import type { HttpClient, HttpLimits, HttpOptions } from '../../src/http/contract.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface LoopbackServer {
  /** Without a slash at the end. */
  origin: string;
  port: number;
  /** Paths asked for, in order. */
  asked: string[];
  close(): Promise<void>;
}

/** Waits until a server listens on a free port of 127.0.0.1. */
export async function listening(server: Server, scheme = 'http'): Promise<LoopbackServer> {
  const asked: string[] = [];
  server.on('request', (request: IncomingMessage) => asked.push(request.url ?? ''));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${scheme}://127.0.0.1:${port}`,
    port,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export const serve = (handler: Handler): Promise<LoopbackServer> => listening(createServer(handler));

/** A server of fixed pages by path; anything else is a 404. */
export function serveSite(
  pages: Record<string, string | ((response: ServerResponse, request: IncomingMessage) => void)>,
): Promise<LoopbackServer> {
  return serve((request, response) => {
    const page = pages[request.url ?? ''];
    if (page === undefined) response.writeHead(404).end('لا توجد');
    else if (typeof page === 'string') response.end(page);
    else page(response, request);
  });
}

/** A test whose subject is a limit sets a short one; the others have to get by on a machine that does much else. */
const LIMITS: HttpLimits = {
  connectMs: 30_000,
  headersMs: 30_000,
  bodyMs: 30_000,
  totalMs: 60_000,
  maxBytes: 1024 * 1024,
  maxRedirects: 5,
};

export function testClient(options: Partial<HttpOptions> = {}, limits: Partial<HttpLimits> = {}): HttpClient {
  return createHttpClient({
    userAgent: 'Rasid/test (+https://example.org/rasid)',
    proxy: null,
    perHostConcurrency: 2,
    minGapMs: 0,
    ...options,
    limits: { ...LIMITS, ...limits },
  });
}

interface Closable {
  close(): Promise<void>;
}

interface Loopback {
  site(handler: Handler): Promise<LoopbackServer>;
  pages(pages: Parameters<typeof serveSite>[0]): Promise<LoopbackServer>;
  client(...options: Parameters<typeof testClient>): HttpClient;
  /** Has something else closed after the test. */
  closing<T extends Closable>(thing: T): T;
}

/** Servers and clients that are closed after each test of the file that calls this. */
export function loopback(): Loopback {
  const open: Closable[] = [];
  afterEach(async () => {
    for (const thing of open.splice(0).reverse()) await thing.close();
  });
  function closing<T extends Closable>(thing: T): T {
    open.push(thing);
    return thing;
  }
  return {
    closing,
    site: async (handler) => closing(await serve(handler)),
    pages: async (pages) => closing(await serveSite(pages)),
    client: (...options) => closing(testClient(...options)),
  };
}
