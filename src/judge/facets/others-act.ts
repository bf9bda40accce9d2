import { THAT } from '../annotate/cues.ts';
import { firstFrom, matchAt } from '../annotate/matches.ts';
import { countryOf } from '../annotate/places.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { isPost, type Sentence, textAt } from '../document/document.ts';
import type { Match } from '../lexicon/matcher.ts';
import { tellsOfResponsibility } from './claim.ts';
import { STATE, TROOPS } from './noun-phrase.ts';

/**
 * Whether what stands behind «that» is no act of the group's, which only tells of it: what others did («قال الحزب إن
 * صواريخ أصابت المطار», «إن غارة تركية دمرت الجسر», «إن القوات الحكومية دخلت البلدة»), or what became of its own men («إن
 * ثلاثة من مقاتليه قتلوا»). Where the article has the group claim something, others' act may be its own.
 */
export function tellsOfOthers(candidate: StatementCandidate): boolean {
  const { document, sentence, cue } = candidate;
  if (isPost(document)) return false;
  const that = firstFrom(sentence, cue.end, THAT);
  if (!that) return false;
  const isBe = /^[يت]كون$/.test(textAt(sentence, that.endToken));
  const first = that.endToken + (isBe ? 1 : 0);
  if (isOwnFate(sentence, first)) return true;
  if (document.sentences.some(tellsOfResponsibility)) return false;
  return (
    matchAt(sentence, first, 'others_act') !== undefined ||
    isOfState(candidate, first) ||
    isOfOthers(candidate, that.endToken)
  );
}

/** Behind a strike or troops a state's adjective stands so near: «غارة جوية تركية». */
const ADJECTIVE_REACH = 2;

/** Whether a state, its troops or a strike of theirs acts, and not the group's own country; where it suffers, the act may be the group's. */
function isOfState({ sentence, source }: StatementCandidate, first: number): boolean {
  const isAbroad = (match: Match): boolean => !source.faction?.countries.includes(countryOf(match));
  const opening = sentence.matches.filter(({ startToken }) => startToken === first);
  if (opening.some((match) => STATE.test(match.concept) && isAbroad(match))) return true;
  const force = opening.find(
    (match) => match.concept === 'others_force' || (match.concept === 'force.name' && isAbroad(match)),
  );
  if (force) return !suffers(sentence, force.endToken);
  const isStrike = opening.some(({ concept }) => concept === 'strike');
  if (!isStrike && !opening.some(({ concept }) => TROOPS.test(concept))) return false;
  const adjective = sentence.matches.find(
    (match) =>
      match.concept === 'force.adjective' &&
      match.startToken > first &&
      match.startToken <= first + ADJECTIVE_REACH &&
      isAbroad(match),
  );
  return adjective !== undefined && (isStrike || !suffers(sentence, adjective.endToken));
}

/** Between a force and its verb stand no more tokens. */
const VERB_REACH = 4;

const suffers = (sentence: Sentence, from: number): boolean =>
  firstFrom(sentence, from, 'suffers', VERB_REACH) !== undefined;

/** Between «that» and whose the act is stand no more tokens: «أن طائرات حربية تابعة للتحالف». */
const OWNER_REACH = 3;

/** Whether the subject is said to be somebody else's: «طائرات تابعة للتحالف». */
function isOfOthers({ sentence, source, own }: StatementCandidate, first: number): boolean {
  for (let at = first + 1; at <= first + OWNER_REACH; at++)
    if (/^تابع(?:ه|ين|ان|تين)?$/.test(textAt(sentence, at)))
      return !own.names.some((name) => name.first === at + 1 && name.faction?.id === source.faction?.id);
  return false;
}

/** Between «that» and the group's own men stand no more tokens: «أن ثمانية عشر من مقاتليه». */
const MEN_REACH = 5;
/** And between them and what became of them: «أن ثلاثة من قادتها الكبار قتلوا». */
const FATE_REACH = 1;
const SUFFIXED = /(?:ه|ها|هم)$/;
/** «من», «أحد»: some of them. */
const SOME = /^(?:من|احد|بعض)$/;

/** Whether something became of the group's own men: «أن أحد أعضائها لقي حتفه». */
const isOwnFate = (sentence: Sentence, first: number): boolean =>
  sentence.matches.some(
    ({ concept, startToken, endToken }) =>
      concept === 'own_men' &&
      startToken > first &&
      startToken <= first + MEN_REACH &&
      SOME.test(textAt(sentence, startToken - 1)) &&
      SUFFIXED.test(textAt(sentence, endToken - 1)) &&
      firstFrom(sentence, endToken, 'fate', FATE_REACH) !== undefined,
  );
