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
