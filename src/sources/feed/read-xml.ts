import { parseFeedDate } from '../dates.ts';
import { safeAddress } from '../sanitize-address.ts';
import { oneLine } from '../sanitize-text.ts';
import { asHtml, asText, baseOf, constructOf } from './construct.ts';
import { LIMITS, leftOut, type ParsedFeed, type ParsedItem } from './model.ts';
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
export function named(node: FeedNode, ...names: string[]): FeedNode[] {
  return elements(node).filter((child) => names.includes(child.name));
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

const PAGE_TYPES = new Set(['', 'text/html', 'application/xhtml+xml', 'html']);

/** The page a feed or an entry stands for: RSS's link, Atom's alternate, a guid that is an address, rdf:about. */
function link(node: FeedNode, reading: Reading): string | null {
  let other: string | null = null;
  for (const found of named(node, 'link', 'a')) {
    const href = found.attributes.get('href');
    if (href === undefined) {
      const address = addressIn(found, textOf(found), reading);
      if (address !== null) return address;
      continue;
    }
    const rel = (found.attributes.get('rel') ?? 'alternate').trim().toLowerCase();
    if (!/(?:^|\/)alternate$/.test(rel) && rel !== '') continue;
    const address = addressIn(found, href, reading);
    const type = (found.attributes.get('type') ?? '').trim().toLowerCase();
    if (address !== null && PAGE_TYPES.has(type)) return address;
    other ??= address;
  }
  const own = node.attributes.get('href');
  const fromOwn = own === undefined ? null : addressIn(node, own, reading);
  if (other ?? fromOwn) return other ?? fromOwn;
  for (const guid of named(node, 'guid')) {
    const text = textOf(guid).trim();
    const permanent = (guid.attributes.get('ispermalink') ?? 'true').trim().toLowerCase() !== 'false';
    if (permanent && text !== '' && !/^(?:tag|urn|uuid):|\s/i.test(text)) {
      const address = addressIn(guid, text, reading);
      if (address !== null) return address;
    }
  }
  const about = node.attributes.get('rdf:about') ?? named(node, 'id').map((id) => textOf(id).trim())[0];
  return about && /^https?:\/\//i.test(about.trim()) ? addressIn(node, about, reading) : null;
}

function date(node: FeedNode, names: string[], reading: Reading): string | null {
  for (const name of names) {
    for (const found of named(node, name)) {
      const parsed = parseFeedDate(textOf(found), reading.now);
      if (parsed !== null) return parsed;
    }
  }
  return null;
}

const PUBLISHED = [
  'pubdate',
  'published',
  'issued',
  'dcterms:issued',
  'dcterms:available',
  'dc:date',
  'dcterms:date',
  'created',
  'dcterms:created',
  'date',
  'dc:issued',
]; // prettier-ignore
const UPDATED = ['updated', 'modified', 'dcterms:modified', 'lastbuilddate', 'dc:modified', 'dc:date'];
const SUMMARIES = new Set(['description', 'summary', 'dc:description', 'dcterms:abstract', 'abstract']);
const SPARE_SUMMARIES = ['itunes:summary', 'media:description', 'itunes:subtitle', 'subtitle'];
const CONTENTS = ['content:encoded', 'content', 'xhtml:body', 'body', 'fullitem', 'xhtml:div'];

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
  return { summary, content: contents[0] ?? summaries[1] ?? '' };
}

function id(node: FeedNode): string | null {
  for (const found of named(node, 'guid', 'id')) {
    const text = safeId(textOf(found));
    if (text !== null) return text;
  }
  const spare = [node.attributes.get('rdf:about'), ...named(node, 'dc:identifier').map(textOf)];
  for (const text of spare) {
    const safe = safeId(text ?? '');
    if (safe !== null) return safe;
  }
  return null;
}

/** An id is opaque, but one that is a script or holds markup is not handed on as it is. */
export function safeId(text: string): string | null {
  const line = oneLine(text, LIMITS.id).replaceAll(/[<>]/g, '');
  if (line === '') return null;
  return /^[a-z]+script:|^data:/i.test(line.replaceAll(/\s/g, '')) ? null : line;
}

function readEntry(node: FeedNode, feedAuthor: string | null, reading: Reading): ParsedItem {
  const lastModified = parseFeedDate(node.attributes.get('lastmod') ?? '', reading.now);
  return {
    id: id(node),
    title: title(node, reading),
    link: link(node, reading),
    published: date(node, PUBLISHED, reading) ?? lastModified,
    updated: date(node, UPDATED, reading) ?? lastModified,
    ...texts(node, reading),
    author: authorOf(node) ?? feedAuthor,
    categories: categoriesOf(node),
  };
}

function collect(node: FeedNode, heads: FeedNode[], entries: FeedNode[]): void {
  for (const child of elements(node)) {
    if (ENTRIES.has(child.name)) {
      entries.push(child);
      continue;
    }
    if (HEADS.has(child.name)) heads.push(child);
    collect(child, heads, entries);
  }
}

function language(head: FeedNode, reading: Reading): string | null {
  void reading;
  for (const found of named(head, 'language', 'dc:language')) {
    const text = oneLine(textOf(found), 40);
    if (text !== '') return text;
  }
  const lang = oneLine(inherited(head, 'xml:lang') ?? '', 40);
  return lang === '' ? null : lang;
}

/** What the tree holds of a feed, or null where it holds none. */
export function readXmlFeed(root: FeedNode, reading: Reading): ParsedFeed | null {
  const heads: FeedNode[] = [];
  const entries: FeedNode[] = [];
  collect(root, heads, entries);
  const head =
    heads[0] ?? entries[0]?.parent ?? elements(root).find((node) => ['rss', 'rdf:rdf'].includes(node.name));
  if (!head) return null;
  const feedAuthor = head.name === 'feed' ? authorOf(head) : null;
  return {
    title: title(head, reading),
    link: link(head, reading),
    language: language(head, reading),
    items: entries.slice(0, LIMITS.items).map((entry) => readEntry(entry, feedAuthor, reading)),
    notes: leftOut(entries.length),
  };
}
