import type { Sentence, TokenSpan } from '../document/document.ts';
import type { FactionEntry } from '../lexicon/faction-lexicon.ts';
import type { BackWord } from '../lexicon/gazetteer.ts';
import type { NameContext } from './name-context.ts';

/** Whether a word that could point back to a group is another body's, by the adjective behind it or since many are called so. */
export const isAnothers = (
  back: BackWord,
  span: TokenSpan,
  sentence: Sentence,
  faction: FactionEntry,
  context: NameContext,
): boolean => isOfAnotherCountry(span, sentence, faction) || isOneOfMany(back, faction, context);

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

/** «المجلس», of which there are many, in an article that names none of the group's: «المجلس السياسي». */
const isOneOfMany = ({ named }: BackWord, { id }: FactionEntry, { has }: NameContext): boolean =>
  named !== null && !(named.get(id) ?? []).some(has);
