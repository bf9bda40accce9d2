import type { Resolver } from './guard.ts';
import type { ResponseHeaders } from './headers.ts';

/** Bounds of one request. Times in milliseconds. */
export interface HttpLimits {
  /** From the start of a connection to its end, name resolution and TLS included. */
  connectMs: number;
  headersMs: number;
  /** Longest silence within a body. */
  bodyMs: number;
  /** The whole request with its redirects, without the time spent waiting for the host's turn. */
  totalMs: number;
  /** Of the decoded body, and of what comes over the wire. */
  maxBytes: number;
  maxRedirects: number;
}

export interface HttpOptions {
  /** Names the project and a contact. */
  userAgent: string;
  /** The URL of a proxy for everything but private addresses of `allowPrivate` sources; it resolves names itself. */
  proxy: string | null;
  perHostConcurrency: number;
  /** Least time between the starts of two requests to one host. */
  minGapMs: number;
  limits: HttpLimits;
  /** The system's resolver when absent. */
  resolver?: Resolver;
}

export interface HttpRequest {
  /** May the address be private or loopback? Never link-local or metadata. */
  allowPrivate?: boolean;
  etag?: string | null;
  lastModified?: string | null;
  accept?: string;
  /** A tighter (or wider) cap for this body than the client's. */
  maxBytes?: number;
  /** A longer pause between two requests than the client's, as robots.txt may ask for. */
  gapMs?: number;
  signal?: AbortSignal;
}

export interface HttpResponse {
  status: number;
  /** Where the body came from in the end. */
  url: string;
  /** The new address when every redirect on the way was permanent (301, 308); otherwise null. */
  movedPermanentlyTo: string | null;
  /** Did a redirect lead from https to http? */
  downgraded: boolean;
  headers: ResponseHeaders;
  body: Uint8Array;
  /** What the server did against HTTP and was passed over, in words for operators. */
  faults: string[];
  /** The server says nothing changed since the validators that were sent; the body is empty. */
  notModified: boolean;
}

export interface HttpClient {
  /**
   * Fetches one URL. Throws SourceError with the word for what went wrong, or the signal's reason on abort.
   */
  get(url: string, request?: HttpRequest): Promise<HttpResponse>;
  /** Ends every connection at once; what is under way or waits fails as `network`. */
  close(): Promise<void>;
}
