import { endsPhrase } from '../../arabic/signs.ts';
import { CONTEXT } from './context.ts';
import { type Hit, indexFrom, type TopicReading } from './reading.ts';
import type { Qualifier } from './topic.ts';

/** Most words between a marking word and what it marks, where its entry has no `reach` of its own. */
const REACH = { negation: 2, denial: 10, denialAfter: 4, subordinate: 12, pluperfect: 6, speech: 14 };

const YEAR = /^(?:19|20)\d\d$/;

/** The word that gives a group of hits one of the qualifiers, or null. */
export function qualifierOf(reading: TopicReading, group: readonly Hit[], qualifier: Qualifier): Hit | null {
  const find = { negated, background, reported }[qualifier];
  for (const hit of group) {
    const mark = find(reading, hit);
    if (mark) return mark;
  }
  return null;
}

const reachOf = (mark: Hit, usual: number): number => Number(mark.entry.attrs.reach ?? usual);

/** Whether a clause mark stands between two positions; a comma inside a number is part of its token. */
function clauseEnds(reading: TopicReading, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (endsPhrase(reading.tokenAt(at)?.text ?? '')) return true;
  return false;
}

/** Whether a word such as لكن stands between two positions. */
function turns(reading: TopicReading, from: number, to: number): boolean {
  const words = reading.hitsOf(CONTEXT.turn);
  const next = words[indexFrom(words, from)];
  return next !== undefined && next.end <= to;
}

/** The marking words of a concept in the hit's sentence that end before it, nearest first, as far as words reach. */
function* marksBefore(reading: TopicReading, concept: string, hit: Hit, usual: number): Generator<Hit> {
  const marks = reading.hitsOf(concept);
  const sentence = reading.sentenceOf(hit.first);
  for (let i = indexFrom(marks, hit.first) - 1; i >= 0; i--) {
    const mark = marks[i] as Hit;
    const words = reading.wordsBetween(mark.end, hit.first);
    if (mark.first < sentence.first || words > MOST_WORDS) return;
    if (mark.end <= hit.first && words <= reachOf(mark, usual)) yield mark;
  }
}

/** No marking word reaches further, whatever its entry says: keeps looking back constant in the text. */
const MOST_WORDS = 40;

function negated(reading: TopicReading, hit: Hit): Hit | null {
  for (const mark of marksBefore(reading, CONTEXT.negation, hit, REACH.negation)) {
    if (clauseEnds(reading, mark.end, hit.first) || turns(reading, mark.end, hit.first)) continue;
    return mark;
  }
  for (const mark of marksBefore(reading, CONTEXT.denial, hit, REACH.denial)) {
    if (!turns(reading, mark.end, hit.first)) return mark;
  }
  const after = reading.hitsOf(CONTEXT.denialAfter);
  const next = after[indexFrom(after, hit.end)];
  if (!next || next.first >= reading.sentenceOf(hit.first).end) return null;
  return reading.wordsBetween(hit.end, next.first) <= reachOf(next, REACH.denialAfter) ? next : null;
}

/** A word of the concept anywhere in the hit's sentence, the first one. */
function inSentence(reading: TopicReading, concept: string, hit: Hit): Hit | null {
  const sentence = reading.sentenceOf(hit.first);
  const marks = reading.hitsOf(concept);
  const mark = marks[indexFrom(marks, sentence.first)];
  return mark && mark.first < sentence.end ? mark : null;
}

function background(reading: TopicReading, hit: Hit): Hit | null {
  for (const mark of marksBefore(reading, CONTEXT.subordinate, hit, REACH.subordinate)) {
    if (!clauseEnds(reading, mark.end, hit.first)) return mark;
  }
  for (const had of marksBefore(reading, CONTEXT.had, hit, REACH.pluperfect)) {
    for (const was of marksBefore(reading, CONTEXT.was, had, REACH.pluperfect)) return was;
  }
  return (
    inSentence(reading, CONTEXT.anniversary, hit) ??
    inSentence(reading, CONTEXT.oldTime, hit) ??
    pastYear(reading, hit)
  );
}

/** عام 2011 in an article of a later year. */
function pastYear(reading: TopicReading, hit: Hit): Hit | null {
  const published = Number(reading.publishedAt?.slice(0, 4) ?? Number.NaN);
  if (!(published > 0)) return null;
  const sentence = reading.sentenceOf(hit.first);
  const marks = reading.hitsOf(CONTEXT.yearWord);
  for (let i = indexFrom(marks, sentence.first); i < marks.length; i++) {
    const mark = marks[i] as Hit;
    if (mark.first >= sentence.end || i > MOST_WORDS + indexFrom(marks, sentence.first)) break;
    const year = reading.tokenAt(mark.end)?.text ?? '';
    if (YEAR.test(year) && Number(year) < published) return mark;
  }
  return null;
}

/** قال … إن: somebody's words. */
function reported(reading: TopicReading, hit: Hit): Hit | null {
  for (const that of marksBefore(reading, CONTEXT.that, hit, REACH.speech)) {
    for (const verb of marksBefore(reading, CONTEXT.speech, that, REACH.speech)) return verb;
  }
  return null;
}
