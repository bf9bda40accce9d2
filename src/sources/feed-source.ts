import type { Finding } from '../model/reading.ts';
import { toSourceItems } from './feed/items.ts';
import { readFeedBody } from './feed/read-feed.ts';
import { emptySince, gapSince, withMendedEncoding, withoutDates, withoutText } from './findings.ts';
import { sourceKind } from './kind.ts';
import { fetchKnown, readingOf, unchanged } from './reader.ts';

/** Reads a `feed` source: RSS, RDF, Atom or JSON Feed. robots.txt is not asked: a feed is published to be polled. */
export const feed = sourceKind({
  settings: {},
  async read(source, context) {
    const { state, now } = context;
    const answer = await fetchKnown(source.url, source, context);
    if (answer.notModified) return unchanged(answer);
    const feed = await readFeedBody(answer.body, {
      url: answer.url,
      contentType: answer.headers.contentType,
      now,
    });
    const items = toSourceItems(feed, source.url, now);
    const findings: Finding[] = [
      ...feed.notes,
      ...withMendedEncoding(feed.mended),
      ...emptySince(state.known, items),
      ...gapSince(state.known, items),
      ...withoutDates(items),
      ...withoutText(items, state),
    ];
    const { readBy } = feed;
    return readingOf(answer, { items, findings, pages: 1, bytes: answer.body.byteLength, readBy });
  },
});
