import { type Cue, cuesIn, THAT } from '../annotate/cues.ts';
import { firstFrom } from '../annotate/matches.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { isPost, leadIn, opensArticle, type Sentence, type TokenSpan, textAt } from '../document/document.ts';
import { claimsResponsibility, tellsOfResponsibility } from './claim.ts';
import { datesIn, daysAgo, looksBack, type PastDate } from './days-ago.ts';

/** So many sentences back a background may have dated the attack that a claim is of: «ذلك الهجوم». */
const BACK = 3;
/** A claim of what happened so many days ago is history; before that it may be a late one. */
const OLD_DAYS = 4;
/** Between a claim and the day of its attack stand no more tokens: «الهجوم الذي استهدف الجمعة الماضية تجمعا». */
const DATE_REACH = 12;

/**
 * Whether responsibility is claimed for an attack of days ago, in the background of other news: its sentence calls the
 * attack an earlier one or dates it, or one before it does that opens the background. Where title or lead tell a claim,
 * or what the lead tells is as old, it is the news.
 */
export function isOldClaim({ cue, sentence, document }: StatementCandidate): boolean {
  if (opensArticle(sentence) || cue.type === 'denial' || !isOfResponsibility(cue, sentence)) return false;
  if (isPost(document) || document.publishedAt === null) return false;
  if (document.sentences.some((one) => opensArticle(one) && tellsOfResponsibility(one))) return false;
  const ages = (one: Sentence): number[] => daysAgo(document, one);
  const lead = leadIn(document);
  if (lead && ages(lead).some((age) => age >= OLD_DAYS)) return false;
  if (sentence.matches.some(({ concept }) => concept === 'earlier_attack')) return true;
  // A month or a year dates the claim of its own sentence only: elsewhere it may be of somebody's life.
  const agesHere = (first: number, end: number): number[] =>
    datesIn(document, sentence, { first, end })
      .filter(isWhen)
      .map(({ age }) => age);
  const own = agesHere(cue.first, Math.min(sentence.end, cue.end + DATE_REACH));
  if (own.length > 0) return Math.min(...own) >= OLD_DAYS;
  const ahead = agesHere(sentence.first, cue.first);
  if (ahead.length > 0) return Math.min(...ahead) >= OLD_DAYS;
  const before = document.sentences
    .slice(Math.max(0, sentence.at - BACK), sentence.at)
    .findLast((one) => one.source === sentence.source && (opensBackground(one) || ages(one).length > 0));
  if (!before || opensArticle(before)) return false;
  const opening = ages(before);
  return opening.length > 0 && Math.min(...opening) >= OLD_DAYS;
}

/** Of a month just over something may be told as news. */
const LONG_AGO = 60;
/** A day, or a month or year long gone that something happened in, and not since. */
const isWhen = ({ precision, relation, age }: PastDate): boolean =>
  precision === 'day' || (relation === 'on' && age >= LONG_AGO);

const isOfResponsibility = (cue: Cue, sentence: Sentence): boolean =>
  claimsResponsibility(cue) || tellsOfResponsibility(sentence);

const opensBackground = ({ matches }: Sentence): boolean =>
  matches.some(({ concept }) => concept === 'background');

/** Types of words that speak of the past, whose dates are not their own. */
const OF_THE_PAST: ReadonlySet<string> = new Set(['condemnation', 'denial', 'demand']);
/** Between a date that opens a clause and its verb stands no more than the subject: «وفي أبريل، كان الحزب قد هدد». */
const OPENING_REACH = 6;
/** Words before a date that says when something is said. */
const WHEN = /^(?:[وف]?في|يوم|بتاريخ|،)$/;
/** What the words behind a verb of speech begin with, whose dates are not the speech's. */
const SAID = /^(?:["«“:]|الذي|التي|الذين)$/;

/**
 * Whether a sentence of the text dates words to days, a month or a year ago: «وأعلنت الحركة الهدنة في عام 2011», «وفي
 * أبريل الماضي، هدد الحزب».
 */
export function isOldSaying({ cue, sentence, document }: StatementCandidate): boolean {
  if (opensArticle(sentence) || isPost(document) || document.publishedAt === null) return false;
  const verb =
    cue.kind === 'verb'
      ? cue
      : cuesIn(sentence).findLast(({ kind, end }) => kind === 'verb' && end <= cue.first);
  if (!verb || OF_THE_PAST.has(verb.type) || OF_THE_PAST.has(cue.type)) return false;
  if (isOfResponsibility(cue, sentence) || !looksBack(document, OLD_DAYS)) return false;
  const isOld = (one: TokenSpan, when: (first: number) => boolean): boolean => {
    const own = datesIn(document, sentence, one).filter(
      (date) => when(date.first) && !isWeekday(date, sentence, one.end),
    );
    return own.length > 0 && own.every(({ age }) => age >= OLD_DAYS);
  };
  const behind = { first: verb.first, end: startOfSaid(sentence, verb.end) };
  if (isOld(behind, (first) => WHEN.test(textAt(sentence, first - 1)))) return true;
  const before = { first: sentence.first, end: verb.first };
  return isOld(
    before,
    (first) =>
      first - sentence.first <= 1 &&
      WHEN.test(textAt(sentence, first - 1)) &&
      verb.first - first <= OPENING_REACH,
  );
}

const DAY = 'يوم';

/** A weekday alone, «الخميس», which may as well be of this week. */
const isWeekday = ({ precision, first, end }: PastDate, { tokens }: Sentence, until: number): boolean =>
  precision === 'day' &&
  tokens.slice(first, Math.min(end, until)).filter(({ text }) => text !== DAY).length === 1;

function startOfSaid(sentence: Sentence, from: number): number {
  const { tokens, end } = sentence;
  const that = firstFrom(sentence, from, THAT);
  let at = from;
  while (at < Math.min(end, that?.startToken ?? end, from + DATE_REACH) && !SAID.test(tokens[at]?.text ?? ''))
    at++;
  return at;
}
