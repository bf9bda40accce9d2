import { escapeHtml } from './feed/entities.ts';
import { withoutOpenEnds } from './open-ended.ts';
import { safeAddress } from './sanitize-address.ts';
import { readShown, SILENT } from './shown-markup.ts';

/** Elements that may stay: text, structure, tables, pictures. No forms, frames, plug-ins, media players or styles. */
export const ELEMENTS: ReadonlySet<string> = new Set(
  `a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del
  details dfn dir div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark
  nav ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead
  time tr tt u ul var wbr`.split(/\s+/),
);
const VOID = new Set(['br', 'col', 'hr', 'img', 'wbr']);
const ATTRIBUTES = new Set(
  `abbr align alt border cellpadding cellspacing cite colspan datetime dir height href hreflang lang rel rowspan scope span src start title valign
  width`.split(/\s+/),
);
const ADDRESSES = new Set(['href', 'src', 'cite']);
/** Elements that go with their content. */
const DROPPED = new Set([...SILENT, 'xml']);
/** An element of this kind ends an open one of the same kind. */
const SELF_ENDING = new Set(['p', 'li', 'dt', 'dd', 'tr', 'td', 'th', 'option']);

const DEPTH_LIMIT = 100;
/** More HTML than this in one field is cut: no article is that long. */
export const HTML_LIMIT = 1_000_000;

const CONTROLS = /[^\t\n\r -~\u00a0-\uffff]/g;
/**
 * The same for a quick look: two searches for few characters take half the time of one for both, and one for what is
 * looked for two thirds of one for all else.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const LOW_CONTROL = /[\0-\x08\v\f\x0e-\x1f]/;
const HIGH_CONTROL = /[\x7f-\x9f]/;

/** Has a text control characters other than tab and line breaks? */
export const holdsControls = (text: string): boolean => LOW_CONTROL.test(text) || HIGH_CONTROL.test(text);

/** Text without such characters and without halves of surrogate pairs. */
export const withoutControls = (text: string): string =>
  (holdsControls(text) ? text.replaceAll(CONTROLS, '') : text).toWellFormed();

/** Words that only make sense to a browser about to run them, also where they stand in plain sight. */
const SCRIPT_WORDS = /\b(?:javascript|vbscript|livescript)\s{0,5}:(?=\S)|\bdata:text\/html/i;
const ALL_SCRIPT_WORDS = new RegExp(SCRIPT_WORDS, 'gi');
/** Taking words out can put others together; nobody does that often by accident. */
const DISARM_ROUNDS = 3;

/** Text from outside without script addresses, which a careless reader might make a link of. */
export function disarm(text: string): string {
  let left = text;
  for (let round = 0; round < DISARM_ROUNDS && SCRIPT_WORDS.test(left); round += 1)
    left = left.replaceAll(ALL_SCRIPT_WORDS, '');
  return SCRIPT_WORDS.test(left) ? left.replaceAll(':', ' ') : left;
}

/** Markup or an event attribute inside the value of an attribute: nothing a caption would say. */
const HIDDEN_MARKUP = /<|\bon[a-z]{3,30}\s{0,5}=/i;

function attributesOf(attributes: ReadonlyMap<string, string>, base: string | null): string {
  const kept: string[] = [];
  for (const [written, value] of attributes) {
    const name = written === 'xml:lang' ? 'lang' : written;
    if (!ATTRIBUTES.has(name)) continue;
    const safe = ADDRESSES.has(name)
      ? safeAddress(value, base)
      : HIDDEN_MARKUP.test(value)
        ? null
        : disarm(value);
    if (safe !== null) kept.push(` ${name}="${escapeHtml(safe)}"`);
  }
  return kept.length < 2 ? kept.join('') : [...new Set(kept)].sort().join('');
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Most text holds none of these signs and goes through untouched. */
const escapeText = (text: string): string =>
  /[&<>:]/.test(text) ? disarm(text).replaceAll(/[&<>]/g, (sign) => SIGNS[sign] ?? sign) : text;

/** `<![CDATA[` written inside HTML is a feed wrapped twice; what is in it is HTML like the rest. */
export const unwrapCdata = (html: string): string =>
  html.includes('<![CDATA[') ? html.replaceAll('<![CDATA[', '').replaceAll(']]>', '') : html;

const UNSEEN_STYLE = /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
const isUnseen = (attributes: ReadonlyMap<string, string>): boolean =>
  attributes.size > 0 &&
  ((attributes.has('hidden') && attributes.get('hidden') !== 'until-found') ||
    UNSEEN_STYLE.test(attributes.get('style') ?? ''));

const TAG_NAME = /<(\/?)([a-z][^\s/>]*)/gi;

/** Elements that have no end behind some beginning, by name: such a one must not take the rest with it. */
function unendedIn(source: string): ReadonlySet<string> {
  const open = new Map<string, number>();
  for (const [, slash, written = ''] of source.matchAll(TAG_NAME)) {
    const name = written.toLowerCase();
    open.set(name, Math.max(0, (open.get(name) ?? 0) + (slash === '' ? 1 : -1)));
  }
  return new Set([...open].filter(([, count]) => count > 0).map(([name]) => name));
}

/** HTML from outside as both readers of it take it: of bounded length, nothing hidden in tags, nothing left open. */
export const readable = (html: string): string =>
  withoutOpenEnds(unwrapCdata(withoutControls(html.slice(0, HTML_LIMIT))));

/**
 * HTML from outside → HTML that holds nothing but text, structure, links and pictures: an allow-list of elements and
 * attributes, addresses absolute where `baseUrl` is given, every tag closed. What is not allowed loses its tags and
 * keeps its text, except scripts, styles, drawings and what no reader sees, which go with their content. Never throws;
 * linear in length.
 */
export function sanitizeHtml(html: string, baseUrl?: string | null): string {
  const source = readable(html);
  if (!/[<&]/.test(source)) return escapeText(source).trim();
  const base = baseUrl ?? null;
  const out: string[] = [];
  const open: string[] = [];
  let unended: ReadonlySet<string> | undefined;
  const isHidden = (name: string, attributes: ReadonlyMap<string, string>): boolean => {
    if (!isUnseen(attributes) || VOID.has(name)) return false;
    unended ??= unendedIn(source);
    return !unended.has(name);
  };

  const closeTo = (position: number): void => {
    while (open.length > position) out.push(`</${open.pop()}>`);
  };

  readShown(source, (name, attributes) => DROPPED.has(name) || isHidden(name, attributes), {
    open(name, attributes, selfClosing) {
      if (!ELEMENTS.has(name)) return;
      if (SELF_ENDING.has(name) && open.at(-1) === name) closeTo(open.length - 1);
      const written = `<${name}${attributesOf(attributes, base)}`;
      if (VOID.has(name)) {
        out.push(`${written} />`);
      } else if (open.length < DEPTH_LIMIT) {
        out.push(selfClosing ? `${written}></${name}>` : `${written}>`);
        if (!selfClosing) open.push(name);
      }
    },
    close(name) {
      if (name === 'br') out.push('<br />');
      const position = open.lastIndexOf(name);
      if (position >= 0) closeTo(position);
    },
    text: (text) => void out.push(escapeText(text)),
  });
  closeTo(0);
  const clean = out.join('').trim();
  // References to control characters are only now those characters.
  return source.includes('&') ? withoutControls(clean).trim() : clean;
}
