import { readMarkup } from './markup.ts';
import { knownName, type Scope, scopeOf } from './namespaces.ts';

/** One element of a feed. `name` is the known name (`dc:creator`), lower case. */
export interface FeedNode {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: (FeedNode | string)[];
  parent: FeedNode | null;
  scope: Scope;
  /** May its text have been read in a wrong encoding before it came to us? */
  mayBeMisread: boolean;
}

/** Deeper elements are read as if their tags were not there; their text stays. */
const DEPTH_LIMIT = 120;
/** Elements beyond this number are read as if their tags were not there. */
const NODE_LIMIT = 400_000;

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

const ENTRY = words('item entry');
/** Elements that hold words and nothing of a feed's structure: met inside one, the names below end it. */
const LEAF = words(
  `title link guid id pubdate category comments description summary content:encoded dc:creator dc:date dc:subject
  language copyright lastbuilddate published updated`,
);
/** Those of them that hold markup, if only by mistake. */
const MARKUP_LEAF = words('description summary content:encoded content');
/** Names no markup inside a text uses, so that meeting one means an end tag was forgotten. */
const STRUCTURE = words(
  `item entry guid pubdate description content:encoded dc:creator dc:date dc:subject category comments lastbuilddate
  published updated enclosure media:content media:thumbnail`,
);
const PLAIN_STRUCTURE = words('title link author id summary image language content');

function endsLeaf(leaf: string, met: string, bare: boolean): boolean {
  if (STRUCTURE.has(met)) return true;
  // HTML's own <link> has attributes; RSS's has none.
  return MARKUP_LEAF.has(leaf) ? met === 'link' && bare : PLAIN_STRUCTURE.has(met);
}

/**
 * Builds a tree from XML of any quality: end tags that are missing, too many or crossed, undeclared prefixes and
 * unescaped markup in texts included. Never throws; depth and number of elements are bounded.
 */
export function readTree(xml: string, declared: ReadonlyMap<string, string>, mayBeMisread = true): FeedNode {
  const root: FeedNode = {
    name: '',
    attributes: new Map(),
    children: [],
    parent: null,
    scope: new Map(),
    mayBeMisread,
  };
  let current = root;
  let depth = 0;
  let nodes = 0;
  /** Tags skipped over the depth limit, so that their end tags do not close something else. */
  let skipped = 0;

  const closeTo = (node: FeedNode): void => {
    while (current !== node && current.parent) {
      current = current.parent;
      depth -= 1;
    }
  };
  const enclosing = (names: ReadonlySet<string>): FeedNode | null => {
    for (let node: FeedNode | null = current; node; node = node.parent) {
      if (names.has(node.name)) return node;
      if (ENTRY.has(node.name)) return null;
    }
    return null;
  };

  readMarkup(
    xml,
    'xml',
    {
      open(written, attributes, selfClosing) {
        if (depth >= DEPTH_LIMIT || nodes >= NODE_LIMIT) {
          if (!selfClosing) skipped += 1;
          return;
        }
        const name = knownName(written, scopeOf(attributes, current.scope));
        if (ENTRY.has(name)) {
          const open = enclosing(ENTRY);
          if (open?.parent && open.name === name) closeTo(open.parent);
        }
        const leaf = STRUCTURE.has(name) || PLAIN_STRUCTURE.has(name) ? enclosing(LEAF) : null;
        if (leaf?.parent && endsLeaf(leaf.name, name, attributes.size === 0)) closeTo(leaf.parent);
        const scope = scopeOf(attributes, current.scope);
        const node: FeedNode = { name, attributes, children: [], parent: current, scope, mayBeMisread };
        current.children.push(node);
        nodes += 1;
        if (selfClosing) return;
        current = node;
        depth += 1;
      },
      close(written) {
        if (skipped > 0) {
          skipped -= 1;
          return;
        }
        const name = knownName(written, current.scope);
        for (let node = current; node.parent; node = node.parent) {
          if (node.name === name) {
            closeTo(node.parent);
            return;
          }
          // The end tag of something inside a text never reaches out of its entry.
          if (ENTRY.has(node.name) && name !== 'channel' && name !== 'rss' && name !== 'feed') return;
        }
      },
      text(text) {
        current.children.push(text);
      },
    },
    declared,
  );
  return root;
}

/** The child elements, in order. */
export const elements = (node: FeedNode): FeedNode[] =>
  node.children.filter((child): child is FeedNode => typeof child !== 'string');

/** All text below a node, markup left out. Bounded by the depth limit of the tree. */
export function textOf(node: FeedNode): string {
  const [only] = node.children;
  if (node.children.length === 1 && typeof only === 'string') return only;
  return node.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** An inherited attribute such as `xml:lang`: the nearest value, or null. */
export function inherited(node: FeedNode, attribute: string): string | null {
  for (let at: FeedNode | null = node; at; at = at.parent) {
    const value = at.attributes.get(attribute);
    if (value !== undefined) return value;
  }
  return null;
}
