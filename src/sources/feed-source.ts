import { SourceError } from '../lib/errors.ts';
import type { Reading, SourceMemory } from '../model/reading.ts';
import type { Source } from '../model/source.ts';
import { toSourceItems } from './feed/items.ts';
import { parseFeed } from './feed/parse.ts';
import { emptySince, gapSince, withoutDates, withoutText } from './findings.ts';
import type { HttpClient } from './http/contract.ts';
import type { Robots } from './robots.ts';

/** What every reader is handed. */
export interface ReadContext {
  http: HttpClient;
  robots: Robots;
  now: Date;
  state: SourceMemory;
}

/** Reads a `feed` source: RSS, Atom, RDF or JSON Feed, conditionally. Throws SourceError. */
export async function readFeed(source: Source, { http, now, state }: ReadContext): Promise<Reading> {
  const { allowPrivate } = source;
  const answer = await http.get(source.url, {
    allowPrivate,
    etag: state.etag,
    lastModified: state.lastModified,
  });
  const { etag, lastModified, cacheMaxAgeMs, contentType } = answer.headers;
  const kept = {
    etag: etag ?? (answer.notModified ? state.etag : null),
    lastModified: lastModified ?? (answer.notModified ? state.lastModified : null),
    movedTo: answer.movedPermanentlyTo,
    freshForMs: cacheMaxAgeMs,
  };
  if (answer.notModified) {
    return { ...kept, items: [], notModified: true, findings: [], sizes: { bytes: 0, pages: 1, items: 0 } };
  }
  if (answer.body.length === 0)
    throw new SourceError('feed: the answer is empty', { failure: 'empty', status: answer.status });
  const feed = parseFeed(answer.body, {
    url: answer.url,
    now,
    ...(contentType === null ? {} : { contentType }),
  });
  const items = toSourceItems(feed, source.url, now);
  const findings = [
    ...emptySince(state.known, items),
    ...gapSince(state.known, items),
    ...withoutDates(items),
    ...withoutText(items, state),
  ];
  const sizes = { bytes: answer.body.length, pages: 1, items: items.length };
  return { ...kept, items, notModified: false, findings, sizes };
}
