import { certaintyOf } from './certainty.ts';
import { type Act, type ReadSentence, textAt } from './reading.ts';
import { background, otherSense, raid } from './setting.ts';
import { type Standing, standingOf } from './status.ts';
import { leavesLand, type Whereabouts, whereOf } from './where.ts';
import { type Earlier, type Mover, moverOf } from './whose.ts';

/** Why an act of leaving is no foreign withdrawal. */
export type Refusal =
  | 'another-sense'
  | 'nobody-leaves'
  | 'nothing-left'
  | 'forces-at-home'
  | 'not-foreign-there'
  | 'extension'
  | 'anniversary'
  | 'background'
  | 'raid'
  | 'weak';

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

/** What must stand beside some acts for them to be about troops. */
const OBJECTS: Readonly<Partial<Record<Act['kind'], ReadonlySet<string>>>> = {
  hand: new Set(['base', 'site', 'host.place']),
  vacate: new Set(['base', 'site', 'host.place', 'presence']),
  reduce: new Set(['troops', 'presence', 'soldier', 'force.name', 'units', 'base', 'site']),
  end: new Set(['presence', 'mission', 'force.name']),
};
const OBJECT_REACH: Readonly<Partial<Record<Act['kind'], number>>> = {
  hand: 6,
  vacate: 6,
  reduce: 5,
  end: 4,
};

/** Weighs one act of a sentence: who moves, from where, how it stands, and what speaks against it. */
export function weigh(
  act: Act,
  sentence: ReadSentence,
  article: readonly ReadSentence[],
  earlier: Earlier,
): WeighedAct {
  const mover = moverOf(act, sentence, earlier);
  const where = whereOf(act, mover, sentence, article);
  const standing = standingOf(act, sentence);
  const objection = objectionTo(act, sentence, mover, where, standing);
  const behind = background(act, sentence);
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

function objectionTo(
  act: Act,
  sentence: ReadSentence,
  mover: Mover | null,
  where: Whereabouts,
  standing: Standing,
): Refusal | null {
  if (otherSense(act, sentence) !== null) return 'another-sense';
  if (!hasObject(act, sentence)) return 'nothing-left';
  if (mover === null) return 'nobody-leaves';
  if (mover.kind === 'home') return 'forces-at-home';
  if (where.host === mover.id) return 'forces-at-home';
  if (mover.own !== null && (where.host === mover.own || !mover.hosts.includes(where.host ?? ''))) {
    return 'not-foreign-there';
  }
  if (where.host === null && !mover.abroad && mover.hosts.length < 2) return 'forces-at-home';
  if (act.kind === 'extend' && standing.status !== 'demanded') return 'extension';
  if (act.kind === 'stay' && where.by !== 'from' && where.by !== 'near' && !leavesLand(act, sentence)) {
    return 'nothing-left';
  }
  if (mover.kind === 'state' && where.by !== 'from' && !leavesLand(act, sentence)) {
    return 'nothing-left';
  }
  if (raid(sentence)) return 'raid';
  return null;
}

function hasObject(act: Act, sentence: ReadSentence): boolean {
  const wanted = OBJECTS[act.kind];
  if (!wanted) return true;
  const reach = act.end + (OBJECT_REACH[act.kind] ?? 0);
  const found = sentence.matches.some(
    ({ concept, startToken }) => wanted.has(concept) && startToken >= act.end && startToken < reach,
  );
  return found || /^(?:وجود|احتلال)/.test(textAt(sentence, act.end));
}
