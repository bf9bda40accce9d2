import { isForceful, type StatementType } from '../../model/verdict.ts';
import { THAT } from '../annotate/cues.ts';
import { firstFrom } from '../annotate/matches.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { contains, isPost } from '../document/document.ts';
import { type TargetMention, targetMentions, targetRoles } from '../features/target.ts';
import type { Match } from '../lexicon/matcher.ts';
import type { ScoringModel } from '../scorer/linear.ts';
import { addressedIn } from './addressed.ts';
import { argumentOf } from './arguments.ts';
import { meantTargets } from './meant-target.ts';
import { asksPeople, isOwnSide } from './own-side.ts';

/** Below these log-odds the likeliest target is none. */
const LEAST = -1.5;
/** The same of an article's words: on months that no model had seen, less likely ones were right for a quarter; of posts, for more than half. */
const LEAST_OF_WORDS = 0;
/** An operation and a truce are of two sides: of the less likely ones more were right than wrong. */
const OF_TWO_SIDES: ReadonlySet<StatementType> = new Set(['claim', 'truce']);
/** The lexicon's concept of an arrest: a suspect is taken in, who may be anybody's man. */
const ARREST = 'arrest';
/** Words answer sentences before them, or are explained in the next: so many on either side may name whom they are aimed at. */
const BESIDE = 2;

/**
 * Whom the words are aimed at: an English name, or null. Who is the object of a verb of asking, warning or blaming goes before
 * whom the model takes. Other words than threats and claims are aimed at whom they or
 * sentences beside them name, or the headline over them: an obituary is not aimed at the enemy of the dead. An arrest that is
 * claimed is aimed at whom its own sentence or the headline names. Nothing is aimed at the group itself, at who helps it, or at
 * the people whom it asks.
 */
export function targetOf(
  candidate: StatementCandidate,
  type: StatementType,
  model: ScoringModel,
): string | null {
  if (asksPeople(candidate, type)) return null;
  const foe = candidate.source.faction?.foe;
  const mentions = meantTargets(candidate, targetMentions(candidate));
  const addressed = type === 'claim' ? [] : addressedIn(candidate, mentions);
  const { value, score } = argumentOf(targetRoles(candidate, mentions), model);
  const [first] = addressed;
  if (first) return addressed.some(({ target }) => target === value) ? value : first.target;
  const least = OF_TWO_SIDES.has(type) || isPost(candidate.document) ? LEAST : LEAST_OF_WORDS;
  if (value === null || score < least) return null;
  const named = mentions.filter(({ target }) => target === value);
  if (value !== foe && isOwnSide(candidate, named, type)) return null;
  const isArrest = type === 'claim' && tellsOfArrest(candidate);
  if (isForceful(type) && !isArrest) return value;
  if (value === foe && candidate.sentence.matches.some(isEpithet)) return value;
  const beside = isArrest ? 0 : BESIDE;
  return named.some((one) => isOwn(candidate, one, beside)) ? value : null;
}

/** «أعلنت الحركة توقيف مشتبه به»: the arrest is what is announced. */
function tellsOfArrest({ sentence, cue }: StatementCandidate): boolean {
  if (cue.id !== ANNOUNCES) return false;
  const arrest = firstFrom(sentence, cue.end, ARREST, ARREST_REACH);
  const that = firstFrom(sentence, cue.end, THAT);
  return arrest !== undefined && (that === undefined || that.startToken > arrest.startToken);
}
const ANNOUNCES = 'announce';
const ARREST_REACH = 12;

/** «جندي أجنبي»: the enemy, not by name. */
const isEpithet = ({ concept }: Match): boolean => concept === 'foe_epithet';

/** Whether a name stands in the statement's sentence or beside it, in its words or in the headline. */
function isOwn(
  { sentence, content }: StatementCandidate,
  { sentence: at, match }: TargetMention,
  beside: number,
): boolean {
  if (Math.abs(at.at - sentence.at) <= beside || at.zone === 'headline') return true;
  return at.source === sentence.source && contains(content, match.startToken);
}
