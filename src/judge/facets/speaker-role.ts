import { normalize } from '../../arabic/normalize.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { type Sentence, type TokenSpan, textAt, wordsOf } from '../document/document.ts';
import { kindsOf } from '../features/word-kind.ts';
import type { Match } from '../lexicon/matcher.ts';
import { isSpokenOf } from './may-speak.ts';

/** Only a role beside the faction is a speaker without a name. */
const ROLE_REACH = 4;
/** Organs that speak for a group, by the lexicon's id of these words: the other bodies are the group itself. */
const ORGAN = 'organ';

/** The role that leads to the faction, as written: القيادي, الناطق العسكري. */
export function roleOf(candidate: StatementCandidate): string | null {
  const head = roleHead(candidate);
  return head ? written(head, roleSpan(head, candidate), candidate.sourceSentence) : null;
}

/** Words for somebody unnamed, or for an organ of the faction: المتحدث باسم الحركة, المكتب السياسي للحركة. */
export function describedSpeaker(candidate: StatementCandidate): string | null {
  const { source, sourceSentence } = candidate;
  const head = roleHead(candidate) ?? organHead(candidate);
  if (!head || source.kind === 'person' || isSpokenOf(sourceSentence, head.startToken)) return null;
  return written(head, { first: head.startToken, end: source.end }, sourceSentence);
}

const isOrgan = ({ concept, entry }: Match): boolean => concept === 'role.body' && entry.id === ORGAN;

/** Whole: المتحدث العسكري باسم, نائب الأمين العام ل, المكتب الإعلامي ل. */
function roleHead(candidate: StatementCandidate): Match | undefined {
  const { matches } = candidate.sourceSentence;
  const heads = matches.filter((match) => match.concept === 'role.head' || isOrgan(match));
  let head = heads.findLast(
    (match) => isWhole(match, candidate) && leadsTo(match, candidate) && !isOrgan(match),
  );
  for (let outer = head; outer; outer = heads.find(({ endToken }) => endToken === head?.startToken))
    head = outer;
  return head;
}

/** The organ of the faction that speaks: المكتب السياسي لحركة, غرفة عمليات. */
const organHead = (candidate: StatementCandidate): Match | undefined =>
  candidate.sourceSentence.matches.find(
    (match) => isOrgan(match) && isWhole(match, candidate) && leadsTo(match, candidate),
  );

/** «وسائل إعلامية تابعة ل» is no organ of the group: one is definite, by its article or what it is of. */
function isWhole(match: Match, { source, sourceSentence }: StatementCandidate): boolean {
  const { startToken, endToken } = match;
  const [word, next] = [textAt(sourceSentence, startToken), textAt(sourceSentence, endToken)];
  if (endToken === source.first || /^(?:[وفبلك]?ال|لل)/.test(word)) return true;
  return !next.startsWith('تابع') && !(isOrgan(match) && next.startsWith('ل'));
}

/** What stands between a role and its group: باسم, في, what the role is called, whose it is. */
const LINK = /^(?:role\.|title$|nisba$|faction$|back$|troops$|in$|from$|"|ال)/;
const LINK_WORD = /^(?:باسم|لدي|تابع\p{L}*|عمليات|\p{L}+ي|\p{L}+يه|لل\p{L}+|ل\p{L}+)$/u;

function leadsTo(
  { startToken, endToken }: Match,
  { source, sourceSentence, sourceOwn }: StatementCandidate,
): boolean {
  if (endToken > source.first || source.first - startToken > ROLE_REACH) return false;
  const kinds = kindsOf(sourceOwn);
  for (let at = endToken; at < source.first; at++) {
    const kind = kinds.at(at);
    const links = LINK_WORD.test(textAt(sourceSentence, at)) && !kind.startsWith('speech.');
    if (!links && !LINK.test(kind)) return false;
  }
  return true;
}

function roleSpan(
  { startToken, endToken }: Match,
  { source, sourceSentence }: StatementCandidate,
): TokenSpan {
  let end = endToken;
  while (end < source.first && textAt(sourceSentence, end).startsWith('ال')) end++;
  return { first: startToken, end };
}

/** Without the conjunction or preposition written to a role: بالمكتب, لمستشار, ورئيس. */
function written({ entry, startToken }: Match, span: TokenSpan, sentence: Sentence): string {
  const all = wordsOf(sentence.source, span);
  const word = textAt(sentence, startToken);
  const form = entry.forms
    .map((one) => normalize(one).text)
    .filter((one) => word.endsWith(one))
    .sort((a, b) => b.length - a.length)[0];
  if (
    form === undefined ||
    !all.startsWith(wordsOf(sentence.source, { first: startToken, end: startToken + 1 }))
  )
    return all;
  const before = word.slice(0, word.length - form.length);
  if (/^[وف]?لل$/.test(before)) return `ال${all.slice(before.length)}`;
  const joined = /^(?:[وف]?[بلك]?)(?=(?:ال)?$)/.exec(before)?.[0] ?? '';
  return all.slice(joined.length);
}
