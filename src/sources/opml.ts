import { Parser } from 'htmlparser2';
import { PayloadError } from '../lib/errors.ts';
import { webUrl } from '../lib/web-url.ts';
import type { Source } from '../model/source.ts';
import { escapeHtml } from './feed/entities.ts';
import type { KindName } from './registry.ts';

// OPML 2.0, https://opml.org/spec2.opml: what feed readers carry lists of feeds from one to another in. Attributes
// of ours stand in a namespace of their own, as the specification allows, so that a list of Rasid's comes back as it was.

const NAMESPACE = 'urn:rasid:source';

/** An outline that names an address. Texts are raw. */
export interface OpmlOutline {
  kind: KindName;
  url: string;
  /** `text`, else `title`. */
  title: string;
  description: string;
  homeUrl: string;
  language: string;
  /** Outlines it stands in, the outermost first. */
  folders: string[];
  /** XML comments before it. */
  comments: string[];
  /** Is it commented out (`isComment`), or in a folder that is? */
  off: boolean;
  /** What a list of ours says besides: id, kind, en, country, ownership, owner, reason. */
  own: Readonly<Record<string, string>>;
}

/** What an OPML file lists. */
export interface OpmlList {
  outlines: OpmlOutline[];
  /** Addresses that are no feed, and of no kind that can be read without more being said. */
  unreadable: string[];
}

/** `feed:` was put before addresses so that a click opened a reader. */
const addressIn = (text: string): string | null =>
  webUrl(
    text
      .trim()
      .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
      .replace(/^feed:\/\//i, 'http://'),
  )?.href ?? null;

const isTelegram = (url: string): boolean => /^https:\/\/t\.me\/s\/\w+\/?$/.test(url);

function kindOf(attributes: Readonly<Record<string, string>>, url: string): KindName | null {
  if (isTelegram(url)) return 'telegram';
  if (attributes.xmlurl !== undefined) return 'feed';
  return attributes['rasid:kind'] === 'sitemap' ? 'sitemap' : null;
}

/** XML names are told apart by case; what writes OPML does not keep to it (`xmlURL`). */
const lowerNames = (attributes: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), value]));

interface Folder {
  title: string;
  off: boolean;
}

/**
 * Reads an OPML file. Throws PayloadError, in one line, for what is none, was cut short or lists nothing.
 */
export function readOpml(text: string): OpmlList {
  const list: OpmlList = { outlines: [], unreadable: [] };
  const folders: Folder[] = [];
  let comments: string[] = [];
  let isOpml = false;
  let inBody = false;
  let whole = false;
  const open = (attributes: Readonly<Record<string, string>>): void => {
    const title = attributes.text || attributes.title || '';
    const off = attributes.iscomment === 'true' || folders.some((folder) => folder.off);
    const given = attributes.xmlurl ?? attributes.url ?? '';
    const url = addressIn(given);
    const kind = url === null ? null : kindOf(attributes, url);
    if (url !== null && kind !== null) {
      list.outlines.push({
        kind,
        url,
        title,
        description: attributes.description ?? '',
        homeUrl: attributes.htmlurl ?? '',
        language: attributes.language ?? '',
        folders: folders.map((folder) => folder.title),
        comments,
        off,
        own: Object.fromEntries(
          Object.entries(attributes).flatMap(([name, value]) =>
            name.startsWith('rasid:') ? [[name.slice(6), value]] : [],
          ),
        ),
      });
      comments = [];
    } else if (given !== '') {
      list.unreadable.push(given);
      comments = [];
    }
    folders.push({ title, off });
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name.toLowerCase() === 'opml') isOpml = true;
        else if (!isOpml) return;
        else if (name.toLowerCase() === 'body') inBody = true;
        else if (inBody && name.toLowerCase() === 'outline') open(lowerNames(attributes));
      },
      onclosetag(name, implied) {
        if (name.toLowerCase() === 'opml') whole = !implied;
        else if (inBody && name.toLowerCase() === 'outline') folders.pop();
      },
      oncomment(comment) {
        if (inBody) comments.push(comment);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  if (!isOpml) throw new PayloadError('is not OPML: there is no <opml> in it');
  if (!whole) throw new PayloadError('is cut short: its <opml> does not end');
  if (!inBody) throw new PayloadError('is not OPML: it has no <body>');
  if (list.outlines.length + list.unreadable.length === 0) throw new PayloadError('lists no feeds');
  return list;
}

/** XML 1.0 has no controls at all, not even as references. */
const escaped = (text: string): string =>
  escapeHtml(text.toWellFormed().replaceAll(/[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]/gu, '')).replaceAll(
    /[\t\n\r]/g,
    ' ',
  );

function attributesText(attributes: Readonly<Record<string, string | null>>): string {
  return Object.entries(attributes)
    .flatMap(([name, value]) => (value === null || value === '' ? [] : [` ${name}="${escaped(value)}"`]))
    .join('');
}

/** Only what other readers can read is a feed to them; the rest are links. */
function outlineOf(source: Source): string {
  const { id, kind, url, name, country, ownership, owner, language, enabled, reason } = source;
  const where = kind === 'feed' ? { type: 'rss', xmlUrl: url } : { type: 'link', url };
  return `<outline${attributesText({
    text: name.ar,
    ...where,
    language,
    isComment: enabled ? null : 'true',
    'rasid:id': id,
    'rasid:kind': kind === 'feed' ? null : kind,
    'rasid:en': name.en === name.ar ? null : name.en,
    'rasid:country': country,
    'rasid:ownership': ownership === 'independent' ? null : ownership,
    'rasid:owner': owner,
    'rasid:reason': reason,
  })}/>`;
}

/** Sources as an OPML file, in a folder for each `group`. `now` is when it was made. */
export function writeOpml(sources: readonly Source[], now: Date): string {
  const groups = Map.groupBy(sources, ({ group }) => group);
  const lines = [...groups].flatMap(([group, of]) =>
    group === null
      ? of.map((source) => `    ${outlineOf(source)}`)
      : [
          `    <outline${attributesText({ text: group })}>`,
          ...of.map((source) => `      ${outlineOf(source)}`),
          '    </outline>',
        ],
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0" xmlns:rasid="${NAMESPACE}">
  <head>
    <title>Rasid</title>
    <dateCreated>${now.toUTCString()}</dateCreated>
  </head>
  <body>
${lines.join('\n')}
  </body>
</opml>
`;
}
