import { Agent, type Dispatcher, ProxyAgent } from 'undici';
import { SourceError } from '../../lib/errors.ts';
import { readBody } from './body.ts';
import type { HttpClient, HttpOptions, HttpRequest, HttpResponse } from './contract.ts';
import { statusError, transportError } from './failure.ts';
import { checkedUrl, guardedConnector, isOwnHost, refuseLocalName, systemResolver } from './guard.ts';
import { headerOf, locationOf, type RawHeaders, responseHeaders, sendable } from './headers.ts';
import { createHostQueue, type HostPace } from './host-queue.ts';

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5';
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** How long a host that answers 429 without a Retry-After is left alone. */
const HOLD_MS = 60_000;
const LONGEST_HOLD_MS = 60 * 60_000;
/** Concurrency for the operator's own hosts, which need no politeness. */
const OWN_PACE: HostPace = { concurrency: 32, gapMs: 0 };

/** Answer of one hop: content or "not modified", or the address it points on to. */
type Hop =
  | { kind: 'answer'; status: number; headers: RawHeaders; body: Uint8Array }
  | { kind: 'redirect'; status: number; location: string };

/** What is left of a request's total time, over its hops. */
interface Budget {
  leftMs: number;
}

/**
 * The one HTTP client for everything that is read from outside: guarded addresses at every hop and at the
 * socket, bounded time and size, one polite line per host, no cookies. Hosts that answer 429, or 503 with a
 * Retry-After, are held for all sources; the operator's own (private, `allowPrivate`) hosts are neither paced nor held.
 */
