import { matchAt } from '../annotate/matches.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { isSign, type Sentence, textAt } from '../document/document.ts';
import type { TargetMention } from '../features/target.ts';
import { isFunctionWord } from '../features/word-kind.ts';
import { beginsAsListed } from '../lexicon/entry.ts';
import { namesWhomItIsAt } from './speech-verbs.ts';

/** Between a verb and its subject stand no more tokens: «طالب رئيس كتلة … في المجلس». */
const SUBJECT_REACH = 12;
/** Between the subject, or the comma behind what is said of it, and the object: «طالبت الحركة قيادة السلطة بـ». */
const OBJECT_REACH = 2;

/** Concept of config/lexicons/targets.yaml. */
export const PEOPLE = 'own_people';

/** Where the object of a verb may begin: behind the group, where that is its subject and stands behind it. */
export function objectFrom({ cue, source, carried }: StatementCandidate): number {
  const isSubject = carried === 0 && source.first >= cue.end && source.first - cue.end <= SUBJECT_REACH;
  return isSubject ? source.end : cue.end;
}

/** The words for whom a verb of asking, warning or blaming has for its object: «طالب القائد، الخميس، روما بأن تغلق …». */
export function addressedIn(
  candidate: StatementCandidate,
  mentions: readonly TargetMention[],
): readonly TargetMention[] {
  const { cue, sentence } = candidate;
  if (cue.kind !== 'verb' || !namesWhomItIsAt(cue.id)) return [];
  const from = objectFrom(candidate);
  const names = mentions.filter((one) => one.sentence === sentence && one.match.startToken >= from);
  const first = names.find((one) => !isAdjective(one));
  if (!first) return [];
  const { startToken } = first.match;
  if (!isAsListed(first) || !isObject(sentence, from, startToken)) return [];
  return names.filter(({ match }) => match.startToken === startToken);
}

const isAdjective = ({ match: { entry, concept } }: TargetMention): boolean =>
  entry.id.endsWith('nisba') || concept === 'force.adjective';

/** With nothing written to it: «للحكومة» is no object, «وتركيا» not the first. */
const isAsListed = ({ sentence, match: { entry, startToken } }: TargetMention): boolean =>
  beginsAsListed(entry, textAt(sentence, startToken));

/** Whether nothing parts a noun from its verb and subject but what is said of the subject between commas. */
function isObject(sentence: Sentence, from: number, at: number): boolean {
  let start = from;
  for (let i = from; i < at; i++) if (textAt(sentence, i) === '،') start = i + 1;
  if (at - start > OBJECT_REACH) return false;
  for (let i = start; i < at; i++) {
    if (isSign(sentence, i) || isFunctionWord(textAt(sentence, i))) return false;
    // «سكان دمشق»: not the state.
    if (matchAt(sentence, i, PEOPLE)) return false;
  }
  return true;
}
