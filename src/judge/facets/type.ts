import { isForceful, type StatementType } from '../../model/verdict.ts';
import { firstFrom } from '../annotate/matches.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { isPost } from '../document/document.ts';
import { typeFeatures } from '../features/statement-type.ts';
import { classify, type ScoringModel, softmax } from '../scorer/linear.ts';
import { admitsLoss, isToCome } from './claim.ts';

/**
 * How likely a type must be to be told; a position says least, and is told instead. On months that no model had seen, what
 * was less likely was right for a third at most (claims, threats, calls) or a quarter (the others).
 */
const LEAST: Partial<Record<StatementType, number>> = {
  claim: 0.4,
  threat: 0.4,
  ultimatum: 0.4,
  mobilisation: 0.5,
};
const LEAST_OTHER = 0.3;
/** A group's own post says plainer what it does: five of the six types more that are told with four fifths of that are right. */
const OF_A_POST = 0.8;

/** The kind of statement by its model, held to what grammar says is no claim; a position where the model is not sure. */
export function typeOf(candidate: StatementCandidate, model: ScoringModel): StatementType {
  const { label: likeliest, scores } = classify(typeFeatures(candidate), model);
  // What nobody does by admitting a loss.
  if (isForceful(likeliest) && admitsLoss(candidate)) return 'position';
  const toCome = likeliest === 'claim' && isToCome(candidate);
  const label = (toCome ? likeliestBut(['claim', 'ultimatum'], scores, model) : likeliest) as StatementType;
  const p = softmax(scores)[model.labels.indexOf(label)] ?? 0;
  const least = (LEAST[label] ?? LEAST_OTHER) * (isPost(candidate.document) ? OF_A_POST : 1);
  const chosen = p < least ? 'position' : label;
  return chosen === 'position' && saysMobilisation(candidate) ? 'mobilisation' : chosen;
}

function likeliestBut(
  others: readonly string[],
  scores: readonly number[],
  { labels }: ScoringModel,
): string {
  const rest = scores.map((score, at) =>
    others.includes(labels[at] ?? '') ? Number.NEGATIVE_INFINITY : score,
  );
  return labels[rest.indexOf(Math.max(...rest))] ?? '';
}

/** Concept of config/lexicons/speech-words.yaml: «النفير العام», «رفع جاهزية قواتها». */
const MOBILISES = 'mobilises';
/** Between the verb and such words stand no more than who speaks and when. */
const MOBILISES_REACH = 11;

/** Whether what is said begins with words of mobilisation, which need no model. */
function saysMobilisation({ sentence, cue, content }: StatementCandidate): boolean {
  return firstFrom(sentence, Math.min(cue.end, content.first), MOBILISES, MOBILISES_REACH) !== undefined;
}
