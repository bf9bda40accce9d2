import { isoDate, publicationDay } from '../../arabic/calendar.ts';
import { findDates } from '../../arabic/dates.ts';
import { DAY_MS } from '../../lib/durations.ts';
import { isForceful } from '../../model/verdict.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { type Document, isPost, opensArticle, type Sentence, textAt } from '../document/document.ts';
import type { Veto } from '../vetoes.ts';
import { claimsResponsibility, tellsOfResponsibility } from './claim.ts';
import { isSpokenOf } from './may-speak.ts';
import { admitsSomething } from './speech-verbs.ts';

/** Facts about a candidate that no weight outdoes: why it is no news of what its source says; null where nothing says so. */
export function noNews(candidate: StatementCandidate): Veto | null {
  if (isSpokenAbout(candidate)) return 'spoken-about';
  if (isUnarmed(candidate)) return 'no-matter-of-arms';
  return isOldClaim(candidate) ? 'old-claim' : null;
}

const ROLE = /^(?:role\.head|name$)/;

/** Whether the source is what somebody else's words are about: «أيد قرار فلان», «لا يعترف بقائد الحركة». */
function isSpokenAbout({ source, sourceSentence, carried, cue, sentence }: StatementCandidate): boolean {
  if (carried > 0 || source.first < cue.end) return false;
  if (isSpokenOf(sourceSentence, source.first, 'decision')) return true;
  return (
    admitsSomething(cue.id) &&
    isNegated(sentence, cue.first) &&
    textAt(sentence, cue.end).startsWith('ب') &&
    sentence.matches.some(({ concept, startToken }) => startToken === cue.end && ROLE.test(concept))
  );
}

const isNegated = ({ matches }: Sentence, at: number): boolean =>
  matches.some(({ concept, endToken }) => concept === 'context.negation' && endToken === at);

/** Whether a movement that is heard on arms and war alone speaks of something else: in its words, beside them and in the title. */
function isUnarmed({ source, cue, sentence, document }: StatementCandidate): boolean {
  if (source.faction?.speaks !== 'armed_context') return false;
  // What words of these kinds are about is force.
  if (isForceful(cue.type)) return false;
  const near = (one: Sentence): boolean =>
    one.zone === 'headline' || isPost(document) || Math.abs(one.at - sentence.at) <= 1;
  return !document.sentences.some(
    (one) => near(one) && one.matches.some(({ concept }) => concept === 'arms_matter'),
  );
}

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
function isOldClaim({ cue, sentence, document }: StatementCandidate): boolean {
  if (
    opensArticle(sentence) ||
    cue.type === 'denial' ||
    !(claimsResponsibility(cue) || tellsOfResponsibility(sentence))
  )
    return false;
  if (isPost(document) || document.publishedAt === null) return false;
  if (document.sentences.some((one) => opensArticle(one) && tellsOfResponsibility(one))) return false;
  const ages = agesIn(document);
  const lead = document.sentences.find(({ zone }) => zone === 'lead');
  if (lead && ages(lead).some((age) => age >= OLD_DAYS)) return false;
  if (sentence.matches.some(({ concept }) => concept === 'earlier_attack')) return true;
  const own = ages({ ...sentence, first: cue.first, end: Math.min(sentence.end, cue.end + DATE_REACH) });
  if (own.length > 0) return Math.min(...own) >= OLD_DAYS;
  const before = document.sentences
    .slice(Math.max(0, sentence.at - BACK), sentence.at)
    .findLast((one) => one.source === sentence.source && (opensBackground(one) || ages(one).length > 0));
  if (!before || opensArticle(before)) return false;
  const dated = ages(before);
  return dated.length > 0 && Math.min(...dated) >= OLD_DAYS;
}

const opensBackground = ({ matches }: Sentence): boolean =>
  matches.some(({ concept }) => concept === 'background');

/** How many days before publication the days lie that a sentence of the text names. */
function agesIn({ text, publishedAt }: Document): (sentence: Sentence) => number[] {
  const day = publicationDay(publishedAt);
  const today = day === null ? null : Date.parse(isoDate(day));
  const dates = findDates(text.normal, text.tokens, publishedAt);
  return ({ source, first, end }) => {
    if (source !== text || today === null) return [];
    const from = source.tokens[first]?.start ?? 0;
    const to = source.tokens[end - 1]?.end ?? 0;
    return dates.flatMap(({ date, precision, start }) =>
      precision === 'day' && start >= from && start < to
        ? [Math.round((today - Date.parse(date)) / DAY_MS)]
        : [],
    );
  };
}
