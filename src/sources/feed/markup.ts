import { Tokenizer } from 'htmlparser2';
import { decodeReferences } from './entities.ts';

/** What a reader of markup is told, in document order. Names are lower case; values and text are decoded. */
export interface MarkupHandler {
  open(name: string, attributes: ReadonlyMap<string, string>, selfClosing: boolean): void;
  close(name: string): void;
  text(text: string, isCdata: boolean): void;
}

const ATTRIBUTE_LIMIT = 100;
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

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