export function createHttpClient(options: HttpOptions): HttpClient {
  const { limits } = options;
  const resolve = options.resolver ?? systemResolver;
  const queue = createHostQueue();
  const pool = {
    connections: options.perHostConcurrency,
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.bodyMs,
    keepAliveTimeout: 4_000,
    keepAliveMaxTimeout: 10_000,
    maxHeaderSize: 64 * 1024,
  };
  const direct = (allowPrivate: boolean): Dispatcher =>
    new Agent({
      ...pool,
      ...(allowPrivate ? { connections: OWN_PACE.concurrency } : {}),
      connect: guardedConnector({ resolve, allowPrivate, connectMs: limits.connectMs }),
    });
  // Apart, so that a connection opened for a private source is never lent to another.
  const publicAgent = direct(false);
  const privateAgent = direct(true);
  const proxyAgent =
    options.proxy === null
      ? null
      : new ProxyAgent({
          ...pool,
          uri: options.proxy,
          proxyTls: { timeout: limits.connectMs },
          requestTls: { timeout: limits.connectMs },
        });

  function dispatcherFor(url: URL, allowPrivate: boolean): Dispatcher {
    if (proxyAgent && !(allowPrivate && isOwnHost(url))) {
      if (!allowPrivate) refuseLocalName(url);
      return proxyAgent;
    }
    return allowPrivate ? privateAgent : publicAgent;
  }

  function hold(url: URL, error: SourceError): void {
    const asked = error.retryAfterMs;
    const forMs = error.status === 429 ? (asked ?? HOLD_MS) : error.status === 503 ? (asked ?? 0) : 0;
    if (forMs > 0) queue.hold(url.host, Math.min(forMs, LONGEST_HOLD_MS));
  }

  async function exchange(url: URL, request: HttpRequest, signal: AbortSignal): Promise<Hop> {
    const etag = sendable(request.etag);
    const lastModified = sendable(request.lastModified);
    const dispatcher = dispatcherFor(url, request.allowPrivate ?? false);
    const { statusCode, headers, body } = await dispatcher.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'GET',
      signal,
      headers: {
        'user-agent': options.userAgent,
        accept: request.accept ?? ACCEPT,
        'accept-language': 'ar, en;q=0.5',
        'accept-encoding': 'gzip, deflate, br, zstd',
        ...(etag === null ? {} : { 'if-none-match': etag }),
        ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
      },
    });
    body.on('error', () => {});
    if (statusCode === 304 && (etag !== null || lastModified !== null)) {
      await body.dump();
      return { kind: 'answer', status: 304, headers, body: new Uint8Array() };
    }
    const location = REDIRECTS.has(statusCode) ? locationOf(headers) : null;
    if (location !== null || statusCode < 200 || statusCode > 299) {
      body.destroy();
      if (location !== null) return { kind: 'redirect', status: statusCode, location };
      throw statusError(statusCode, headers, new Date());
    }
    const maxBytes = request.maxBytes ?? limits.maxBytes;
    try {
      const bytes = await readBody(body, headerOf(headers, 'content-encoding'), maxBytes);
      return { kind: 'answer', status: statusCode, headers, body: bytes };
    } finally {
      body.destroy();
    }
  }

  /** One exchange within what is left of the budget; the clock runs only while it is under way. */
  async function timed(url: URL, request: HttpRequest, budget: Budget): Promise<Hop> {
    request.signal?.throwIfAborted();
    const late = new SourceError(`http: not done within ${limits.totalMs} ms`, { failure: 'timeout' });
    const stop = new AbortController();
    const onAbort = (): void => stop.abort(request.signal?.reason);
    request.signal?.addEventListener('abort', onAbort, { once: true });
    const timer = setTimeout(() => stop.abort(late), Math.max(0, budget.leftMs));
    const startedAt = performance.now();
    try {
      return await exchange(url, request, stop.signal);
    } catch (error) {
      if (request.signal?.aborted) throw request.signal.reason;
      if (stop.signal.aborted) throw late;
      throw transportError(error);
    } finally {
      clearTimeout(timer);
      request.signal?.removeEventListener('abort', onAbort);
      budget.leftMs -= performance.now() - startedAt;
    }
  }

  async function inTurn(url: URL, request: HttpRequest, budget: Budget): Promise<Hop> {
    const own = (request.allowPrivate ?? false) && isOwnHost(url);
    const gapMs = Math.max(options.minGapMs, request.gapMs ?? 0);
    const pace = own ? OWN_PACE : { concurrency: options.perHostConcurrency, gapMs };
    try {
      return await queue.run(url.host, pace, () => timed(url, request, budget), request.signal);
    } catch (error) {
      if (error instanceof SourceError && !own) hold(url, error);
      throw error;
    }
  }

  async function get(address: string, request: HttpRequest = {}): Promise<HttpResponse> {
    const allowPrivate = request.allowPrivate ?? false;
    const budget: Budget = { leftMs: limits.totalMs };
    const visited = new Set<string>();
    let url = checkedUrl(address, null, allowPrivate);
    let permanent = true;
    let downgraded = false;
    for (;;) {
      visited.add(url.href);
      const hop = await inTurn(url, request, budget);
      if (hop.kind === 'answer') {
        return {
          status: hop.status,
          url: url.href,
          movedPermanentlyTo: permanent && visited.size > 1 ? url.href : null,
          downgraded,
          headers: responseHeaders(hop.headers, new Date()),
          body: hop.body,
          notModified: hop.status === 304,
        };
      }
      const next = checkedUrl(hop.location, url, allowPrivate);
      if (visited.has(next.href)) {
        throw new SourceError('http: redirects in a circle', { failure: 'redirects', status: hop.status });
      }
      if (visited.size > limits.maxRedirects) {
        throw new SourceError(`http: more than ${limits.maxRedirects} redirects`, {
          failure: 'redirects',
          status: hop.status,
        });
      }
      if (hop.status !== 301 && hop.status !== 308) permanent = false;
      if (url.protocol === 'https:' && next.protocol === 'http:') downgraded = true;
      url = next;
    }
  }

  return {
    get,
    async close() {
      queue.close();
      await Promise.all([publicAgent, privateAgent, proxyAgent].map((agent) => agent?.destroy()));
    },
  };
}
