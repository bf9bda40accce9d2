import { Recent } from '../lib/recent.ts';
import { webUrl } from '../lib/web-url.ts';
import { decodeReferences } from './feed/entities.ts';

/** Schemes an address in a feed or article may have; everything else can only be an accident or an attack. */
const SAFE_SCHEMES = new Set('http https ftp mailto tel news nntp magnet xmpp tg'.split(' '));
const ADDRESS_LIMIT = 4000;
const SCHEME = /^([a-z][a-z0-9+.-]{0,30}):/i;
const SCRIPT_SCHEME =
  /^(?:java|vb|live|j|ecma)script:|^(?:mocha|data|about|file|blob|filesystem|jar|view-source):/i;

/** An event attribute inside an address: behind a quote it means to close the address's own quotes. */
const BEHIND_QUOTE = /(?:["'`<>\s]|%(?:2[27]|3[ce]|60))on[a-z]{3,30}\s{0,5}=/i;
/** One that stands where an address was forgotten: `src= onload="…"`, also once it has been resolved. */
const FOR_ADDRESS = /^(?:[^?#]*\/)?on[a-z]{3,30}\s{0,5}=/i;

/** Control characters, white space and invisible marks, which browsers skip inside an address. */
const SKIPPED = /[\p{Cc}\p{Cf}\p{Z}]/gu;

const LETTER = String.raw`(?:[\w.~!$()*+,;@:-]|%[89a-f][\da-f])`;
/** An address of the web, or a path, that has nothing to hide behind: no quotes, blanks, brackets, signs as numbers. */
const HARMLESS = new RegExp(
  String.raw`^(https?:\/\/[\w.-]+(?::\d{1,5})?)?(?:\/${LETTER}+)*\/?(?:[?#](?:${LETTER}|[&=?#/])*)?$`,
  'i',
);

/** The address as it looks after the disguises have been taken off: nested references, percent signs, white space. */
function unmasked(address: string): string {
  let text = address.slice(0, 200);
  for (let round = 0; round < 3; round += 1) {
    const decoded = decodeReferences(text.replaceAll(SKIPPED, '')).replaceAll(
      /%([0-7][0-9a-f])/gi,
      (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)),
    );
    if (decoded === text) break;
    text = decoded;
  }
  return text.replaceAll(SKIPPED, '');
}

/**
 * An address from outside → one that may be shown and followed, or null. Relative ones are resolved against `base`
 * where there is one and otherwise stay relative; absolute ones stay as written. Script and data addresses, in any
 * disguise, and event attributes that were read as an address give null.
 */
export function safeAddress(address: string, base?: string | null): string | null {
  const harmless = address.length > ADDRESS_LIMIT || address === '' ? null : HARMLESS.exec(address);
  if (harmless?.[1] !== undefined) return address;
  if (harmless !== null) return plainlyResolved(address, base) ?? resolved(address, base);
  const written = address
    .replaceAll(/[\t\n\r]/g, '')
    .replaceAll(/^[\p{Cc}\p{Cf}\p{Z}]+/gu, '')
    .trimEnd()
    // The end of `href=https://example.org/"`, whose first quote was forgotten.
    .replace(/["']{1,3}$/, '');
  if (written === '' || written.length > ADDRESS_LIMIT) return null;
  const bare = unmasked(written);
  if (SCRIPT_SCHEME.test(bare)) return null;
  if (BEHIND_QUOTE.test(written) || FOR_ADDRESS.test(written)) return null;
  const scheme = SCHEME.exec(written)?.[1]?.toLowerCase();
  if (scheme !== undefined) return SAFE_SCHEMES.has(scheme) ? escapeRisky(written) : null;
  // A colon before the path can only be a scheme that was written to be overlooked.
  if (/^[^/?#]*:/.test(bare) && !/^\d{1,5}(?:[/?#]|$)/.test(bare.slice(bare.indexOf(':') + 1))) return null;
  return resolved(written, base);
}

/** What stands before the path in addresses of sites asked for of late; '' for a base that is none of the web. */
const sites = new Recent<string>(200);

function siteOf(base: string): string {
  const known = sites.get(base);
  if (known !== undefined) return known;
  const site = webUrl('/', base)?.href.slice(0, -1) ?? '';
  sites.set(base, site);
  return site;
}

/** A harmless path without dots to resolve, below the site of its base; null for any other. */
function plainlyResolved(path: string, base: string | null | undefined): string | null {
  if (!base || !path.startsWith('/') || /\/\.{1,2}(?:[/?#]|$)/.test(path)) return null;
  const site = siteOf(base);
  return site === '' ? null : escapeRisky(site + path);
}

function resolved(address: string, base: string | null | undefined): string | null {
  if (!base) return escapeRisky(address);
  try {
    const { protocol, href } = new URL(address, base);
    return SAFE_SCHEMES.has(protocol.slice(0, -1)) ? escapeRisky(href) : null;
  } catch {
    return escapeRisky(address);
  }
}

const escapeRisky = (address: string): string =>
  address.replaceAll(/[<>"'`\s\p{Cc}]/gu, (sign) => (sign === "'" ? '%27' : encodeURIComponent(sign)));
