import { DAY_MS } from '../lib/durations.ts';

/** Header fields as undici hands them over. */
export type RawHeaders = Record<string, string | string[] | undefined>;

/** What of an answer's header is kept. */
export interface ResponseHeaders {
  etag: string | null;
  lastModified: string | null;
  contentType: string | null;
  /** Where to go on to, and when, as `<meta http-equiv="refresh">` says it too. */
  refresh: string | null;
  retryAfterMs: number | null;
  cacheMaxAgeMs: number | null;
}

/** Longest wait that a server's header may ask for. */
const LONGEST_WAIT_MS = 7 * DAY_MS;

/** The first value of a header field, or null. */
export function headerOf(headers: RawHeaders, name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** Retry-After in either form (seconds, HTTP date) as a wait from `now`; null when absent or unreadable. */
export function retryAfterMs(value: string | null, now: Date): number | null {
  const text = value?.trim() ?? '';
  if (text === '') return null;
  const waitMs = /^\d{1,10}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now.getTime();
  return Number.isNaN(waitMs) ? null : Math.min(Math.max(0, waitMs), LONGEST_WAIT_MS);
}

/** `max-age` of Cache-Control as milliseconds; null without one or where caching is forbidden. */
export function cacheMaxAgeMs(value: string | null): number | null {
  if (value === null || /no-cache|no-store/i.test(value)) return null;
  const seconds = /max-age="?(\d{1,10})/i.exec(value)?.[1];
  return seconds === undefined ? null : Math.min(Number(seconds) * 1000, LONGEST_WAIT_MS);
}

/** The fields kept of an answer. */
export function responseHeaders(headers: RawHeaders, now: Date): ResponseHeaders {
  return {
    etag: headerOf(headers, 'etag'),
    lastModified: headerOf(headers, 'last-modified'),
    contentType: headerOf(headers, 'content-type'),
    refresh: headerOf(headers, 'refresh'),
    retryAfterMs: retryAfterMs(headerOf(headers, 'retry-after'), now),
    cacheMaxAgeMs: cacheMaxAgeMs(headerOf(headers, 'cache-control')),
  };
}

/**
 * A Location as the server meant it: many write raw UTF-8, which arrives here byte by byte as Latin-1, some quotes
 * around it, or an ampersand as in HTML.
 */
export function locationOf(headers: RawHeaders): string | null {
  const value = headerOf(headers, 'location');
  if (value === null) return null;
  const text = Buffer.from(value, 'latin1').toString('utf8').trim();
  return text.replace(/^(["'])(.*)\1$/, '$2').replaceAll('&amp;', '&');
}

/** A validator that may be sent back: one line of visible characters, or nothing. */
export function sendable(value: string | null | undefined): string | null {
  return value && /^[\t\x20-\x7e\x80-\xff]{1,1024}$/.test(value) ? value : null;
}
