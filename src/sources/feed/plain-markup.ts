// Nearly all markup is text, plain tags, CDATA and comments. That much is read here, by searches for single signs; the
// first thing out of the ordinary is where the tokenizer (markup.ts), which looks at each character, goes on.

/** What was met, in document order. Names are lower case; values and text are as they stand in the source. */
export interface PlainHandler {
  open(name: string, attributes: ReadonlyMap<string, string>, selfClosing: boolean): void;
  close(name: string): void;
  text(raw: string): void;
  cdata(text: string): void;
}

/** Elements whose content is no markup. */
const RAW = new Set('script style title textarea iframe noembed noframes xmp plaintext'.split(' '));

const NAME = /^[a-z][a-z\d:._-]{0,60}$/i;
const ATTRIBUTE = '[a-z][a-z\\d:._-]{0,60}="[^"<>]*"';
const TAG = new RegExp(
  `<([a-z][a-z\\d:._-]{0,60})((?:[ \\n\\r\\t]+${ATTRIBUTE}){0,50})[ \\n\\r\\t]*(/?)>`,
  'iy',
);
const ATTRIBUTES = /([^\s="]+)="([^"]*)"/g;
export const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/** Names met before, as they were written → in lower case, so that one name is one string and quickly told from others. */
const names = new Map<string, string>();
const NAMES_LIMIT = 1_000;

function lowerCase(written: string): string {
  const known = names.get(written);
  if (known !== undefined) return known;
  // A copy: a piece of the source would keep the whole of it in memory.
  const copy = Buffer.from(written, 'latin1').toString('latin1');
  const name = copy.toLowerCase();
  if (names.size < NAMES_LIMIT) names.set(copy, name);
  return name;
}

function attributesIn(written: string): ReadonlyMap<string, string> {
  if (written === '') return NO_ATTRIBUTES;
  const found = new Map<string, string>();
  for (const [, name = '', value = ''] of written.matchAll(ATTRIBUTES)) {
    const known = lowerCase(name);
    if (!found.has(known)) found.set(known, value);
  }
  return found;
}

/** Where the `-->` of a comment stands; -1 for what is none, has no end, or whose end is disputed. */
function commentEnd(source: string, start: number): number {
  const end = source.startsWith('--', start + 2) ? source.indexOf('-->', start + 4) : -1;
  if (end < 0) return -1;
  const inside = source.slice(start + 4, end);
  return inside.includes('--') || /^-?>/.test(inside) ? -1 : end;
}

const tell = (source: string, from: number, to: number, handler: PlainHandler): void => {
  if (from < to) handler.text(source.slice(from, to));
};

/**
 * Reads markup from the start up to the first thing that is not plain, and returns where the text before that begins:
 * nothing from there on has been told. The length of the source where all of it is plain.
 */
export function readPlainMarkup(source: string, isXml: boolean, handler: PlainHandler): number {
  let from = 0;
  for (;;) {
    const start = source.indexOf('<', from);
    if (start < 0) {
      tell(source, from, source.length, handler);
      return source.length;
    }
    const sign = source.charCodeAt(start + 1);
    if (sign === 0x21 /* ! */) {
      const isCdata = isXml && source.startsWith('[CDATA[', start + 2);
      const end = isCdata ? source.indexOf(']]>', start + 9) : commentEnd(source, start);
      if (end < 0) return from;
      tell(source, from, start, handler);
      if (isCdata) handler.cdata(source.slice(start + 9, end));
      from = end + 3;
      continue;
    }
    if (sign === 0x3f /* ? */) {
      const end = isXml ? source.indexOf('?>', start + 2) : -1;
      if (end < 0) return from;
      tell(source, from, start, handler);
      from = end + 2;
      continue;
    }
    const isEnd = sign === 0x2f; /* / */
    const end = source.indexOf('>', start);
    if (end < 0) return from;
    const written = source.slice(start + (isEnd ? 2 : 1), end);
    if (NAME.test(written)) {
      const name = lowerCase(written);
      if (!isEnd && !isXml && RAW.has(name)) return from;
      tell(source, from, start, handler);
      if (isEnd) handler.close(name);
      else handler.open(name, NO_ATTRIBUTES, false);
      from = end + 1;
      continue;
    }
    TAG.lastIndex = start;
    const tag = isEnd ? null : TAG.exec(source);
    if (tag === null) return from;
    const [whole, rawName = '', attributes = '', slash] = tag;
    const name = lowerCase(rawName);
    if (!isXml && RAW.has(name)) return from;
    tell(source, from, start, handler);
    handler.open(name, attributesIn(attributes), slash === '/');
    from = start + whole.length;
  }
}
