import type { TextRange } from '../../arabic/sentences.ts';
import type { FieldMatches, Match } from '../matcher.ts';
import type { ArticleText, FieldText } from '../statements/article.ts';
import { findActs } from './acts.ts';
import { findForces } from './forces.ts';
import { findPlaces } from './places.ts';
import { type Act, type ArticleReading, MEN, matchesBySentence, type ReadSentence } from './reading.ts';
import { recalls } from './setting.ts';
import type { Surface } from './surface.ts';
import { placeWeights } from './where.ts';

/** What the reader needs beside the words the automaton finds. */
export interface WithdrawalRules {
  /** Missions of the United Nations by host. */
  missions: ReadonlyMap<string, string>;
  /** What a matched word is written with. */
  surfaceOf: (match: Match, token: string) => Surface;
}

/** A sentence longer than this, in tokens, is no sentence: it is read in pieces, which keeps all work linear. */
const LONGEST = 160;

/**
 * Every sentence of an article with the acts, forces and places it names, from what the automaton found in it. Without
 * a word of leaving and without forces there is nothing to read: see `isAct` and `namesForces`.
 */
export function readArticle(
  article: ArticleText,
  { title: inTitle, text: inText }: FieldMatches,
  rules: WithdrawalRules,
): ArticleReading {
  const read = [...readField(article.title, inTitle, rules), ...readField(article.text, inText, rules)];
  const all = [...inTitle, ...inText];
  const has = (...concepts: string[]): boolean => all.some(({ concept }) => concepts.includes(concept));
  const mission = read.flatMap(({ forces }) => forces).find(({ id }) => id?.startsWith('UN:'));
  return {
    sentences: read,
    hosts: placeWeights(read),
    rotation: has('rotation'),
    military: has('troops', 'soldier', 'base', 'force.name', 'occupation') || read.some(hasUnitOfItsOwn),
    goesOn: read.some(goesOn),
    asked: has('cue.denied', 'cue.demanded', 'cue.refused') || read.some(({ acts }) => acts.some(moves)),
    anniversary: read.some(
      (sentence) => sentence.headline && sentence.matches.some((match) => recalls(match, sentence)),
    ),
    demanded: read.some(
      ({ headline, index, matches }) =>
        (headline || index === 0) && matches.some(({ concept }) => concept === 'cue.demanded'),
    ),
    lastOnes: read.some(
      (sentence) => (sentence.headline || sentence.index === 0) && tellsOfTheLast(sentence),
    ),
    mission: mission?.id ?? null,
  };
}

/** ما زالت, المرحلة الثانية, unless that is what is completed. */
const goesOn = ({ matches }: ReadSentence): boolean =>
  matches.some(({ concept }) => concept === 'remainder') &&
  !matches.some(({ concept }) => concept === 'cue.completed');

/** كتيبتها, قوتها: a state's own unit is military without a soldier named. */
const hasUnitOfItsOwn = ({ forces, matches }: ReadSentence): boolean =>
  forces.some(
    ({ kind, first }) =>
      kind === 'own' && matches.some(({ concept, startToken }) => concept === 'unit' && startToken === first),
  );

const LAST_REACH = 3;

/** آخر 264 جنديا, but not حتى آخر جندي. */
const tellsOfTheLast = ({ matches, tokens }: ReadSentence): boolean =>
  matches.some(({ concept, startToken }) => {
    if (!MEN.has(concept)) return false;
    for (let i = startToken - 1; i >= startToken - LAST_REACH; i--) {
      if (tokens[i]?.text !== 'اخر') continue;
      return !/^(?:حتي|قبل|بعد|رحيل|خروج|انسحاب|مغادره|سحب|اخراج)$/.test(tokens[i - 1]?.text ?? '');
    }
    return false;
  });

export const isAct = (concept: string): boolean => concept.startsWith('act.');

/** Without anybody who has troops, or troops themselves, nothing can leave. */
export const namesForces = (concept: string): boolean => concept.startsWith('force.') || concept === 'troops';

const moves = ({ kind, entry }: Act): boolean =>
  kind !== 'stay' && kind !== 'extend' && entry.concept !== 'act.close';

function readField(
  source: FieldText,
  matches: readonly Match[],
  { surfaceOf }: WithdrawalRules,
): ReadSentence[] {
  const ranges = source.sentences.flatMap(inPieces);
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

function inPieces(range: TextRange): TextRange[] {
  const pieces: TextRange[] = [];
  for (let first = range.firstToken; first < range.endToken; first += LONGEST) {
    pieces.push({ ...range, firstToken: first, endToken: Math.min(range.endToken, first + LONGEST) });
  }
  return pieces;
}
