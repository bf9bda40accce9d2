import { errorLine, SourceError } from '../lib/errors.ts';
import type { Reading, SourceMemory } from '../model/reading.ts';
import { knownOf, middleChars, newSince, pagesWithoutArticle } from './findings.ts';
import { patternAfter } from './publishing-pattern.ts';

/** Findings that speak of the list itself and so still hold when the server says nothing changed. */
const LASTING = new Set([
  'no-dates',
  'no-text',
  'text-shrank',
  'empty',
  'selectors-empty',
  'damaged',
  'encoding-mended',
  'broken-http',
]);
/** Weight of one reading in the usual length of texts: a change shows for days before it becomes the usual. */
const CHARS_WEIGHT = 0.02;

function usualCharsAfter(usual: number | null, reading: Reading): number | null {
  if (reading.items.length === 0) return usual;
  const middle = middleChars(reading.items);
  return usual === null ? middle : usual + (middle - usual) * CHARS_WEIGHT;
}

/** What to remember after a reading that succeeded. Pure. */
export function afterReading(memory: SourceMemory, reading: Reading, now: Date): SourceMemory {
  const { items, notModified } = reading;
  const pattern = patternAfter(memory.pattern, {
    newItems: notModified ? 0 : newSince(memory.known, items),
    publishedAt: items.map((item) => item.publishedAt),
    now,
  });
  return {
    ...memory,
    etag: reading.etag ?? (notModified ? memory.etag : null),
    lastModified: reading.lastModified ?? (notModified ? memory.lastModified : null),
    known: items.length === 0 ? memory.known : knownOf(items),
    // A first answer without items says nothing about a pattern.
    pattern: memory.pattern === null && items.length === 0 ? null : pattern,
    usualChars: usualCharsAfter(memory.usualChars, reading),
    failures: 0,
    failingSince: null,
    lastFailure: null,
    freshForMs: reading.freshForMs,
    movedTo: reading.movedTo,
    readBy: reading.readBy ?? memory.readBy,
    findings: notModified ? memory.findings.filter((finding) => LASTING.has(finding.kind)) : reading.findings,
  };
}

/** The memory with what was found of the pages of the source's items, which are read apart from it. Pure. */
export function withPages(memory: SourceMemory, pages: readonly (string | null)[]): SourceMemory {
  const others = memory.findings.filter((finding) => finding.kind !== 'page-is-no-article');
  return { ...memory, findings: [...others, ...pagesWithoutArticle(pages)] };
}

/** What to remember after a reading that failed, with anything thrown. Pure. */
export function afterFailure(memory: SourceMemory, error: unknown, now: Date): SourceMemory {
  const typed = error instanceof SourceError ? error : null;
  return {
    ...memory,
    failures: memory.failures + 1,
    failingSince: memory.failingSince ?? now.toISOString(),
    lastFailure: {
      failure: typed?.failure ?? 'unexpected',
      message: errorLine(error).slice(0, 500),
      retryAfterMs: typed?.retryAfterMs ?? null,
    },
  };
}
