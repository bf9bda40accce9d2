import type { Steps } from '../../lib/in-turn.ts';
import { ShallowParser } from '../shallow-parser.ts';

/** An element, as light as extraction needs it: no prototypes, no siblings, text as plain strings. */
export interface Box {
  readonly tag: string;
  readonly attrs: Readonly<Record<string, string>>;
  readonly parent: Box | null;
  readonly children: (Box | string)[];
  readonly depth: number;
  /** The blocks of text below this box are `first` (inclusive) to `last` (exclusive) of the page's list. */
  first: number;
  last: number;
}

/** Their content is never prose. `noscript` repeats images, as pages are read without scripts. */
const SKIPPED = new Set(
  'amp-ad amp-sidebar amp-consent amp-embed amp-list amp-next-page amp-social-share amp-user-notification style noscript svg iframe object embed canvas select button textarea template audio video map math applet dialog'.split(
    ' ',
  ),
);

function box(tag: string, attrs: Record<string, string>, parent: Box | null): Box {
  return { tag, attrs, parent, children: [], depth: parent ? parent.depth + 1 : 0, first: 0, last: 0 };
}

/** What a page's source gives: its tree without scripts, and what was set aside on the way. */
export interface Tree {
  root: Box;
  /** The content of every `<script type="application/ld+json">`. */
  jsonLd: string[];
  /** `<meta>` and `<link>`, wherever they stand, as attribute lists. */
  metas: Readonly<Record<string, string>>[];
  links: Readonly<Record<string, string>>[];
}

/** Characters of a page that are read in one step. */
const STEP_CHARS = 50_000;

/** Builds the tree in one pass, in steps. Never throws; linear in the page's length. */
export function* parseTree(html: string): Steps<Tree> {
  const root = box('#root', {}, null);
  const tree: Tree = { root, jsonLd: [], metas: [], links: [] };
  let current = root;
  /** How many elements are open that did not become boxes, as they are inside something skipped. */
  let skipping = 0;
  let script: { isData: boolean; parts: string[] } | null = null;
  const parser: ShallowParser = new ShallowParser({
    onopentag(name, attrs) {
      parser.open += 1;
      if (script !== null) return;
      if (name === 'script') {
        script = { isData: /ld\+json/i.test(attrs.type ?? ''), parts: [] };
        return;
      }
      if (name === 'meta') tree.metas.push(attrs);
      else if (name === 'link') tree.links.push(attrs);
      if (skipping > 0 || SKIPPED.has(name)) {
        skipping += 1;
        return;
      }
      const child = box(name, attrs, current);
      current.children.push(child);
      current = child;
    },
    ontext(text) {
      if (script !== null) script.parts.push(text);
      else if (skipping === 0) {
        const end = current.children.length - 1;
        const last = current.children[end];
        // Entities arrive apart from the text around them.
        if (typeof last === 'string') current.children[end] = last + text;
        else current.children.push(text);
      }
    },
    onclosetag(name) {
      parser.open -= 1;
      if (name === 'script') {
        if (script?.isData) tree.jsonLd.push(script.parts.join(''));
        script = null;
      } else if (skipping > 0) skipping -= 1;
      else if (current.parent) current = current.parent;
    },
  });
  for (let from = 0; from < html.length; from += STEP_CHARS) {
    parser.write(html.slice(from, from + STEP_CHARS));
    yield;
  }
  parser.end();
  return tree;
}

/** The text below a box, white space collapsed; no more than about `maxChars` of it is read. */
export function textOf(start: Box, maxChars: number): string {
  const parts: string[] = [];
  let chars = 0;
  const stack: (Box | string)[] = [start];
  for (let node = stack.pop(); node !== undefined && chars <= maxChars; node = stack.pop()) {
    if (typeof node === 'string') {
      parts.push(node.slice(0, maxChars));
      chars += node.length;
    } else {
      if (node.tag === 'br') parts.push(' ');
      // A long list of children cannot all be within the limit; each has a character or costs one.
      for (let at = Math.min(node.children.length, maxChars) - 1; at >= 0; at--) {
        const child = node.children[at];
        if (child !== undefined) stack.push(child);
      }
      chars += 1;
    }
  }
  return parts.join('').replace(/\s+/g, ' ').trim();
}

/** Visits everything below `start` in document order, without recursion; `enter` says whether to go into a box. */
export function walk(
  start: Box,
  enter: (node: Box | string) => boolean,
  leave: (node: Box) => void = () => undefined,
): void {
  const stack: { box: Box; next: number }[] = [{ box: start, next: 0 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const child = top.box.children[top.next];
    top.next += 1;
    if (child === undefined) {
      stack.pop();
      if (top.box !== start) leave(top.box);
    } else if (typeof child === 'string') enter(child);
    else if (enter(child)) stack.push({ box: child, next: 0 });
    else leave(child);
  }
}
