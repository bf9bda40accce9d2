import { hasArticle } from '../../arabic/written-to.ts';
import { type Document, type Sentence, type TokenSpan, textAt } from '../document/document.ts';
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

/** What is written to the head of a name: «وحزب», «لحركة». */
const PROCLITICS = /^[وف]?[بلك]?$/;

/** Sentences back in which another may be named; a bound, so that the work stays in proportion to the text. */
const FURTHEST = 20;

/** «الحزب» behind «حزب الشعوب», which is no group's name, means that one, whatever group was named before. */
export function isAnotherNamedSince(
  { heads }: BackWord,
  { first }: TokenSpan,
  { at }: Sentence,
  { sentences }: Document,
  last: { at: number; end: number },
): boolean {
  if (heads === null) return false;
  for (let i = Math.max(last.at, at - FURTHEST); i <= at; i++) {
    const sentence = sentences[i] as Sentence;
    const from = i === last.at ? last.end : sentence.first;
    const until = i === at ? first : sentence.end;
    for (let token = from; token < until - 1; token++) {
      if (isOneOf(heads, textAt(sentence, token)) && hasArticle(textAt(sentence, token + 1))) return true;
    }
  }
  return false;
}

const isOneOf = (heads: readonly string[], word: string): boolean =>
  heads.some((head) => word.endsWith(head) && PROCLITICS.test(word.slice(0, -head.length)));
