import { Tokenizer } from 'htmlparser2';
import { decodedHtml, decodeReferences } from './entities.ts';
import { NO_ATTRIBUTES, readPlainMarkup } from './plain-markup.ts';

/** What a reader of markup is told, in document order. Names are lower case; values and text are decoded. */
export interface MarkupHandler {
  open(name: string, attributes: ReadonlyMap<string, string>, selfClosing: boolean): void;
  close(name: string): void;
  text(text: string, isCdata: boolean): void;
}

const ATTRIBUTE_LIMIT = 100;

/** Reads markup sign by sign, as htmlparser2's tokenizer does. */
function tokenize(
  source: string,
  mode: 'xml' | 'html',
  handler: MarkupHandler,
  declared?: ReadonlyMap<string, string>,
): void {
  const xml = mode === 'xml';
  const decode = (raw: string): string => (xml ? decodeReferences(raw, declared) : raw);
  let name = '';
  let attributes: Map<string, string> | null = null;
  let attributeName = '';
  let value = '';
  let text = '';

  const flush = (): void => {
    if (text !== '') handler.text(decode(text), false);
    text = '';
  };
  const opened = (selfClosing: boolean): void => {
    handler.open(name, attributes ?? NO_ATTRIBUTES, selfClosing);
    attributes = null;
  };

  const tokenizer = new Tokenizer(
    // Text in which no reference can begin is passed over more quickly.
    { xmlMode: xml, decodeEntities: !xml && source.includes('&'), recognizeSelfClosing: xml },
    {
      ontext: (start, end) => (text += source.slice(start, end)),
      ontextentity: (codePoint) => (text += String.fromCodePoint(codePoint)),
      onopentagname: (start, end) => {
        flush();
        name = source.slice(start, end).toLowerCase();
        attributes = null;
      },
      onattribname: (start, end) => {
        attributeName = source.slice(start, end).toLowerCase();
        value = '';
      },
      onattribdata: (start, end) => (value += source.slice(start, end)),
      onattribentity: (codePoint) => (value += String.fromCodePoint(codePoint)),
      onattribend: () => {
        attributes ??= new Map();
        if (attributes.size < ATTRIBUTE_LIMIT && !attributes.has(attributeName)) {
          attributes.set(attributeName, decode(value));
        }
      },
      onopentagend: () => opened(false),
      onselfclosingtag: () => opened(true),
      onclosetag: (start, end) => {
        flush();
        handler.close(source.slice(start, end).trim().toLowerCase());
      },
      oncdata: (start, end, offset) => {
        flush();
        handler.text(source.slice(start, end - offset), true);
      },
      oncomment: () => flush(),
      ondeclaration: () => flush(),
      onprocessinginstruction: () => flush(),
      onend: () => flush(),
    },
  );
  tokenizer.write(source);
  tokenizer.end();
}

const nothing = (): void => {};

/** Text of HTML with its references decoded; it holds no tag. */
function htmlText(raw: string): string {
  const known = decodedHtml(raw);
  if (known !== null) return known;
  let decoded = '';
  tokenize(raw, 'html', { open: nothing, close: nothing, text: (text) => (decoded += text) });
  return decoded;
}

/** The same for the value of an attribute, where other references count; it holds no quotes and no tag. */
function htmlValue(raw: string): string {
  const known = decodedHtml(raw);
  if (known !== null) return known;
  let decoded = '';
  const open: MarkupHandler['open'] = (_name, attributes) => {
    decoded = attributes.get('v') ?? '';
  };
  tokenize(`<a v="${raw}">`, 'html', { open, close: nothing, text: nothing });
  return decoded;
}

/**
 * Reads XML or HTML of any quality as a flat run of tags and text; never throws on content, linear in its length.
 * Balancing the tags is the handler's business, so that it can bound its own depth.
 *
 * `xml`: every name counts the same and references are those of XML, HTML and `declared`.
 * `html`: script, style, title, textarea and their kind hold text only, and references decode as browsers do it.
 */
export function readMarkup(
  source: string,
  mode: 'xml' | 'html',
  handler: MarkupHandler,
  declared?: ReadonlyMap<string, string>,
): void {
  const xml = mode === 'xml';
  const decode = (raw: string, decodeHtml: (raw: string) => string): string =>
    !raw.includes('&') ? raw : xml ? decodeReferences(raw, declared) : decodeHtml(raw);
  const decodedValues = (attributes: ReadonlyMap<string, string>): ReadonlyMap<string, string> => {
    if (attributes.size === 0) return attributes;
    for (const value of attributes.values())
      if (value.includes('&'))
        return new Map([...attributes].map(([name, raw]) => [name, decode(raw, htmlValue)]));
    return attributes;
  };
  const rest = readPlainMarkup(source, xml, {
    open: (name, attributes, selfClosing) => handler.open(name, decodedValues(attributes), selfClosing),
    close: handler.close,
    text: (raw) => handler.text(decode(raw, htmlText), false),
    cdata: (text) => handler.text(text, true),
  });
  if (rest < source.length) tokenize(source.slice(rest), mode, handler, declared);
}
