import { addDays, type CivilDay, daysBetween, isoDate, publicationDay } from '../../arabic/calendar.ts';
import { type DateMention, findDates } from '../../arabic/dates.ts';
import { originalSpan } from '../../arabic/normalize.ts';
import type { Deadline } from '../../model/verdict.ts';
import {
  type Document,
  type FieldText,
  type Sentence,
  type TokenSpan,
  tokensIn,
} from '../document/document.ts';
import { lastBefore } from './matches.ts';

/** A date still to come, with the sentence and tokens it stands in. */
export interface Due extends TokenSpan {
  deadline: Deadline;
  /** Says by when: قبل, بحلول, مهلة. */
  binding: boolean;
  /** A span of time, counted from publication or from the day on which its sentence says it was told: خلال شهرين. */
  isSpan: boolean;
  /** What is told of comes after it: لا بقاء بعد آب. */
  beyond: boolean;
  sentence: Sentence;
}

/** Words that bind a date stand so many tokens before it. */
const REACH = 5;
/** Concept of config/lexicons/certainty.yaml; between it and the span stands «من» at most. */
const EARLIER = 'dated.earlier';
const EARLIER_REACH = 1;

/** The dates of a document that lie ahead of publication; without its date, those that the words put ahead. Linear. */
export function duesOf(document: Document): Due[] {
  const found: Due[] = [];
  const published = publicationDay(document.publishedAt);
  for (const source of [document.title, document.text]) {
    const sentences = document.sentences.filter((one) => one.source === source);
    let at = 0;
    let named: { sentence: Sentence; on: CivilDay } | null = null;
    for (const mention of findDates(source.normal, source.tokens, document.publishedAt)) {
      const span = tokensIn(source, mention);
      while (at < sentences.length - 1 && (sentences[at]?.end ?? 0) <= span.first) at++;
      const sentence = sentences[at];
      if (!sentence) continue;
      const from = named?.sentence === sentence ? named.on : published;
      const due = dueOf(source, sentence, countedFrom(mention, from, published), span);
      if (due) found.push(due);
      const day = mention.relation === 'on' && mention.future === false ? dayOf(mention) : null;
      if (day && isRecent(day, published)) named = { sentence, on: day };
    }
  }
  return found;
}

/** A day named so long before publication tells when something happened, and no longer when it was told. */
const RECENT_DAYS = 7;
const isRecent = (day: CivilDay, published: CivilDay | null): boolean =>
  published !== null && daysBetween(day, published) <= RECENT_DAYS;

const dayOf = ({ date, precision }: DateMention): CivilDay | null =>
  precision === 'day' ? publicationDay(date) : null;

/** «هدد السبت بقتلهم ما لم يغادروا خلال 3 أيام»: a span is counted from the day that its sentence names before it. */
function countedFrom(mention: DateMention, from: CivilDay | null, published: CivilDay | null): DateMention {
  const day = mention.relation === 'within' ? dayOf(mention) : null;
  if (!day || !from || !published) return mention;
  const moved = addDays(day, daysBetween(published, from));
  return { ...mention, date: isoDate(moved), future: daysBetween(published, moved) > 0 };
}

function dueOf(
  source: FieldText,
  sentence: Sentence,
  mention: DateMention,
  { first, end }: TokenSpan,
): Due | null {
  const bound = sentence.matches.some(
    ({ concept, startToken, endToken }) =>
      concept === 'deadline.binding' && endToken <= first + 1 && startToken >= first - REACH,
  );
  if (isEarlierIn(sentence, first)) return null;
  const binding = mention.relation === 'before' || mention.relation === 'within' || bound;
  if (mention.relation === 'since' || mention.future === false) return null;
  if (mention.future === null && !binding) return null;
  const span = originalSpan(source.normal, mention.start, mention.end);
  const text = source.normal.original.slice(span.start, span.end);
  const deadline = { date: mention.date, precision: mention.precision, text, field: source.field, ...span };
  return {
    deadline,
    binding,
    isSpan: mention.relation === 'within',
    beyond: mention.relation === 'after',
    sentence,
    first,
    end,
  };
}

/** «في وقت سابق من العام الجاري»: a span that is not over, and what was told in it is past. */
const isEarlierIn = (sentence: Sentence, first: number): boolean =>
  lastBefore(sentence, first, EARLIER, EARLIER_REACH) !== undefined;
