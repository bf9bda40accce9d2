import type { HttpClient, HttpRequest, HttpResponse } from '../http/contract.ts';
import type { FeedReader, Finding, Reading, SourceMemory } from '../model/reading.ts';
import type { Source, SourceItem } from '../model/source.ts';
import type { Robots } from './robots.ts';

/** What a reader may use, and (`state`) what the last reading left. */
export interface ReadContext {
  http: HttpClient;
  robots: Robots;
  state: SourceMemory;
  now: Date;
  signal?: AbortSignal;
}

/** What every request of this reading carries. */
function requestOf(source: Source, context: ReadContext): HttpRequest {
  return {
    allowPrivate: source.allowPrivate,
    ...(context.signal ? { signal: context.signal } : {}),
  };
}

/** What is asked for where pages for people are read. */
export const HTML = 'text/html, */*;q=0.5';

/** Fetches the source itself, with the validators of the last reading. */
export function fetchKnown(
  url: string,
  source: Source,
  context: ReadContext,
  request: HttpRequest = {},
): Promise<HttpResponse> {
  const { etag, lastModified } = context.state;
  return context.http.get(url, { ...requestOf(source, context), etag, lastModified, ...request });
}

/** Fetches a page if the host's robots.txt allows it; with `known`, under the validators of the last reading. */
export async function fetchPage(
  url: string,
  source: Source,
  context: ReadContext,
  mode: { known: boolean; accept?: string },
): Promise<HttpResponse> {
  const request = requestOf(source, context);
  const gapMs = await context.robots.demand(url, request);
  const wanted = { ...request, gapMs, ...(mode.accept === undefined ? {} : { accept: mode.accept }) };
  return mode.known ? fetchKnown(url, source, context, wanted) : context.http.get(url, wanted);
}

/** The answers of one reading, put together. `first` answered for the source's own address. */
export function readingOf(
  first: HttpResponse,
  found: { items: SourceItem[]; findings: Finding[]; pages: number; bytes: number; readBy?: FeedReader },
): Reading {
  const findings = [...found.findings];
  if (first.faults.length > 0) findings.push({ kind: 'broken-http', detail: first.faults.join('; ') });
  if (first.downgraded)
    findings.push({ kind: 'downgraded', detail: `redirected to ${first.url}, without TLS` });
  return {
    items: found.items,
    notModified: first.notModified,
    etag: first.headers.etag,
    lastModified: first.headers.lastModified,
    movedTo: first.movedPermanentlyTo,
    freshForMs: first.headers.cacheMaxAgeMs,
    findings,
    ...(found.readBy ? { readBy: found.readBy } : {}),
    sizes: { bytes: found.bytes, pages: found.pages, items: found.items.length },
  };
}

/** The reading of a source whose server says nothing changed. */
export function unchanged(first: HttpResponse): Reading {
  return readingOf(first, { items: [], findings: [], pages: 1, bytes: 0 });
}

/** An item of which no more is said than its address, which is its guid, and its title. */
export const bareItem = (url: string, title: string): SourceItem => ({
  ...{ guid: url, url, title, summary: '', content: '' },
  ...{ author: null, publishedAt: null, updatedAt: null, categories: [] },
});

/** The items in their order, without those whose guid came before. */
export function distinct(items: readonly SourceItem[]): SourceItem[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    if (seen.has(item.guid)) return false;
    seen.add(item.guid);
    return true;
  });
}
