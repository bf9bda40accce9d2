import { HOUR_MS, MINUTE_MS } from '../lib/durations.ts';
import { SourceError } from '../lib/errors.ts';
import type { HttpClient, HttpOptions, HttpRequest, HttpResponse } from './contract.ts';
import { createExchange, type Hop, OWN_CONNECTIONS } from './exchange.ts';
import { transportError } from './failure.ts';
import { checkedUrl, isOwnHost } from './guard.ts';
import { responseHeaders } from './headers.ts';
import { createHostQueue, type HostPace } from './host-queue.ts';
import { redirectCookies } from './redirect-cookies.ts';

/** How long a host that answers 429 without a Retry-After is left alone. */
const HOLD_MS = MINUTE_MS;
const LONGEST_HOLD_MS = HOUR_MS;
/** The pace of the operator's own hosts. */
const OWN_PACE: HostPace = { concurrency: OWN_CONNECTIONS, gapMs: 0 };

/** What is left of a request's total time, over its hops. */
interface Budget {
  leftMs: number;
}

/**
 * The one HTTP client for everything that is read from outside: guarded addresses at every hop and at the
 * socket, bounded time and size, one polite line per host, no cookies beyond one chain of redirects. Hosts that answer 429, or 503 with a
 * Retry-After, are held for all sources; the operator's own (private, `allowPrivate`) hosts are neither paced nor held.
 */
export function createHttpClient(options: HttpOptions): HttpClient {
  const { limits } = options;
  const queue = createHostQueue();
  const exchange = createExchange(options);

  function hold(url: URL, error: SourceError): void {
    const asked = error.retryAfterMs;
    const forMs = error.status === 429 ? (asked ?? HOLD_MS) : error.status === 503 ? (asked ?? 0) : 0;
    if (forMs > 0) queue.hold(url.host, Math.min(forMs, LONGEST_HOLD_MS));
  }

  /** One exchange within what is left of the budget; the clock runs only while it is under way. */
  async function timed(url: URL, request: HttpRequest, cookie: string | null, budget: Budget): Promise<Hop> {
    request.signal?.throwIfAborted();
    const late = new SourceError(`http: not done within ${limits.totalMs} ms`, { failure: 'timeout' });
    const stop = new AbortController();
    const onAbort = (): void => stop.abort(request.signal?.reason);
    request.signal?.addEventListener('abort', onAbort, { once: true });
    const timer = setTimeout(() => stop.abort(late), Math.max(0, budget.leftMs));
    const startedAt = performance.now();
    try {
      return await exchange.get(url, request, cookie, stop.signal);
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

  async function inTurn(url: URL, request: HttpRequest, cookie: string | null, budget: Budget): Promise<Hop> {
    const own = (request.allowPrivate ?? false) && isOwnHost(url);
    const gapMs = Math.max(options.minGapMs, request.gapMs ?? 0);
    const pace = own ? OWN_PACE : { concurrency: options.perHostConcurrency, gapMs };
    try {
      return await queue.run(url.host, pace, () => timed(url, request, cookie, budget), request.signal);
    } catch (error) {
      if (error instanceof SourceError && !own) hold(url, error);
      throw error;
    }
  }

  async function get(address: string, request: HttpRequest = {}): Promise<HttpResponse> {
    const allowPrivate = request.allowPrivate ?? false;
    const budget: Budget = { leftMs: limits.totalMs };
    const visited = new Set<string>();
    const cookies = redirectCookies();
    let status = 0;
    let url = checkedUrl(address, null, allowPrivate);
    const first = url.href;
    let permanent = true;
    let downgraded = false;
    for (;;) {
      const cookie = cookies.for(url);
      // With a cookie that is new it is another question.
      const asked = `${url.href} ${cookie ?? ''}`;
      if (visited.has(asked)) {
        throw new SourceError('http: redirects in a circle', { failure: 'redirects', status });
      }
      if (visited.size > limits.maxRedirects) {
        throw new SourceError(`http: more than ${limits.maxRedirects} redirects`, {
          failure: 'redirects',
          status,
        });
      }
      visited.add(asked);
      const hop = await inTurn(url, request, cookie, budget);
      if (hop.kind === 'answer') {
        return {
          status: hop.status,
          url: url.href,
          movedPermanentlyTo: permanent && url.href !== first ? url.href : null,
          downgraded,
          headers: responseHeaders(hop.headers, new Date()),
          body: hop.body,
          faults: hop.faults,
          notModified: hop.status === 304,
        };
      }
      const next = checkedUrl(hop.location, url, allowPrivate);
      cookies.take(url, hop.setCookies);
      status = hop.status;
      if (hop.status !== 301 && hop.status !== 308) permanent = false;
      if (url.protocol === 'https:' && next.protocol === 'http:') downgraded = true;
      url = next;
    }
  }

  return {
    get,
    async close() {
      queue.close();
      await exchange.close();
    },
  };
}
