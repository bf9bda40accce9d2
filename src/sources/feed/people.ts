import { oneLine } from '../sanitize-text.ts';
import { asText, constructOf } from './construct.ts';
import { LIMITS } from './model.ts';
import { elements, type FeedNode, textOf } from './tree.ts';

const AUTHORS = ['author', 'dc:creator', 'dc:author', 'itunes:author', 'managingeditor'];

const line = (node: FeedNode | undefined, limit: number): string =>
  node ? oneLine(asText(constructOf(node, null)), limit) : '';

/** `Name (address)`, or whichever of the two is there. */
function person(node: FeedNode): string {
  const child = (...names: string[]): FeedNode | undefined =>
    elements(node).find((at) => names.includes(at.name));
  const name = line(child('name', 'itunes:name', 'dc:name', 'foaf:name'), LIMITS.author);
  const email = line(child('email', 'itunes:email'), LIMITS.author);
  if (name !== '' && email !== '') return `${name} (${email})`;
  if (name !== '' || email !== '') return name || email;
  if (child('uri', 'url', 'homepage')) return '';
  return line(node, LIMITS.author);
}

/**
 * The author as the feed gives it, `Name (address)` where it has both; several are joined by a comma. A name in any
 * of the usual elements goes before a bare address in an earlier one.
 */
export function authorOf(node: FeedNode): string | null {
  let address: string | null = null;
  for (const wanted of AUTHORS) {
    const found = elements(node)
      .filter((child) => child.name === wanted)
      .map(person)
      .filter((text) => text !== '');
    const joined = [...new Set(found)].join(', ').slice(0, LIMITS.author);
    if (joined !== '' && !/^\S+@\S+$/.test(joined)) return joined;
    address ??= joined || null;
  }
  return address;
}

const LISTS = new Set(['itunes:keywords', 'media:keywords', 'keywords']);
const SINGLES = new Set(['category', 'dc:subject', 'itunes:category', 'media:category', 'dcterms:subject']);

function categoryTexts(node: FeedNode): string[] {
  if (LISTS.has(node.name)) return textOf(node).split(/[,،;؛]/);
  const nested = elements(node)
    .filter((child) => child.name === 'itunes:category')
    .flatMap(categoryTexts);
  const { attributes } = node;
  const own = attributes.get('term') ?? attributes.get('text') ?? (nested.length > 0 ? '' : textOf(node));
  return [own.trim() === '' ? (attributes.get('label') ?? '') : own, ...nested];
}

/** Categories, subjects and keywords, each once, in document order. */
export function categoriesOf(node: FeedNode): string[] {
  const found = new Set<string>();
  for (const child of elements(node)) {
    if (!SINGLES.has(child.name) && !LISTS.has(child.name)) continue;
    for (const text of categoryTexts(child)) {
      const category = oneLine(text, LIMITS.category);
      if (category !== '' && found.size < LIMITS.categories) found.add(category);
    }
  }
  return [...found];
}
