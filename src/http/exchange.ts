// One hop: a request and its answer. The strict client asks first; a server whose answer breaks HTTP is asked once
// more on a connection of its own, and read as curl reads it. Such servers are remembered for a while.

import { Agent, type Dispatcher } from 'undici';
import { DAY_MS } from '../lib/durations.ts';
import { codesOf, errorLine, type SourceError } from '../lib/errors.ts';
import { ask, proxyThrough } from './ask.ts';
import { type ReadBody, readBody } from './body.ts';
import type { HttpOptions, HttpRequest } from './contract.ts';
import { HEADERS_OVERFLOW, statusError } from './failure.ts';
import { guardedConnector, isOwnHost, refuseLocalName, systemResolver } from './guard.ts';
import { headerOf, locationOf, type RawHeaders, sendable } from './headers.ts';
import { lenientExchange, serversFault } from './lenient-exchange.ts';
import { isWhole } from './whole-body.ts';

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5';
const REDIRECTS = new Set([300, 301, 302, 303, 307, 308]);
/** Connections kept open to the operator's own hosts, which need no politeness. */
export const OWN_CONNECTIONS = 32;
/** How long a server that broke HTTP is read leniently at once, and how many are remembered. */
const REMEMBERED_MS = DAY_MS;
const MOST_REMEMBERED = 1_000;
/** Longest silence within the body of a server that breaks HTTP: such often say all and then do not close. */
const BROKEN_SILENCE_MS = 5_000;
/** Header fields of one answer that the strict client takes. */
const STRICT_HEADER_BYTES = 64 * 1024;

/** Answer of one hop: content or "not modified", or the address it points on to. */
export type Hop =
  | { kind: 'answer'; status: number; headers: RawHeaders; body: Uint8Array; faults: string[] }
  | { kind: 'redirect'; status: number; location: string; setCookies: string[] };

/** An answer whose body was not read yet. */
interface Answered {
  status: number;
  headers: RawHeaders;
  body: AsyncIterable<Uint8Array>;
  /** Once the body is read: how it ended before its end, where that is passed over. */
  torn?: () => SourceError | null;
  close(): void;
}

export interface Exchange {
  /** One GET without redirects. Throws SourceError for a status that is no content, or whatever the wire throws. */
  get(url: URL, request: HttpRequest, cookie: string | null, signal: AbortSignal): Promise<Hop>;
  close(): Promise<void>;
}

/** What undici says of an answer it refuses, shortened to the server's fault. */
const faultIn = (error: unknown): string =>
  codesOf(error).includes(HEADERS_OVERFLOW)
    ? `header larger than ${STRICT_HEADER_BYTES} bytes`
    : (/\(([^()]+)\)\s*$/.exec(errorLine(error))?.[1] ?? errorLine(error).slice(0, 100));

