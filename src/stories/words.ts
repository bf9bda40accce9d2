import learned from '../../config/models/story-words.json' with { type: 'json' };

/** Vowel signs, tatweel and invisible controls: dropped before anything is compared. */
const DROPPED =
  /[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const FOLDS: [RegExp, string][] = [
  [/[أإآٱ]/g, 'ا'],
  [/[ىی]/g, 'ي'],
  [/ة/g, 'ه'],
  [/ک/g, 'ك'],
  [/اميرك/g, 'امريك'],
];
const ARABIC_INDIC = /[\u0660-\u0669\u06f0-\u06f9]/g;
const TOKEN = /[\p{L}\p{N}]+/gu;

/** Longest first, so that one pass takes the whole group off. */
const PREFIXES = ['وبال', 'ولل', 'وال', 'بال', 'فال', 'كال', 'لل', 'ال'];
const SUFFIXES = ['يات', 'تها', 'تهم', 'ات', 'ون', 'ين', 'ان', 'يه', 'ها', 'هم', 'ه', 'ي', 'ا'];
const MIN_STEM = 3;

function fold(text: string): string {
  let folded = text.normalize('NFKC').replace(DROPPED, '');
  for (const [pattern, letter] of FOLDS) folded = folded.replace(pattern, letter);
  return folded.replace(ARABIC_INDIC, (digit) => String(digit.charCodeAt(0) & 0xf)).toLowerCase();
}

/** The words of a text in order, folded but not stemmed. Any string; linear in its length. */
export function words(text: string): string[] {
  return fold(text).match(TOKEN) ?? [];
}

/**
 * A crude stem for similarity only: one conjunction or article group and one ending off. It merges more than a
 * matcher may, which costs nothing here: both texts are cut the same way.
 */
export function stem(word: string): string {
  let rest = word;
  const prefix = PREFIXES.find((group) => rest.startsWith(group) && rest.length - group.length >= MIN_STEM);
  if (prefix) rest = rest.slice(prefix.length);
  else if (rest.startsWith('و') && rest.length >= 5) rest = rest.slice(1);
  const suffix = SUFFIXES.find((group) => rest.endsWith(group) && rest.length - group.length >= MIN_STEM);
  if (suffix) rest = rest.slice(0, -suffix.length);
  // امريكيين and امريكيه have two endings where امريكي has one.
  return rest.length > MIN_STEM + 1 && rest.endsWith('ي') ? rest.slice(0, -1) : rest;
}

/** In so many of a thousand texts, a stem says nothing; in so few or fewer it says all that a word can. */
const EVERYWHERE = 200;
const RARE = 3;
const LEAST = 0.1;
const NUMBER = /^\d/;

const PER_MILLE = new Map<string, number>(Object.entries(learned.perMille));

/** The words that carry meaning, as stems, in order and with repeats. */
export function contentStems(text: readonly string[]): string[] {
  return text
    .filter((word) => word.length > 1)
    .map(stem)
    .filter((one) => (PER_MILLE.get(one) ?? 0) < EVERYWHERE);
}

/**
 * How much a shared stem says about two texts being on one event, 0.1 to 1: the rarer in news of these topics, the
 * more, by what was counted in real text (config/models/story-words.json). Fixed on purpose: a table that learnt from
 * the archive would make today's decision depend on what else was read.
 */
export function stemWeight(stemmed: string): number {
  const often = PER_MILLE.get(stemmed) ?? (NUMBER.test(stemmed) ? numberOften(stemmed) : RARE);
  const rarity = Math.log(EVERYWHERE / Math.max(RARE, often)) / Math.log(EVERYWHERE / RARE);
  return Math.max(LEAST, rarity);
}

/** Years and days of months are in many texts, counts in few. */
const numberOften = (digits: string): number => (/^(?:\d|[0-3]\d|(?:19|20)\d\d)$/.test(digits) ? 50 : RARE);
