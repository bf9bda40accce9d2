import type { Earlier, Mover } from './antecedent.ts';
import { certaintyOf } from './certainty.ts';
import { objectionTo, type Refusal } from './objections.ts';
import { type Act, type ArticleReading, isDefinite, type ReadSentence, textAt } from './reading.ts';
import { background } from './setting.ts';
import { type Standing, standingOf } from './status.ts';
import { unnamedMover } from './unnamed-mover.ts';
import { inSentence, type Whereabouts, whereOf } from './where.ts';
import { moverOf } from './whose.ts';

/** One act, weighed. */
export interface WeighedAct {
  act: Act;
  sentence: ReadSentence;
  mover: Mover | null;
  where: Whereabouts;
  standing: Standing;
  certainty: ReturnType<typeof certaintyOf>;
  score: number;
  refused: Refusal | null;
}

const ACT_SCORE: Readonly<Record<Act['kind'], number>> = {
  leave: 0.35,
  remove: 0.35,
  vacate: 0.35,
  hand: 0.3,
  reduce: 0.35,
  end: 0.35,
  stay: 0.3,
  extend: 0.2,
  whole: 0.35,
};
const MOVER_SCORE: Readonly<Record<Mover['kind'], number>> = {
  troops: 0.3,
  people: 0.2,
  state: 0.15,
  home: 0,
};
const WHERE_SCORE: Readonly<Record<Whereabouts['by'], number>> = {
  from: 0.2,
  near: 0.15,
  article: 0.1,
  known: 0.05,
  none: 0,
};
const HEADLINE_BONUS = 0.1;
const LEAD_BONUS = 0.05;
const BACKGROUND_COST = 0.5;
export const WITHDRAWAL_THRESHOLD = 0.5;

/** What an anniversary recalls; a demand made on that day is news. */
const TOLD: ReadonlySet<string> = new Set(['completed', 'ongoing', 'announced']);

/**
 * Weighs one act of a sentence: who moves, from where, how it stands, and what speaks against it. `told` is the
 * withdrawal the article told last, which a later الانسحاب, with nobody beside it, means again.
 */
export function weigh(
  act: Act,
  sentence: ReadSentence,
  article: ArticleReading,
  earlier: Earlier,
  told: WeighedAct | null,
): WeighedAct {
  const named = moverOf(act, sentence, earlier);
  const found = whereOf(act, named, sentence, article);
  const again = named === null && told?.mover && meansAgain(act, sentence) ? told.mover : null;
  const mover = again ? { ...again, words: null } : (named ?? unnamedMover(act, found, sentence, article));
  const where = again && told && !inSentence(found) ? { ...told.where, by: 'article' as const } : found;
  const standing = standingOf(act, sentence, mover);
  const objection = objectionTo(act, sentence, mover, where, standing, article);
  const recalled = article.anniversary && TOLD.has(standing.status) && !standing.said;
  // لا تفاوض إلا بعد انسحابهم: what must come first is no background.
  const condition = standing.said && standing.status === 'demanded';
  const past = background(act, sentence);
  const behind = recalled ? 'anniversary' : condition && past === 'after' ? null : past;
  let score = ACT_SCORE[act.kind] + (mover ? MOVER_SCORE[mover.kind] : 0) + WHERE_SCORE[where.by];
  if (sentence.headline) score += HEADLINE_BONUS;
  else if (sentence.index === 0) score += LEAD_BONUS;
  if (behind === 'anniversary' || (behind !== null && !sentence.headline)) score -= BACKGROUND_COST;
  score = Math.max(0, Math.min(1, score));
  const refused =
    objection ??
    (score >= WITHDRAWAL_THRESHOLD
      ? null
      : behind === 'anniversary'
        ? behind
        : behind
          ? 'background'
          : 'weak');
  return { act, sentence, mover, where, standing, certainty: certaintyOf(act, sentence), score, refused };
}

/** الانسحاب, الخروج, المغادرة: the one that was told of. */
const meansAgain = ({ kind, tense, first }: Act, sentence: ReadSentence): boolean =>
  !sentence.headline &&
  (kind === 'leave' || kind === 'remove') &&
  tense === 'noun' &&
  isDefinite(textAt(sentence, first));
