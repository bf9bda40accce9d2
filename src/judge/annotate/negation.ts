import type { Sentence } from '../document/document.ts';
import type { Match } from '../lexicon/matcher.ts';

/** Concepts of config/lexicons/context.yaml: words of negation, and phrases that have one and not its sense. */
export const NEGATION = 'context.negation';
const NO_NEGATION = 'context.not_negation';

/** The words of negation in a sentence that negate something, in token order: not those of لا يزال and غير أن. */
export function negationsIn({ matches }: Pick<Sentence, 'matches'>): Match[] {
  const others = matches.filter(({ concept }) => concept === NO_NEGATION);
  return matches.filter(
    ({ concept, startToken, endToken }) =>
      concept === NEGATION &&
      !others.some((other) => other.startToken <= startToken && other.endToken >= endToken),
  );
}
