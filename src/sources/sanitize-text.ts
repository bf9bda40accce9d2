import { readMarkup } from './feed/markup.ts';
import { disarm, readable, withoutControls } from './sanitize.ts';
import { readShown, SILENT } from './shown-markup.ts';
import { singleSpaced } from './white-space.ts';

/** Elements that begin and end a line when a page is read as text. */
export const BLOCKS: ReadonlySet<string> = new Set(
  `address article aside blockquote br caption center dd details div dl dt fieldset figcaption figure footer form h1
  h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul`.split(
    /\s+/,
  ),
);

/** Lines and words as a reader sees them: one space between words, no empty lines, no control characters. */
function tidy(text: string): string {
  return withoutControls(text)
    .split(/[\n\r\u2028\u2029]/)
    .map((line) => singleSpaced(line).trim())
    .filter((line) => line !== '')
    .join('\n');
}

/**
 * HTML → its text: references decoded, block elements on lines of their own, white space collapsed, scripts and
 * styles left out. Never throws; linear in the length.
 */
export function plainText(html: string): string {
  const out: string[] = [];
  const lineAt = (name: string): void => {
    if (BLOCKS.has(name)) out.push('\n');
  };
  readShown(readable(html), (name) => SILENT.has(name), {
    open: lineAt,
    close: lineAt,
    text: (text) => void out.push(singleSpaced(text)),
  });
  return tidy(out.join(''));
}

/**
 * Marks that change how text runs or hide inside it: bidi embeddings, overrides and isolates, zero-width spaces,
 * the byte order mark, soft hyphens. A joiner stays where it holds an emoji together.
 */
const MARKS = /[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g;
const LOOSE_JOINER = /(?<!\p{Extended_Pictographic}\ufe0f?)\u200d/gu;

/** Text without bidi and zero-width marks. */
export const withoutMarks = (text: string): string => text.replaceAll(MARKS, '').replaceAll(LOOSE_JOINER, '');

/**
 * The beginning of a tag that does something, wherever a browser or a careless filter would see one; and `&{`, which
 * began a script in the attributes of old browsers. What begins like an end tag and is none is a comment to a browser.
 */
const RISKY_TAG =
  /<\s{0,5}[!?]|<\/(?![a-z>])|<\s{0,5}\/?\s{0,5}(?:script|style|i?frame|frameset|object|embed|applet|link|meta|base|form|input|button|select|textarea|svg|math|xml|body|html|head|title|template|i?layer|bgsound|isindex|keygen|marquee|video|audio|source|noscript|noembed|noframes|listing|plaintext|xmp)(?![a-z])|&\{/i;

const TAG_ENDINGS = [' >', '">', "'>"];

/**
 * Is what should be plain words markup all the same: a tag with attributes, or one that does something? The names of
 * tags, as in `List<String>` and `the <b> tag`, are words.
 */
function holdsMarkup(text: string): boolean {
  if (!text.includes('<')) return false;
  if (RISKY_TAG.test(text)) return true;
  let found = false;
  const open = (_name: string, attributes: ReadonlyMap<string, string>): void => {
    if (attributes.size > 0) found = true;
  };
  // What follows the text may end a tag that the text leaves open, inside or outside of quotes.
  for (const ending of TAG_ENDINGS)
    if (!found) readMarkup(text + ending, 'html', { open, close: () => {}, text: () => {} });
  return found;
}

/** A tag begun at the end, which whatever is shown next would go on with. */
const BEGUN_TAG = / ?<(?=[a-z/!?][^<>]*$)/i;

/** A tag that is never ended would take the rest of the words with it: its `<` goes, they stay. */
function withoutOpenTag(text: string): string {
  const last = text.lastIndexOf('<');
  return last < 0 || text.includes('>', last) ? text : `${text.slice(0, last)} ${text.slice(last + 1)}`;
}

/** Whatever a line has to be rid of or looked at for; most titles hold none of it. */
const TO_MEND =
  /[^ -;=-~\u00a1-\u00ac\u00ae-\u061b\u061d-\u167f\u2070-\u2fff\u3001-\ud7ff\ue000-\ufefe\uff00-\uffff]| {2}|^ | $/;

/**
 * Plain text as one line for a title, a name or a category: no marks, no line breaks, nothing a browser would run
 * even if someone forgot to escape it. `limit` is the longest result in UTF-16 units.
 */
export function oneLine(text: string, limit = 1000): string {
  // Marks first: a zero-width space behind a `<` hides a tag that taking it out would make.
  // Words of scripts as well: `<javascript:script>` is a tag without them.
  const cut = text.slice(0, limit * 4);
  if (!TO_MEND.test(cut) && disarm(cut) === cut) return cut.slice(0, limit).trim();
  let line = disarm(withoutMarks(tidy(cut)));
  for (let round = 0; round < 4 && holdsMarkup(line); round += 1)
    line = disarm(withoutMarks(plainText(withoutOpenTag(line))));
  if (holdsMarkup(line)) line = line.replaceAll(/[<>]/g, ' ');
  return disarm(tidy(line).replaceAll('\n', ' '))
    .slice(0, limit)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(BEGUN_TAG, ' ')
    .trim();
}
