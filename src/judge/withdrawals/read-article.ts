import { sentences } from '../../arabic/sentences.ts';
import type { FieldMatches, Match } from '../matcher.ts';
import type { ArticleText, FieldText } from '../statements/article.ts';
import { findActs } from './acts.ts';
import { findForces } from './forces.ts';
import { findPlaces } from './places.ts';
import { matchesBySentence, type ReadSentence } from './reading.ts';
import type { Surface } from './surface.ts';

/** What a matched word was written with. */
export type SurfaceOf = (match: Match, token: string) => Surface;

/**
 * Every sentence of an article with the acts, forces and places it names, from what the automaton found in it; null
 * where no word of leaving stands in it.
 */
export function readArticle(
  article: ArticleText,
  matches: FieldMatches,
  surfaceOf: SurfaceOf,
): ReadSentence[] | null {
  const isAct = ({ concept }: Match): boolean => concept.startsWith('act.');
  if (!matches.title.some(isAct) && !matches.text.some(isAct)) return null;
  return [
    ...readField(article.title, matches.title, surfaceOf),
    ...readField(article.text, matches.text, surfaceOf),
  ];
}

function readField(source: FieldText, matches: readonly Match[], surfaceOf: SurfaceOf): ReadSentence[] {
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
