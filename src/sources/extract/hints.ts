import type { Box } from './dom.ts';
import names from './hints.json' with { type: 'json' };

/**
 * What the name of an element (class, id, role, data-component…) says about what is inside.
 * - `sure`: never part of an article, whatever its size (comments, related links, side columns)
 * - `likely`: not part of an article, unless most of the text is in it (`video`, `meta`, `author`, `widget`)
 * - `caption`: the words under a picture
 * - `body`: the name sites give to the article's text
 */
export type Hint = 'sure' | 'likely' | 'caption' | 'body' | null;

/** One word of a name that settles it. Learnt from the habits of news sites and of the widgets they embed. */
const SURE = new Set(names.sure);
const LIKELY = new Set(names.likely);
/** Two words next to each other. */
const SURE_PAIRS = new Set(names.surePairs);
const CAPTION = new Set(names.caption);
const CAPTION_PAIRS = new Set(names.captionPairs);
/** `no-sidebar`, `has-comments`: such a name speaks of the page, not of what is inside. */
const NEGATED = new Set(names.negated);

const BODY =
  /^(?:(?:article|story|entry|post|news|single|blog|page|detail|details|item|caas|canvas|tdb?|the)*(?:body|content|text|copy|fulltext)(?:text|copy|content|body|inner|main)?|wysiwyg|richtext|.*(?:articlebody|newsdetails|articledetails|fulltext|postentry|blockpostcontent|articlecontent|articletext|storybody|storytext|storycontent|entrycontent|postcontent|postbody|newsbody|newstext|newscontent|bodycopy|bodytext|contentbody|textcontent|fieldnamebody|detailsbody|maintext|articlemain|articlepara).*)$/;
const GENERIC_BODY = new Set(names.genericBody);

/** Sites name their parts in these attributes beside class and id. */
const NAMING: readonly string[] = names.naming;

function split(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z\u0600-\u06ff]+/)
    .filter((word) => word !== '');
}

/** Class names made by styling tools: letters and digits at random. */
const GENERATED = /^(?:css|sc|jsx|emotion|svelte|astro)-[a-z0-9]+$/i;

/** Page builders call everything a widget, paragraphs too. */
const BUILDER = /^(?:elementor|et_pb|vc_|wpb|fusion|fl-|brxe)/;

const RANK: Record<NonNullable<Hint>, number> = { body: 4, caption: 3, sure: 2, likely: 1 };

function hintOfName(name: string): Hint {
  if (GENERATED.test(name)) return null;
  const parts = split(name).filter((word) => word !== 'js' && (word !== 'widget' || !BUILDER.test(name)));
  const first = parts[0];
  // Where a short word is a part only between digits or by its capital (`css-1ad2`, `kAdBh`), a tool made it up.
  const pieces = new Set(name.toLowerCase().split(/\d*[-_:.]+|\d+$/));
  const isWord = (word: string): boolean => word.length > 3 || pieces.has(word);
  if (first === undefined || parts.length > 9) return null;
  if (parts.length > 1 && NEGATED.has(first)) return null;
  const joined = parts.join('');
  let found: Hint = null;
  const raise = (hint: NonNullable<Hint>): void => {
    if (found === null || RANK[hint] > RANK[found]) found = hint;
  };
  for (let at = 0; at < parts.length; at++) {
    const word = parts[at] ?? '';
    const pair = at + 1 < parts.length ? `${word}-${parts[at + 1]}` : '';
    if (!isWord(word)) continue;
    if (CAPTION.has(word) || CAPTION_PAIRS.has(pair)) raise('caption');
    else if (SURE.has(word) || SURE_PAIRS.has(pair)) raise('sure');
    else if (LIKELY.has(word)) raise('likely');
  }
  if (SURE.has(joined) || joined === 'comment') raise('sure');
  if (found === null && BODY.test(joined) && !GENERIC_BODY.has(joined)) return 'body';
  return found;
}

/** Utility classes (`text-center`, `flex`, `mt-4`) say nothing; a name longer than this is generated. */
const MAX_NAME = 80;

/** A reader of hints that remembers names, as a page repeats them. */
export function hintReader(): (box: Box) => Hint {
  const known = new Map<string, Hint>();
  const ofName = (name: string): Hint => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const hint = hintOfName(name);
    known.set(name, hint);
    return hint;
  };
  return (box) => {
    let found: Hint = null;
    if (/\barticlebody\b/i.test(box.attrs.itemprop ?? '')) return 'body';
    for (const attribute of NAMING) {
      const value = box.attrs[attribute];
      if (value === undefined || value === '') continue;
      for (const name of value.split(/\s+/, 24)) {
        if (name === '' || name.length > MAX_NAME) continue;
        const hint = ofName(name);
        if (hint !== null && (found === null || RANK[hint] > RANK[found])) found = hint;
      }
    }
    return found;
  };
}
