import type { StatementType } from '../../model/verdict.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { type TargetMention, targetFeatures, targetMentions } from '../features/target.ts';
import type { Match } from '../lexicon/matcher.ts';
import type { ScoringModel } from '../scorer/linear.ts';
import { argumentOf } from './arguments.ts';

/** Below these log-odds the likeliest target is none. */
const LEAST = -1.5;
/** What a faction aims at its enemy though it names nobody. */
const AT_ITS_FOE: ReadonlySet<StatementType> = new Set(['threat', 'ultimatum', 'claim']);
/** Words answer sentences before them, or are explained in the next: so many on either side may name whom they are aimed at. */
const BESIDE = 2;

/**
 * Whom the words are aimed at: an English name, or null. Other words than threats and claims are aimed at whom they or
 * sentences beside them name, or the headline over them: an obituary is not aimed at the enemy of the dead.
 */
export function targetOf(
  candidate: StatementCandidate,
  type: StatementType,
  model: ScoringModel,
): string | null {
  const { value, score } = argumentOf(targetFeatures(candidate), model);
  if (value === null || score < LEAST) return null;
  if (AT_ITS_FOE.has(type)) return value;
  if (value === candidate.source.faction?.foe && candidate.sentence.matches.some(isEpithet)) return value;
  return targetMentions(candidate).some((one) => one.target === value && isOwn(candidate, one))
    ? value
    : null;
}

/** «جندي أجنبي»: the enemy, not by name. */
const isEpithet = ({ concept }: Match): boolean => concept === 'foe_epithet';

/** Whether a name stands in the statement's sentence or beside it, in its words or in the headline. */
function isOwn({ sentence, content }: StatementCandidate, { sentence: at, match }: TargetMention): boolean {
  if (Math.abs(at.at - sentence.at) <= BESIDE || at.zone === 'headline') return true;
  return at.source === sentence.source && match.startToken >= content.first && match.startToken < content.end;
}
