import { normalize } from '../../arabic/normalize.ts';
import type { Sentence, TokenSpan } from '../document/document.ts';
import type { FactionEntry } from '../lexicon/faction-lexicon.ts';
import type { NameContext } from './name-context.ts';

/** Whether a word that could point back to a group is another body's, by the adjective behind it or since many are called so. */
export const isAnothers = (
  word: TokenSpan,
  sentence: Sentence,
  faction: FactionEntry,
  context: NameContext,
): boolean => isOfAnotherCountry(word, sentence, faction) || isOneOfMany(word, sentence, faction, context);

/** «القوات المسلحة الإماراتية»: whose adjective is another country's is none of the group's. */
const isOfAnotherCountry = (
  { end }: TokenSpan,
  { matches }: Sentence,
  { countries }: FactionEntry,
): boolean =>
  matches.some(
    ({ concept, startToken, entry: { attrs } }) =>
      startToken === end && concept === 'force.adjective' && !countries.includes(attrs.force ?? ''),
  );

/** In normal form: parliaments, the United Nations and half of all cities have one. */
const COUNCIL = 'مجلس';

/** A council is a group's only where the article has the first two words of such a name of its own: «المجلس السياسي». */
function isOneOfMany(
  { first, end }: TokenSpan,
  { tokens }: Sentence,
  { names, wings = [] }: FactionEntry,
  { has }: NameContext,
): boolean {
  if (end - first > 1 || !tokens[first]?.text.endsWith(COUNCIL)) return false;
  return ![...names, ...wings.flatMap((wing) => wing.names)].some((name) => {
    const [begins = '', next] = normalize(name).text.split(' ');
    return next !== undefined && begins.endsWith(COUNCIL) && has(`${begins} ${next}`);
  });
}
