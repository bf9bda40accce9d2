/** Elements whose content is not shown as text: open and never closed, they would hide the rest of the text. */
const HIDING =
  'script|style|applet|svg|math|template|head|xml|noembed|noframes|iframe|xmp|plaintext|title|textarea';
const TAG = new RegExp(`<(/?)(${HIDING})(?=[\\s/>])[^<>]{0,5000}>`, 'gi');
const ANY = new RegExp(`<(?:${HIDING})[\\s/>]`, 'i');
const COMMENT = '<!--';

/** Programs and styles hold signs that prose does not. */
const CODE = /^[^<]{0,400}?(?:[{};]|=>|\bfunction\b|\bvar\s)/;
const IS_CODE = new Set(['script', 'style']);

interface OpenTag {
  name: string;
  start: number;
  end: number;
}

/** The tags that open what no tag ends. What is between a tag and its end is passed over: `<svg>` in a script is none. */
function unended(html: string): OpenTag[] {
  const open: OpenTag[] = [];
  /** How many of each name are open, so that the end of what is not need not be looked for. */
  const openOf = new Map<string, number>();
  for (const match of html.matchAll(TAG)) {
    const [whole, slash, written = ''] = match;
    const name = written.toLowerCase();
    if (slash === '') {
      if (whole.endsWith('/>')) continue;
      open.push({ name, start: match.index, end: match.index + whole.length });
      openOf.set(name, (openOf.get(name) ?? 0) + 1);
      continue;
    }
    if ((openOf.get(name) ?? 0) === 0) continue;
    for (let ended = open.pop(); ended !== undefined; ended = open.pop()) {
      openOf.set(ended.name, (openOf.get(ended.name) ?? 0) - 1);
      if (ended.name === name) break;
    }
  }
  return open;
}

/** Where text begins again behind a program without end; the end where none does. */
const textAfter = (html: string, from: number): number => {
  const at = html.slice(from).search(/<(?:p|div|h[1-6]|article|section|ul|ol|table|blockquote|br)[\s/>]/i);
  return at < 0 ? html.length : from + at;
};

/**
 * HTML without what is open and never closed: `<head>`, `<svg>`, `<math>`, scripts and their kind, and comments. The
 * tag goes, the text behind it stays; of a program without end the text behind its next block. Linear in length.
 */
export function withoutOpenEnds(html: string): string {
  // From its start a text is searched many times as fast as from its end.
  const comment = html.includes(COMMENT) ? html.lastIndexOf(COMMENT) : -1;
  const closed =
    comment < 0 || html.includes('-->', comment)
      ? html
      : html.slice(0, comment) + html.slice(comment + COMMENT.length);
  if (!ANY.test(closed)) return closed;
  const pieces: string[] = [];
  let from = 0;
  // Where a head ends that nobody ended: before the body, if there is one.
  const body = closed.search(/<body[\s>]/i);
  for (const { name, start, end } of unended(closed)) {
    if (start < from) continue;
    const isCode = IS_CODE.has(name) && CODE.test(closed.slice(end, end + 500));
    pieces.push(closed.slice(from, start), ' ');
    from = isCode ? textAfter(closed, end) : Math.max(name === 'head' ? body : -1, end);
  }
  return pieces.join('') + closed.slice(from);
}
