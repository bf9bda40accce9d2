import type { Match } from '../lexicon/matcher.ts';

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

/** The first match of a concept that begins at a token or behind it. */
export const firstFrom = (matches: readonly Match[], wanted: string, token: number): Match | undefined =>
  matches.find(({ concept, startToken }) => concept === wanted && startToken >= token);

/** Does a match of a concept end before a token, with fewer than `reach` tokens between? */
export const standsBefore = (
  matches: readonly Match[],
  wanted: string,
  token: number,
  reach: number,
): boolean =>
  matches.some(
    ({ concept, endToken }) => concept === wanted && endToken <= token && token - endToken < reach,
  );
