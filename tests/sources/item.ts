import type { Reading } from '../../src/model/reading.ts';
import type { SourceItem } from '../../src/model/source.ts';

/** An item with nothing remarkable about it but what is given. */
export function itemWith(over: Partial<SourceItem>): SourceItem {
  return {
    guid: 'a',
    url: 'https://example.org/',
    title: 'خبر',
    summary: '',
    content: '',
    author: null,
    publishedAt: null,
    updatedAt: null,
    categories: [],
    ...over,
  };
}

/** A reading that brought nothing but what is given. */
export function readingWith(over: Partial<Reading>): Reading {
  return {
    items: [],
    notModified: false,
    etag: null,
    lastModified: null,
    movedTo: null,
    freshForMs: null,
    findings: [],
    sizes: { bytes: 0, pages: 1, items: 0 },
    ...over,
  };
}
