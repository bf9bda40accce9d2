import phrases from './phrases.json' with { type: 'json' };

/** What a phrase of these lists may have around it. */
const SIGNS = '[\\s\\p{P}]*';

const all = ({ latin, arabic }: { latin: string[]; arabic: string[] }): string[] => [...latin, ...arabic];

const wholeLine = (patterns: readonly string[]): RegExp =>
  new RegExp(`^${SIGNS}(?:${patterns.join('|')})${SIGNS}$`, 'iu');

/** Lines that are never part of an article, whole. */
const NOISE = wholeLine(all(phrases.noise));

const MONTH = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?';
const TIME = '\\d{1,2}[:.]\\d{2} ?(?:[ap]\\.?m\\.?)?(?: \\(?[a-z]{2,4}\\)?)?';
const DAY = `(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,? )?(?:${MONTH} \\d{1,2},?|\\d{1,2} ${MONTH},?) \\d{4}`;
/** "8:04 a.m. EDT July 18, 2013", "Fri Jun 7, 2013 5:09am EDT". */
const DAY_AND_TIME = `(?:${TIME},? ${DAY}|${DAY},?(?: at)? ${TIME})`;

/** A place, an author or nothing, then the time of day and the date, with no sentence around them. */
const PLACE_OR_AUTHOR_AND_DATE = `(?:[^.!?؟]{0,60}[|,·] |[^.!?؟:]{0,60} )?${DAY_AND_TIME}.{0,12}`;

/** Bylines and dates at the head of an article: who wrote it, when it came out, how long it takes to read. */
const BYLINE = wholeLine([...all(phrases.byline), PLACE_OR_AUTHOR_AND_DATE]);

/** What outlets put under an article: whom to follow, where to write, where it came from, the initials of who wrote it. */
const FAREWELL = new RegExp(`^${SIGNS}(?:${all(phrases.farewell).join('|')})$`, 'iu');

/** Headings and labels under which a page speaks of itself: readers' words, offers, who writes here. */
const REST = wholeLine(all(phrases.rest));

/** Appeals for money, and how to cite, read like prose; they begin so. */
const APPEAL =
  /^[\s\p{P}]*(?:since you(?:['’]re| are) here|we have a (?:small )?favou?r to ask|(?:please )?use one of the following formats to cite)\b/iu;

const LONGEST_FAREWELL = 300;
const LONGEST_NOISE = 260;
const LONGEST_BYLINE = 120;

/** Does the page begin here to speak of itself? `isLabel`: the block is a heading or looks like one. */
export function opensRest(text: string, isLabel: boolean): boolean {
  return (isLabel && text.length <= LONGEST_BYLINE && REST.test(text)) || APPEAL.test(text);
}

/** Is the block, whole, a button, a share line, an advertisement mark, a copyright line, a caption's credit? */
export function isNoise(text: string): boolean {
  return text.length <= LONGEST_NOISE && (NOISE.test(text) || CREDIT.test(text));
}

/** "Name Surname/Outlet": case matters here. */
const CREDIT =
  /^\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3} ?\/ ?(?:the )?\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+){0,3}$/u;

const TIME_OF_DAY =
  /^[\s\p{P}]*[\d٠-٩]{1,2}[:.][\d٠-٩]{2}(?:[:.][\d٠-٩]{2})?\s*(?:[ap]\.?m\.?|gmt|utc|[صم])?[\s\p{P}]*$/iu;

/** Is the block a time of day alone? Over an update it is its heading, elsewhere a label. */
export const isTimeOfDay = (text: string): boolean => text.length <= 16 && TIME_OF_DAY.test(text);

/** Is the last block of an article not of it: whom to follow, where to subscribe, where it was first published? */
export function isFarewell(text: string): boolean {
  return text.length <= LONGEST_FAREWELL && FAREWELL.test(text);
}

const JOINING = new Set(['and', 'for', 'of', 'in', 'the', 'with', '']);

/** "By" and names: case matters here, as sentences begin with "By" too. */
function isByName(text: string): boolean {
  const names = /^[\s\p{P}]*(?:(?:written|posted|reported|published) )?by:?\s(.+)$/iu.exec(text)?.[1];
  const words = names?.split(/[\s\p{P}]+/u) ?? [];
  return (
    words.length > 0 && words.length < 14 && words.every((word) => /^\p{Lu}/u.test(word) || JOINING.has(word))
  );
}

/** Is the block, whole, a byline, a date or a reading time? */
export function isByline(text: string): boolean {
  // A sentence may begin with the same words; bylines do not end in a stop.
  if (text.length > 45 && /[.!?؟]["”»)]*$/.test(text)) return false;
  return text.length <= LONGEST_BYLINE && (BYLINE.test(text) || isByName(text));
}
