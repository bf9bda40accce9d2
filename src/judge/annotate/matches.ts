import type { Sentence } from '../document/document.ts';
import type { Match } from '../lexicon/matcher.ts';

type Found = Pick<Sentence, 'matches'>;

/** The longest match at each token among those a test lets through. */
export function longestAt(matches: readonly Match[], test: (match: Match) => boolean): Map<number, Match> {
  const found = new Map<number, Match>();
  for (const match of matches) {
    if (!test(match)) continue;
    const known = found.get(match.startToken);
    if (!known || match.endToken > known.endToken) found.set(match.startToken, match);
  }
  return found;
}

/** From left to right those that share no word; the longest of those that do, and of two alike the first. */
export function apart(matches: readonly Match[]): Match[] {
  const length = ({ startToken, endToken }: Match): number => endToken - startToken;
  const kept: Match[] = [];
  for (const match of matches.toSorted((a, b) => length(b) - length(a)))
    if (!kept.some((one) => one.startToken < match.endToken && match.startToken < one.endToken))
      kept.push(match);
  return kept.sort((a, b) => a.startToken - b.startToken);
}

/** The match of a concept that begins at a token. */
export const matchAt = ({ matches }: Found, token: number, wanted: string): Match | undefined =>
  matches.find(({ concept, startToken }) => startToken === token && concept === wanted);

/** Is a token one of the words of a match whose concept fits? */
export const isPartOf = ({ matches }: Found, token: number, wanted: RegExp): boolean =>
  matches.some(
    ({ concept, startToken, endToken }) => startToken <= token && token < endToken && wanted.test(concept),
  );

/** The first match of a concept that begins at a token or behind it, with `most` tokens between at the most. */
export const firstFrom = (
  { matches }: Found,
  token: number,
  wanted: string,
  most = Number.POSITIVE_INFINITY,
): Match | undefined =>
  matches.find(
    ({ concept, startToken }) => concept === wanted && startToken >= token && startToken - token <= most,
  );

/** The last match of a concept that ends before a token, with `most` tokens between at the most. */
export const lastBefore = (
  { matches }: Found,
  token: number,
  wanted: string,
  most = Number.POSITIVE_INFINITY,
): Match | undefined =>
  matches.findLast(
    ({ concept, endToken }) => concept === wanted && endToken <= token && token - endToken <= most,
  );
