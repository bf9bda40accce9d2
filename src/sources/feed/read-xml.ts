import type { Steps } from '../../lib/in-turn.ts';
import { type DateReading, type NoDate, readDate, undatedBy } from '../dates.ts';
import { safeAddress } from '../sanitize-address.ts';
import { oneLine } from '../sanitize-text.ts';
import { asHtml, asText, baseOf, constructOf } from './construct.ts';
import { type FeedContent, LIMITS, leftOut, type ParsedItem } from './model.ts';
import { authorOf, categoriesOf } from './people.ts';
import { elements, type FeedNode, inherited, textOf } from './tree.ts';

const ENTRIES = new Set(['item', 'entry']);
const HEADS = new Set(['channel', 'feed']);

interface Reading {
  /** The address of the feed, for relative links. */
  base: string | null;
  now: Date;
}

/** Children by name, in document order. */
function named(node: FeedNode, ...names: string[]): FeedNode[] {
  const found: FeedNode[] = [];
  for (const child of node.children)
    if (typeof child !== 'string' && names.includes(child.name)) found.push(child);
  return found;
}

function title(node: FeedNode, reading: Reading): string {
  for (const name of ['title', 'dc:title', 'media:title', 'itunes:title']) {
    for (const found of named(node, name)) {
      const attribute = found.attributes.get('value');
      const text =
        oneLine(asText(constructOf(found, reading.base)), LIMITS.title) ||
        oneLine(attribute ?? '', LIMITS.title);
      if (text !== '') return text;
    }
  }
  return '';
}

function addressIn(node: FeedNode, address: string, reading: Reading): string | null {
  return safeAddress(address.trim(), baseOf(node, reading.base));
}

const PAGE_TYPES = new Set(['', 'text/html', 'application/xhtml+xml', 'html', 'text']);

/** Links that lead to the entry's own page; RSS has no `rel`, and for Atom none means alternate. */
const leadsToPage = (found: FeedNode): boolean =>
  /^$|(?:^|\/)alternate$/.test((found.attributes.get('rel') ?? '').trim().toLowerCase());

/** The page named by `link` elements: Atom's `href`, or the text of RSS. HTML pages go before other types. */
function linked(node: FeedNode, reading: Reading): string | null {
  let other: string | null = null;
  for (const found of [...named(node, 'link'), ...named(node, 'a')].filter(leadsToPage)) {
    const { attributes } = found;
    const written = attributes.get('href') ?? attributes.get('url') ?? attributes.get('uri') ?? textOf(found);
    const address = addressIn(found, written, reading);
    if (address === null) continue;
    if (PAGE_TYPES.has((found.attributes.get('type') ?? '').trim().toLowerCase())) return address;
    other ??= address;
  }
  return other;
}

const isPermanent = (guid: FeedNode): boolean =>
  (guid.attributes.get('ispermalink') ?? 'true').trim().toLowerCase() !== 'false';

/** The page a feed or an entry stands for: its links, CDF's href, a guid that is an address, rdf:about. */
function link(node: FeedNode, reading: Reading): string | null {
  // What FeedBurner and its like lead to by way of themselves.
  const own = named(node, 'feedburner:origlink', 'pheedo:origlink').map((found) => textOf(found).trim())[0];
  const origin = own === undefined ? null : addressIn(node, own, reading);
  if (origin !== null && /^https?:/i.test(origin)) return origin;
  const href = node.attributes.get('href');
  const found = linked(node, reading) ?? (href === undefined ? null : addressIn(node, href, reading));
  if (found !== null) return found;
  for (const guid of named(node, 'guid').filter(isPermanent)) {
    const text = textOf(guid).trim();
    const address = /^(?:https?:\/)?\//i.test(text) ? addressIn(guid, text, reading) : null;
    if (address !== null) return address;
  }
  const about = node.attributes.get('rdf:about') ?? named(node, 'id').map(textOf)[0] ?? '';
  return /^\s*https?:\/\//i.test(about) ? addressIn(node, about, reading) : null;
}

function date(node: FeedNode, names: string[], reading: Reading): DateReading {
  let why: NoDate = 'empty';
  for (const name of names) {
    for (const found of named(node, name)) {
      const read = readDate(textOf(found), reading.now);
      if (read.at !== null) return read;
      if (read.why !== 'empty') why = read.why;
    }
  }
  return { at: null, why };
}

/** Where a date of publication stands, the surest first; `dc:date` says both dates, as RSS 1.0 has no other. */
const PUBLISHED =
  'pubdate published issued dcterms:issued dcterms:available dc:date dcterms:date created dcterms:created date dc:issued publishdate publicationdate prism:publicationdate'.split(
    ' ',
  );
const UPDATED = ['updated', 'modified', 'dcterms:modified', 'lastbuilddate', 'dc:modified', 'dc:date'];
const SUMMARIES = new Set(['description', 'summary', 'dc:description', 'dcterms:abstract', 'abstract']);
const SPARE_SUMMARIES = ['itunes:summary', 'media:description', 'itunes:subtitle', 'subtitle'];
const CONTENTS =
  'content:encoded content xhtml:body body fullitem xhtml:div xhtml:p yandex:full-text full-text fulltext turbo:content encoded'.split(
    ' ',
  );

