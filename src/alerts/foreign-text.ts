import { webUrl } from '../lib/web-url.ts';

/**
 * Text from outside, made fit to show: a title or quote may hold line breaks, null bytes, direction overrides
 * or half a surrogate pair. Escaping for one medium (HTML, mrkdwn) is that medium's own step, after this one.
 */

/**
 * Everything that is not for reading: controls (C0, C1 except white space), bidi marks, embeddings, overrides
 * and isolates (Unicode Standard Annex 9, section 2), zero-width space and no-break space, soft hyphen,
 * tags, interlinear annotation, noncharacters and the byte order mark. ZWJ and ZWNJ stay: Persian, Arabic and emoji need them.
 */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is being removed
  /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFC\uFFFE\uFFFF\u{E0000}-\u{E007F}]/gu;
const BREAKS = /[\s\u0085]+/gu;

export const FIRST_STRONG_ISOLATE = '\u2068';
export const POP_ISOLATE = '\u2069';

/** One line of foreign text without controls; white space becomes single blanks; ends are kept, not trimmed. */
export function plainRun(text: string): string {
  return text.toWellFormed().replaceAll('\uFFFD', '').replace(UNSEEN, '').replace(BREAKS, ' ');
}

/** One trimmed line of foreign text of at most `maxLength` UTF-16 units, cut at a blank where one is near. */
export function plainLine(text: string, maxLength: number): string {
  // A title of megabytes is not worth reading whole: four times the limit leaves room for what is removed.
  return clip(plainRun(text.slice(0, maxLength * 4 + 64)).trim(), maxLength);
}

/** Shortens to at most `maxLength` UTF-16 units with an ellipsis; never cuts a surrogate pair. */
export function clip(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const room = text
    .slice(0, Math.max(0, maxLength - 1))
    .toWellFormed()
    .replace(/\uFFFD$/u, '');
  const blank = room.lastIndexOf(' ');
  const cut = blank > maxLength * 0.6 ? room.slice(0, blank) : room;
  return `${cut.replace(/[\s،,;؛:.]+$/u, '')}…`;
}

const wholeCharacters = (text: string): string => text.toWellFormed().replaceAll('\uFFFD', '').trim();

/**
 * A name on one line of at most `maxLength` UTF-16 units, cut in its middle: the names of one house begin alike, and
 * differ at their end.
 */
export function plainName(text: string, maxLength: number): string {
  const whole = plainRun(text).trim();
  if (whole.length <= maxLength) return whole;
  const half = Math.floor((maxLength - 1) / 2);
  return `${wholeCharacters(whole.slice(0, half))}…${wholeCharacters(whole.slice(-half))}`;
}

/** Wraps foreign text so that its direction cannot disturb what stands around it (first strong isolate). */
export function isolate(text: string): string {
  return text === '' ? '' : `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}`;
}

const RIGHT_TO_LEFT_MARK = '\u200F';
const ARABIC = /\p{Script=Arabic}/u;

/** What to begin a line of foreign text with: a line's direction is that of its first strong letter, so Arabic that begins with a digit or a Latin name needs a mark. */
export function directionMark(text: string): string {
  return ARABIC.test(text) ? RIGHT_TO_LEFT_MARK : '';
}

/** What names and literal addresses are written with. URLs also let quotes and brackets through, which no host has. */
const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])$/;

/** An address for a link: absolute http(s), normalised, of at most `maxLength` units; null for anything else. */
export function webAddress(url: string, maxLength = 2000): string | null {
  const parsed = url.length > maxLength ? null : webUrl(url);
  if (parsed === null || !HOST.test(parsed.hostname)) return null;
  // Credentials in an article's address serve no reader and disguise the host.
  parsed.username = '';
  parsed.password = '';
  const href = parsed.href.replaceAll('|', '%7C').replaceAll("'", '%27');
  return href.length <= maxLength ? href : null;
}

/** `a, b and 3 more`: at most `limit` items of a list named. */
export function listed(items: readonly string[], limit: number): string {
  const rest = items.length - limit;
  return rest > 0 ? `${items.slice(0, limit).join(', ')} and ${rest} more` : items.join(', ');
}
