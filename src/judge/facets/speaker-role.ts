import { normalize } from '../../arabic/normalize.ts';
import { hasArticle } from '../../arabic/written-to.ts';
import { matchAt } from '../annotate/matches.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { type Sentence, type TokenSpan, textAt, wordAt, wordsOf } from '../document/document.ts';
import { kindsOf } from '../features/word-kind.ts';
import type { PersonEntry } from '../lexicon/faction-lexicon.ts';
import type { Match } from '../lexicon/matcher.ts';
import { isSpokenOf, isWithinSaid } from './may-speak.ts';
import { holderOf } from './office.ts';
import { speechVerbs } from './speech-verbs.ts';

/** Only a role beside the faction is a speaker without a name. */
const ROLE_REACH = 4;
/** Organs that speak for a group, by the lexicon's id of these words: the other bodies are the group itself. */
const ORGAN = 'organ';
/** And of roles that many have. */
const ONE_OF_MANY = 'one-of-many';

/** The role that leads to the faction, as written: القيادي, الناطق العسكري. */
export function roleOf(candidate: StatementCandidate): string | null {
  const head = roleHead(candidate);
  return head ? written(head, roleSpan(head, candidate), candidate.sourceSentence) : null;
}

/** Words for somebody unnamed, or for an organ of the faction: المتحدث باسم الحركة, المكتب السياسي للحركة. */
export function describedSpeaker(candidate: StatementCandidate): string | null {
  const { source, sourceSentence } = candidate;
  const head = roleHead(candidate) ?? organHead(candidate);
  if (!head || source.kind === 'person') return null;
  const first = head.startToken;
  if (isSpokenOf(sourceSentence, first)) return null;
  const span = { sentence: sourceSentence, first, end: source.end };
  return isWithinSaid(candidate, span) ? null : written(head, span, sourceSentence);
}

/** Between a verb and its subject stand no more tokens: «أفاد "الإعلام" التابع ل», «أصدر ما يسمى بالمكتب». */
const SUBJECT_REACH = 2;

/**
 * Whether the words themselves say that one of many speaks, «أكد قيادي في الحركة», whoever else the article names; or an
 * organ, whose words are no man's. «القيادي» is somebody named.
 */
export function isSomebodyElse(candidate: StatementCandidate): boolean {
  const { sourceSentence } = candidate;
  const head = roleHead(candidate) ?? organHead(candidate);
  if (!head) return false;
  const verb = speechVerbs(sourceSentence, head.startToken).at(-1);
  if (!verb || head.startToken - verb.end > SUBJECT_REACH) return false;
  const isDefinite = hasArticle(textAt(sourceSentence, head.startToken));
  return isOrgan(head) || (head.entry.id === ONE_OF_MANY && !isDefinite);
}

/** The man who holds the office that the article names right before his group alone: «الأمين العام لحزب الله». */
export function holderNamed(candidate: StatementCandidate): PersonEntry | null {
  const { source, sourceSentence, document } = candidate;
  const head = roleHead(candidate);
  if (!head || !source.faction || source.kind === 'person') return null;
  const office = sourceSentence.tokens.slice(head.startToken, source.first).map(({ text }) => text);
  return holderOf(source.faction, office.join(' '), document.publishedAt);
}

const isOrgan = ({ concept, entry }: Match): boolean => concept === 'role.body' && entry.id === ORGAN;

/** Whole: المتحدث العسكري باسم, نائب الأمين العام ل, المكتب الإعلامي ل. */
function roleHead(candidate: StatementCandidate): Match | undefined {
  const { sourceSentence } = candidate;
  // «مسؤولية» is no official of his.
  const isDuty = ({ startToken }: Match): boolean =>
    matchAt(sourceSentence, startToken, 'responsibility') !== undefined;
  const heads = sourceSentence.matches.filter(
    (match) => (match.concept === 'role.head' && !isDuty(match)) || isOrgan(match),
  );
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
  if (endToken === source.first || hasArticle(word)) return true;
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
  if (form === undefined || !all.startsWith(wordAt(sentence, startToken))) return all;
  const before = word.slice(0, word.length - form.length);
  if (/^[وف]?لل$/.test(before)) return `ال${all.slice(before.length)}`;
  const joined = /^(?:[وف]?[بلك]?)(?=(?:ال)?$)/.exec(before)?.[0] ?? '';
  return all.slice(joined.length);
}
