import { isCountryCode } from '../../model/country-code.ts';
import { type Sentence, type TokenSpan, textAt } from '../document/document.ts';
import { PLACES } from '../lexicon/kinds.ts';
import type { Match } from '../lexicon/matcher.ts';
import type { SurfaceOf } from '../lexicon/surface.ts';
import { longestAt } from './matches.ts';

/** How a word names a country: by itself, a place in it, its capital, an everyday word, a national adjective. */
export type PlaceKind = 'country' | 'place' | 'capital' | 'weak' | 'adjective';

/** A place where an article names a country that troops may be in. */
export interface PlaceMention extends TokenSpan {
  host: string;
  kind: PlaceKind;
  /** What is written to it: ب, ل … */
  proclitics: string;
}

const KINDS: ReadonlyMap<string, PlaceKind> = new Map<string, PlaceKind>([
  ['host.country', 'country'],
  ['host.place', 'place'],
  ['host.metonym', 'capital'],
  ['host.weak_place', 'weak'],
  ['host.adjective', 'adjective'],
  ['force.adjective', 'adjective'],
]);

/** Whether a concept is of words that name countries and places in them. */
export const namesPlace = (concept: string): boolean => KINDS.has(concept);

/** The country that a word names, or whose adjective it is; '' where it is none's. */
export const countryOf = ({ entry: { attrs } }: Match): string => attrs.host ?? attrs.force ?? '';

/** Countries that words name which are one country's only. */
export const countriesIn = (sentence: Sentence): string[] =>
  sentence
    .matchesOf(PLACES)
    .filter(({ concept, entry }) => KINDS.has(concept) && entry.attrs.shared === undefined)
    .map(countryOf);

/**
 * Countries, places and national adjectives of a sentence, in token order. A name that two countries share is the one's whom the
 * sentence names, or the document where it does not name the other (`inDocument`).
 */
export function placesIn(
  sentence: Sentence,
  surfaceOf: SurfaceOf,
  inDocument: () => ReadonlySet<string>,
): PlaceMention[] {
  const matches = sentence.matchesOf(PLACES);
  if (matches.length === 0) return [];
  const named = longestAt(matches, ({ concept }) => KINDS.has(concept));
  const found: PlaceMention[] = [];
  const here = new Set([...named.values()].map(countryOf));
  const hostOf = (match: Match): string => {
    const country = countryOf(match);
    const { shared } = match.entry.attrs;
    if (shared === undefined || here.has(shared)) return shared ?? country;
    const all = inDocument();
    return all.has(shared) && !all.has(country) ? shared : country;
  };
  let free = sentence.first;
  for (const [first, match] of named) {
    const host = hostOf(match);
    if (first < free || !isCountryCode(host)) continue;
    free = match.endToken;
    const { proclitics } = surfaceOf(match, textAt(sentence, first));
    found.push({ host, kind: KINDS.get(match.concept) ?? 'place', proclitics, first, end: free });
  }
  return found;
}
