import type { StatementCandidate } from '../candidates/statement.ts';
import { isPost, type Sentence, textAt } from '../document/document.ts';
import type { Match } from '../lexicon/matcher.ts';

/** The lexicon's id of «تبنى». */
const RESPONSIBILITY = 'claim-resp';
const isResponsibility = ({ entry }: Match): boolean =>
  entry.id === RESPONSIBILITY || entry.concept === 'responsibility';

/** Views and plans, which nobody claims but takes over: «تبنت القناة وجهة نظر الجماعة», «تبنى الحزب نهجا جديدا». */
const VIEW = 'adopted_view';
const VIEW_REACH = 6;

/** Whether «تبنى» is said of a view or a plan, and of no attack. */
export const takesOverAView = ({ sentence, cue }: StatementCandidate): boolean =>
  cue.id === RESPONSIBILITY &&
  sentence.matches.some(
    ({ concept, startToken }) =>
      concept === VIEW && startToken >= cue.end && startToken - cue.end <= VIEW_REACH,
  );

/** Between «that» and whose the act is stand no more tokens: «أن طائرات حربية تابعة للتحالف». */
const SUBJECT_REACH = 3;

/**
 * Whether what stands behind «that» is the act of others, of which the group only tells: «قال الحزب إن صواريخ أصابت
 * المطار», «إن طائرات تابعة للتحالف قصفت الموقع». Where the article has the group claim something, it may be its own.
 */
export function tellsOfOthers({ document, sentence, source, own, cue }: StatementCandidate): boolean {
  if (isPost(document) || document.sentences.some(({ matches }) => matches.some(isResponsibility)))
    return false;
  const that = sentence.matches.find(
    ({ concept, startToken }) => concept === 'speech.that' && startToken >= cue.end,
  );
  if (!that) return false;
  const verb = /^[يت]كون$/.test(textAt(sentence, that.endToken)) ? 1 : 0;
  const isOthers = sentence.matches.some(
    ({ concept, startToken }) => concept === 'others_act' && startToken === that.endToken + verb,
  );
  return (
    isOthers ||
    belongsTo(
      sentence,
      that.endToken,
      (at) => !own.names.some(({ first, faction }) => first === at && faction?.id === source.faction?.id),
    )
  );
}

/** Whether the subject that begins at a token is said to be somebody's of whom `test` holds. */
function belongsTo(sentence: Sentence, from: number, test: (owner: number) => boolean): boolean {
  for (let at = from + 1; at <= from + SUBJECT_REACH; at++)
    if (/^تابع(?:ه|ين|ان|تين)?$/.test(textAt(sentence, at))) return test(at + 1);
  return false;
}
