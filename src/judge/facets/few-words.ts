import { isFutureVerb } from '../../arabic/tense.ts';
import { isForceful } from '../../model/verdict.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { isPost, wordsOfText } from '../document/document.ts';
import type { Match } from '../lexicon/matcher.ts';

/** In a post of so few words the group's name would weigh most, whatever it says. */
const FEW = 10;
/** Words of force, of footage, of a refusal; the weak ones («الميدان») say nothing alone. */
const TELLING = /^(?:speech\.act|formula\.|medium\.video|context\.negation)/;
/** What is written for the enemy to read. */
const HEBREW = /\p{Script=Hebrew}/u;

const isTelling = ({ concept, entry: { attrs } }: Match): boolean =>
  (TELLING.test(concept) && attrs.weak === undefined) ||
  (concept.startsWith('speech.') && isForceful(attrs.type ?? ''));

/** Whether the few words of a post hold none of a threat or an act: a caption, a line of verse, a slogan. */
export function saysNoForce({ document }: StatementCandidate): boolean {
  if (!isPost(document)) return false;
  const words = wordsOfText(document);
  if (words.length > FEW || words.some((word) => HEBREW.test(word) || isFutureVerb(word))) return false;
  return !document.sentences.some(({ matches }) => matches.some(isTelling));
}
