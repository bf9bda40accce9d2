import { THAT } from '../annotate/cues.ts';
import { firstFrom } from '../annotate/matches.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { opensArticle, type Sentence, textAt } from '../document/document.ts';
import { claimsResponsibility } from './claim.ts';

/** Tokens that may stand before the verb, up to a comma: «من جهته، أعلنت الحركة …». */
const OPENING = 4;
/** Between verb and group stand no more: «قال المتحدث باسم …», «أعلن تنظيم #داعش». */
const GROUP_REACH = 4;
/** Between the group and «that» stands no more than a name with its titles. */
const THAT_REACH = 8;
/** «وأعلن التنظيم، في بيان نشرته مواقع قريبة منه، مسؤوليته عن الهجوم». */
const RESPONSIBILITY_REACH = 16;
/** Verbs that bring words and nothing else, by the lexicon's ids. */
const SAYING: ReadonlySet<string> = new Set(['say', 'announce', 'affirm', 'state', 'mention', 'inform']);

/**
 * Whether a sentence says in so many words that the group, or its man by his office, says something or claims an attack:
 * «وأعلن التنظيم مسؤوليته عن الهجوم», «وقال المتحدث باسم الحركة إن …», as its own news and not in passing («… الذي أعلن
 * التنظيم مسؤوليته عنه»).
 */
export function saysPlainly(candidate: StatementCandidate): boolean {
  const { sentence, source, cue, carried } = candidate;
  if (carried > 0 || cue.kind !== 'verb' || source.kind !== 'faction' || source.nisba) return false;
  if (source.first < cue.end) return false;
  if (!opensSentence(sentence, cue.first) || !isGroupOrItsMan(candidate)) return false;
  if (claimsResponsibility(cue)) return true;
  if (!SAYING.has(cue.id)) return false;
  return (
    (firstFrom(sentence, source.end, 'responsibility', RESPONSIBILITY_REACH) ??
      firstFrom(sentence, source.end, THAT, THAT_REACH)) !== undefined
  );
}

/** The verb begins the sentence, or stands anywhere in headline or lead. */
function opensSentence(sentence: Sentence, verb: number): boolean {
  const before = verb - sentence.first;
  if (before === 0 || opensArticle(sentence)) return true;
  return before <= OPENING && textAt(sentence, verb - 1) === '،';
}

/** Nothing between verb and group but signs, what kind of group it is, or an office («المتحدث باسم»). */
function isGroupOrItsMan({ sentence, source, cue }: StatementCandidate): boolean {
  if (source.first - cue.end > GROUP_REACH) return false;
  const between = sentence.matches.filter(
    ({ startToken }) => startToken >= cue.end && startToken < source.first,
  );
  if (between.some(({ concept }) => concept === 'speech.close_to')) return false;
  const words = sentence.tokens.slice(cue.end, source.first).filter(({ kind }) => kind === 'word');
  return (
    words.length === 0 ||
    between.some(({ concept, startToken }) => startToken === cue.end && OFFICES.has(concept))
  );
}
const OFFICES: ReadonlySet<string> = new Set(['role.head', 'title', 'group.head']);
