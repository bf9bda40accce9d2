import type { Level } from '../model/verdict.ts';
import { type Document, headlineIn, isPost, type Sentence } from './document/document.ts';
import { type Feature, stemOf } from './features/feature.ts';
import { classify, type ScoringModel } from './scorer/linear.ts';
import { mayBeMentioned, type Veto } from './vetoes.ts';

/** A candidate with its probability. */
interface Likely {
  candidate: { sentence: Sentence };
  p: number;
}

/** Features of an article's level, from the candidates that may count. */
export function levelFeatures(document: Document, counted: readonly Likely[], threshold: number): Feature[] {
  const names = new Set<string>();
  for (const { candidate, p } of counted) {
    names.add(`one in ${candidate.sentence.zone}`);
    if (p > (1 + threshold) / 2) names.add(`sure one in ${candidate.sentence.zone}`);
  }
  const [best] = counted.toSorted((a, b) => b.p - a.p);
  if (best) {
    const { sentence } = best.candidate;
    names.add(`best in ${sentence.zone}`);
    names.add(`best at ${Math.round(best.p * 10)}`);
    names.add(`best in part ${Math.floor((sentence.at / document.sentences.length) * 4)} of 4`);
    const headline = headlineIn(document);
    if (headline && sentence !== headline)
      names.add(`headline shares ${Math.min(3, sharedStems(headline, sentence))} words with best`);
  }
  names.add(`count ${Math.min(counted.length, 4)}`);
  names.add(isPost(document) ? 'no headline' : 'headline');
  names.add(`sentences ${Math.min(5, Math.ceil(Math.log2(document.sentences.length + 1)))}`);
  return [...names].map((name) => ({ name, value: 1, token: -1 }));
}

const LEAST_LETTERS = 3;

/** How many stems of one sentence stand in another, short words aside. */
function sharedStems(one: Sentence, other: Sentence): number {
  const stems = ({ tokens, first, end }: Sentence): string[] =>
    tokens
      .slice(first, end)
      .filter(({ kind, text }) => kind === 'word' && text.length > LEAST_LETTERS)
      .map(({ text }) => stemOf(text));
  const known = new Set(stems(one));
  return new Set(stems(other).filter((stem) => known.has(stem))).size;
}

/** Of the threshold: a candidate that comes so near makes its article a mention. */
export const MENTION_SHARE = 0.5;

/** The level of an article: what the model says of the candidates that count, else whether one came near. */
export function levelOf(
  document: Document,
  counted: readonly Likely[],
  all: readonly (Likely & { veto: Veto | null })[],
  model: ScoringModel,
  threshold: number,
): Level {
  if (counted.length === 0)
    return all.some(({ p, veto }) => mayBeMentioned(veto) && p >= threshold * MENTION_SHARE)
      ? 'mention'
      : 'none';
  return classify(levelFeatures(document, counted, threshold), model).label as Level;
}
