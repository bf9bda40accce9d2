import { SourceError } from '../../src/lib/errors.ts';
import { toSourceItems } from '../../src/sources/feed/items.ts';
import { parseFeed } from '../../src/sources/feed/parse.ts';
import { samplesOf } from '../corpus.ts';
import { hold, type Target } from '../target.ts';
import { isUtc } from './iso.ts';
import { NOW } from './now.ts';

const URL = 'https://example.org/rss';

/** Bytes → the articles of a feed, as the pipeline stores them. */
export const feed: Target = {
  name: 'feed',
  samples: samplesOf('feeds.txt'),
  words: [
    '<item>',
    '</item>',
    '<entry>',
    '</entry>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<!DOCTYPE rss [',
    '<!ENTITY a "b">',
    '&a;',
    '&lt;',
    '&amp;lt;',
    '&#x202e;',
    '&#xd800;',
    '<?xml version="1.0" encoding="utf-16"?>',
    'encoding="windows-1256"',
    '<content type="xhtml">',
    'xmlns:x="u"',
    'xml:base="//"',
    '<a:b>',
    '<link rel="alternate" href="javascript:1"/>',
    '<guid isPermaLink="true">/1</guid>',
    '<pubDate>',
    '{"items":[',
    '"content_html":',
    '[{',
    '"authors":null',
    '\u00fe\u00ff',
  ],
  allowed: [SourceError],
  run(input) {
    const read = parseFeed(input, { url: URL, now: NOW });
    const items = toSourceItems(read, URL, NOW);
    for (const { guid, url, title, publishedAt } of items) {
      hold(guid !== '', 'an item has a guid');
      hold(url === null || /^https?:/i.test(url), 'the address of an item is one of the web');
      hold(title.isWellFormed() && !title.includes('\n'), 'a title is one well-formed line');
      hold(publishedAt === null || isUtc(publishedAt), 'a date is ISO 8601 in UTC');
    }
    return JSON.stringify(read).length;
  },
};
