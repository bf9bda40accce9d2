import { isForceful, type StatementType } from '../../model/verdict.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { contains, isPost } from '../document/document.ts';
import { type TargetMention, targetMentions, targetRoles } from '../features/target.ts';
import type { ScoringModel } from '../scorer/linear.ts';
import { addressedIn } from './addressed.ts';
import { argumentOf } from './arguments.ts';
import { meantTargets } from './meant-target.ts';

/** Below these log-odds the likeliest target is none. */
const LEAST = -1.5;
/** The same of an article's words: on months that no model had seen, less likely ones were right for a quarter; of posts, for more than half. */
const LEAST_OF_WORDS = 0;
/** An operation and a truce are of two sides: of the less likely ones more were right than wrong. */
const OF_TWO_SIDES: ReadonlySet<StatementType> = new Set(['claim', 'truce']);
/** Words answer sentences before them, or are explained in the next: so many on either side may name whom they are aimed at. */
const BESIDE = 2;

/**
 * Whom the words are aimed at: an English name, or null. Who is the object of a verb of asking, warning or blaming goes before
 * whom the model takes. Other words than threats and claims are aimed at whom they or sentences beside them name, or the
 * headline over them: an obituary is not aimed at the enemy of the dead.
 */
export function targetOf(
  candidate: StatementCandidate,
  type: StatementType,
  model: ScoringModel,
): string | null {
  const mentions = meantTargets(candidate, targetMentions(candidate));
  const addressed = type === 'claim' ? [] : addressedIn(candidate, mentions);
  const { value, score } = argumentOf(targetRoles(candidate, mentions), model);
  const [first] = addressed;
  if (first) return addressed.some(({ target }) => target === value) ? value : first.target;
  const least = OF_TWO_SIDES.has(type) || isPost(candidate.document) ? LEAST : LEAST_OF_WORDS;
  if (value === null || score < least) return null;
  const named = mentions.filter(({ target }) => target === value);
  if (isForceful(type)) return value;
  return named.some((one) => isOwn(candidate, one)) ? value : null;
}

/** Whether a name stands in the statement's sentence or beside it, in its words or in the headline. */
function isOwn({ sentence, content }: StatementCandidate, { sentence: at, match }: TargetMention): boolean {
  if (Math.abs(at.at - sentence.at) <= BESIDE || at.zone === 'headline') return true;
  return at.source === sentence.source && contains(content, match.startToken);
}
