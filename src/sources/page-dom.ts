// `slim`: without the parser of browsers, which would take longer to load than all else that reads pages.
import { type CheerioAPI, load } from 'cheerio/slim';
import { DomHandler } from 'htmlparser2';
import { SourceError } from '../lib/errors.ts';
import { MAX_DEPTH, ShallowParser } from './shallow-parser.ts';

/** More elements than any page of headlines has; beyond, selectors would take seconds. */
const MAX_ELEMENTS = 100_000;
/** More nodes in one element than any list has; cheerio compares the children of its context with one another. */
const MAX_CHILDREN = 10_000;
/** Matches within matches within matches are a broken page, and each level reads the same text again. */
const MAX_NESTING = 3;

export type Selection = ReturnType<CheerioAPI>;

/** Selectors of cheerio's own, which count what was found: they cannot stand inside `:is()`. */
const COUNTING = /:(?:first|last|eq|gt|lt|nth|even|odd)(?![\w-])/;

/** Builds the tree, telling the parser how deep it is. */
class PageHandler extends DomHandler {
  elements = 0;
  /** Set once the parser exists, as it needs the handler first. */
  shallow: ShallowParser | null = null;

  override onopentag(name: string, attributes: Record<string, string>): void {
    this.elements += 1;
    if (this.elements > MAX_ELEMENTS) {
      throw new SourceError(`page: more than ${MAX_ELEMENTS} elements`, { failure: 'too-large' });
    }
    const isFlattened = this.tagStack.length > MAX_DEPTH;
    if (!isFlattened && (this.tagStack.at(-1)?.children.length ?? 0) >= MAX_CHILDREN) {
      throw new SourceError(`page: more than ${MAX_CHILDREN} nodes in one element`, { failure: 'too-large' });
    }
    if (this.shallow) this.shallow.open += 1;
    super.onopentag(name, attributes);
  }

  override onclosetag(): void {
    if (this.shallow) this.shallow.open -= 1;
    super.onclosetag();
  }
}

/**
 * A page to run selectors on. Its tree is built as written, not mended as browsers do it (no invented `tbody`, no
 * reopened formatting), since that takes quadratic time and memory on pages made for it. Very deep elements are
 * flattened. Throws SourceError `too-large` for a page of more than 100,000 elements, or 10,000 in one.
 */
export function loadPage(html: string): CheerioAPI {
  const handler = new PageHandler();
  handler.shallow = new ShallowParser(handler);
  handler.shallow.end(html);
  return load(handler.root, { xml: { xmlMode: false } });
}

/** Is this CSS that can be looked for? Tried on a page of one element, so that no part of it is passed over. */
export function isSelector(text: string): boolean {
  try {
    loadPage('<p></p>')('*').is(text);
    return true;
  } catch {
    return false;
  }
}

/** What a selector matches, up to `limit` elements, without those nested many times in one another. */
export function matches($: CheerioAPI, selector: string, limit: number): Selection[] {
  const levels = new Map<object, number>();
  const found: Selection[] = [];
  for (const element of $(selector).toArray()) {
    if (found.length >= limit) break;
    let above: object | null = element.parent;
    while (above && !levels.has(above)) above = 'parent' in above ? (above.parent as object | null) : null;
    const level = (above ? (levels.get(above) ?? 0) : 0) + 1;
    levels.set(element, level);
    if (level <= MAX_NESTING) found.push($(element));
  }
  return found;
}

/**
 * What a selector matches inside one element. `find` hands all its children over as the places to begin at, and each
 * is compared with every other and with all ancestors: seconds for an element made for it. With `:scope` the element
 * itself is the only one.
 */
export function inside(element: Selection, selector: string): Selection {
  if (COUNTING.test(selector)) return element.find(selector);
  const [self] = element.toArray();
  return element
    .find(/^\s*[>+~]/.test(selector) ? `:scope ${selector}` : `:scope :is(${selector})`)
    .filter((_, found) => found !== self);
}