/** Everything that is asked goes through here, guarded at the socket. */
export function createExchange(options: HttpOptions): Exchange {
  const { limits } = options;
  const resolve = options.resolver ?? systemResolver;
  const connector = (allowPrivate: boolean) =>
    guardedConnector({ resolve, allowPrivate, connectMs: limits.connectMs });
  const pool = {
    connections: options.perHostConcurrency,
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.bodyMs,
    keepAliveTimeout: 4_000,
    keepAliveMaxTimeout: 10_000,
    maxHeaderSize: STRICT_HEADER_BYTES,
  };
  // Apart, so that a connection opened for a private source is never lent to another.
  const publicAgent = new Agent({ ...pool, connect: connector(false) });
  const privateAgent = new Agent({ ...pool, connections: OWN_CONNECTIONS, connect: connector(true) });
  const proxyAgent =
    options.proxy === null ? null : proxyThrough(options.proxy, { ...pool, connectMs: limits.connectMs });
  /** Origins that broke HTTP, until when they are read leniently at once, and how they broke it. */
  const broken = new Map<string, { until: number; fault: string }>();

  function dispatcherFor(url: URL, allowPrivate: boolean): Dispatcher {
    if (proxyAgent && !(allowPrivate && isOwnHost(url))) {
      if (!allowPrivate) refuseLocalName(url);
      return proxyAgent;
    }
    return allowPrivate ? privateAgent : publicAgent;
  }

  function fieldsOf(request: HttpRequest, cookie: string | null): Record<string, string> {
    const etag = sendable(request.etag);
    const lastModified = sendable(request.lastModified);
    return {
      'user-agent': options.userAgent,
      accept: request.accept ?? ACCEPT,
      'accept-language': 'ar, en;q=0.5',
      'accept-encoding': 'gzip, deflate, br, zstd',
      ...(cookie === null ? {} : { cookie }),
      ...(etag === null ? {} : { 'if-none-match': etag }),
      ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
    };
  }

  async function strictly(
    url: URL,
    headers: Record<string, string>,
    dispatcher: Dispatcher,
    signal: AbortSignal,
  ): Promise<Answered> {
    const { origin, pathname, search } = url;
    const answer = await ask(dispatcher, {
      origin,
      path: pathname + search,
      method: 'GET',
      signal,
      headers,
    });
    answer.body.on('error', () => {});
    const close = (): void => void answer.body.destroy();
    return { status: answer.statusCode, headers: answer.headers, body: answer.body, close };
  }

  const leniently = (
    url: URL,
    request: HttpRequest,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<Answered> =>
    lenientExchange(url, {
      connect: connector(request.allowPrivate ?? false),
      headers,
      silenceMs: {
        head: Math.max(limits.headersMs, limits.bodyMs),
        body: Math.min(BROKEN_SILENCE_MS, limits.bodyMs),
      },
      signal,
    });

  async function hopOf(answered: Answered, request: HttpRequest, isConditional: boolean): Promise<Hop> {
    const { status, headers, body, close } = answered;
    try {
      if (status === 304 && isConditional) {
        return { kind: 'answer', status, headers, body: new Uint8Array(), faults: [] };
      }
      const location = REDIRECTS.has(status) ? locationOf(headers) : null;
      if (location !== null)
        return { kind: 'redirect', status, location, setCookies: [headers['set-cookie'] ?? []].flat() };
      if (status < 200 || status > 299) throw statusError(status, headers, new Date());
      const read: ReadBody = await readBody(
        body,
        headerOf(headers, 'content-encoding'),
        request.maxBytes ?? limits.maxBytes,
      );
      const torn = answered.torn?.() ?? null;
      if (torn !== null && !isWhole(read.bytes)) throw torn;
      const faults = torn === null ? read.faults : [torn.message.replace(/^http: /, ''), ...read.faults];
      return { kind: 'answer', status, headers, body: read.bytes, faults };
    } finally {
      close();
    }
  }

  function remember(origin: string, fault: string): void {
    if (broken.size >= MOST_REMEMBERED) broken.clear();
    broken.set(origin, { until: performance.now() + REMEMBERED_MS, fault });
  }

  return {
    async get(url, request, cookie, signal) {
      const dispatcher = dispatcherFor(url, request.allowPrivate ?? false);
      const headers = fieldsOf(request, cookie);
      const isConditional = 'if-none-match' in headers || 'if-modified-since' in headers;
      const lenient = async (fault: string, isSure: boolean): Promise<Hop> => {
        const answered = await leniently(url, request, headers, signal);
        const hop = await hopOf(answered, request, isConditional);
        const torn = answered.torn?.() ?? null;
        // What did not happen again was the network's doing.
        if (!isSure && torn === null) return hop;
        remember(url.origin, fault);
        // How it ended says more than that it did.
        const said = torn === null ? [fault] : [];
        return hop.kind === 'answer' ? { ...hop, faults: [...said, ...hop.faults] } : hop;
      };
      const known = broken.get(url.origin);
      if (known && known.until > performance.now()) return lenient(known.fault, true);
      let hasBegun = false;
      try {
        const answered = await strictly(url, headers, dispatcher, signal);
        hasBegun = true;
        return await hopOf(answered, request, isConditional);
      } catch (error) {
        const fault = serversFault(error, hasBegun);
        // A proxy has read the answer itself, and connects for us: nothing is to be had past it.
        if (signal.aborted || dispatcher === proxyAgent || fault === null) throw error;
        return lenient(fault === 'form' ? faultIn(error) : 'its answer is not ended', fault === 'form');
      }
    },
    async close() {
      await Promise.all([publicAgent, privateAgent, proxyAgent].map((agent) => agent?.destroy()));
    },
  };
}
