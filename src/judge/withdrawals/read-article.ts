import { sentences } from '../../arabic/sentences.ts';
import { type Match, type Matcher, matchAll } from '../matcher.ts';
import type { ArticleText, FieldText } from '../statements/article.ts';
import { findActs } from './acts.ts';
import { findForces } from './forces.ts';
import { findPlaces } from './places.ts';
import { matchesBySentence, type ReadSentence } from './reading.ts';
import type { Surface } from './surface.ts';

export interface WithdrawalRules {
  matcher: Matcher;
  /** Missions of the United Nations by host. */
  missions: ReadonlyMap<string, string>;
  surfaceOf: (match: Match, token: string) => Surface;
}

/**
 * Every sentence of an article with the acts, forces and places it names; null where no word of leaving stands in
 * it, which costs one look-up a word.
 */
export function readArticle(article: ArticleText, rules: WithdrawalRules): ReadSentence[] | null {
  const inTitle = matchAll(rules.matcher, article.title.tokens);
  const inText = matchAll(rules.matcher, article.text.tokens);
  const isAct = ({ concept }: Match): boolean => concept.startsWith('act.');
  if (!inTitle.some(isAct) && !inText.some(isAct)) return null;
  return [...readField(article.title, inTitle, rules), ...readField(article.text, inText, rules)];
}

function readField(
  source: FieldText,
  matches: readonly Match[],
  { surfaceOf }: WithdrawalRules,
): ReadSentence[] {
  const ranges = sentences(source.normal, source.tokens);
  const dealt = matchesBySentence(matches, ranges);
  return ranges.map(({ firstToken, endToken }, index) => {
    const sentence: ReadSentence = {
      source,
      tokens: source.tokens,
      index,
      first: firstToken,
      end: endToken,
      headline: source.field === 'title',
      matches: dealt[index] ?? [],
      forces: [],
      places: [],
      acts: [],
    };
    if (sentence.matches.length > 0) {
      sentence.forces = findForces(sentence, surfaceOf);
      sentence.places = findPlaces(sentence, surfaceOf);
      sentence.acts = findActs(sentence, surfaceOf);
    }
    return sentence;
  });
}