function texts(node: FeedNode, reading: Reading): { summary: string; content: string } {
  const html = (found: FeedNode): string => asHtml(constructOf(found, reading.base));
  const summaries = elements(node)
    .filter((child) => SUMMARIES.has(child.name))
    .map(html)
    .filter((text) => text !== '');
  const contents = CONTENTS.flatMap((name) => named(node, name))
    .map(html)
    .filter((text) => text !== '');
  let summary = summaries[0] ?? '';
  if (summary === '') {
    const inGroup = named(node, 'media:group').flatMap((group) => named(group, 'media:description'));
    const spare = [...SPARE_SUMMARIES.flatMap((name) => named(node, name)), ...inGroup];
    summary = spare.map(html).find((text) => text !== '') ?? '';
  }
  // Some write the text twice, cut and whole.
  const content = contents.reduce((longest, one) => (one.length > longest.length ? one : longest), '');
  return { summary, content: content || (summaries[1] ?? '') };
}

/** guid or id. One that is a path is made absolute like a link, so that it stays unique beyond its site. */
function id(node: FeedNode, reading: Reading): string | null {
  for (const found of named(node, 'guid', 'id')) {
    const text = textOf(found).trim();
    const resolved = /^\.{0,2}\//.test(text) && isPermanent(found) ? addressIn(found, text, reading) : text;
    const safe = safeId(resolved ?? text);
    if (safe !== null) return safe;
  }
  return safeId(node.attributes.get('rdf:about') ?? named(node, 'dc:identifier').map(textOf)[0] ?? '');
}

/** An id is opaque, but one that is a script or holds markup is not handed on as it is. */
export function safeId(text: string): string | null {
  const line = oneLine(text, LIMITS.id).replaceAll(/[<>]/g, '');
  if (line === '') return null;
  return /^[a-z]+script:|^data:/i.test(line.replaceAll(/\s/g, '')) ? null : line;
}

function readEntry(node: FeedNode, feedAuthor: string | null, reading: Reading): ParsedItem {
  const lastModified = readDate(node.attributes.get('lastmod') ?? '', reading.now);
  const published = date(node, PUBLISHED, reading);
  const updated = date(node, UPDATED, reading);
  return {
    id: id(node, reading),
    title: title(node, reading),
    link: link(node, reading),
    published: published.at ?? lastModified.at,
    updated: updated.at ?? lastModified.at,
    ...undatedBy([published, updated, lastModified]),
    ...texts(node, reading),
    // RFC 4287, 4.2.1: an entry without an author has that of its source, then that of the feed.
    author: authorOf(node) ?? named(node, 'source').map(authorOf).find(Boolean) ?? feedAuthor,
    categories: categoriesOf(node),
  };
}

/** All entries, a step each, until the limits of number or size are met. */
function* readEntries(
  entries: FeedNode[],
  feedAuthor: string | null,
  reading: Reading,
): Steps<Pick<FeedContent, 'items' | 'notes'>> {
  const items: ParsedItem[] = [];
  let length = 0;
  for (const entry of entries) {
    if (items.length >= LIMITS.items || length > LIMITS.length) break;
    // An entry has a dozen elements; one with a million is an attack on the reader's time.
    const item = readEntry(
      { ...entry, children: entry.children.slice(0, LIMITS.children) },
      feedAuthor,
      reading,
    );
    items.push(item);
    length += item.summary.length + item.content.length;
    yield;
  }
  return { items, notes: leftOut(entries.length, items.length) };
}

function collect(node: FeedNode, heads: FeedNode[], entries: FeedNode[]): void {
  for (const child of elements(node)) {
    if (ENTRIES.has(child.name)) {
      entries.push(child);
      continue;
    }
    if (HEADS.has(child.name)) heads.push(child);
    if (child.name !== 'script') collect(child, heads, entries);
  }
}

/** The declared language (`ar`, `ar-EG`), else that of the root element. */
function language(head: FeedNode): string | null {
  const declared = named(head, 'language', 'dc:language').map(textOf);
  const texts = [...declared, inherited(head, 'xml:lang') ?? '', inherited(head, 'lang') ?? ''];
  const line = texts.map((text) => oneLine(text, 40)).find((text) => text !== '');
  return line?.replaceAll('_', '-') ?? null;
}

/** What the tree holds of a feed, or null where it holds none. */
export function* readXmlFeed(root: FeedNode, reading: Reading): Steps<FeedContent | null> {
  const heads: FeedNode[] = [];
  const entries: FeedNode[] = [];
  collect(root, heads, entries);
  const head =
    heads[0] ?? entries[0]?.parent ?? elements(root).find((node) => ['rss', 'rdf:rdf'].includes(node.name));
  if (!head) return null;
  // Without the address of the feed, relative links are relative to the site it names.
  const site = reading.base ?? link(head, { ...reading, base: null });
  const within = { ...reading, base: site !== null && /^https?:/i.test(site) ? site : null };
  const feedAuthor = head.name === 'feed' ? authorOf(head) : null;
  return {
    title: title(head, reading),
    link: link(head, reading),
    language: language(head),
    ...(yield* readEntries(entries, feedAuthor, within)),
  };
}
