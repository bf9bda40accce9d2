import { type DateContext, type DateRelation, textAt } from './date-context.ts';
import { dateWords, oneOf, RELATIONS } from './date-words.ts';
import { startsLine } from './sentences.ts';
import { endsSentence } from './signs.ts';

/** Tokens looked back over for a cue; about a clause. */
const REACH = 12;

const FUTURE = dateWords('future');
const PAST = dateWords('past');
/** Verbs that report begin a clause of their own; what stands before them says nothing of it. */
const REPORTING = dateWords('reporting');
/** The letter of the future before an imperfect. */
const FUTURE_LETTER = /^[وف]?س[ينت]/;
/** س before an imperfect; nouns in سي، ست، سن that news uses are listed, since the shape does not tell them apart. */
const FUTURE_VERB = /^[وف]?س[ينتا]\p{L}{2,}$/u;
const NOT_VERBS =
  /^[وف]?(?:سن(?:وات|اتور|وي|جار|ه|ين|تر)|سي(?:نا|اس|اد|طر|ار|ناريو|د|ف|ر)|ست(?:ه|ين|ون|ار|ال|وك|مائه|مئه)|سا(?:ع|حل|حه|بق|ئ|لم|حات|ري|ند|دس|مي|ن))/;

/** Whether a word in normal form is an imperfect with the letter of the future: سيغادر. */
export const isFutureVerb = (token: string): boolean =>
  (token[0] === 'س' || token[1] === 'س') && FUTURE_VERB.test(token) && !NOT_VERBS.test(token);

/** The same of a word that is known for a verb, which no noun's shape is taken for: سيدعو. */
export const hasFutureLetter = (verb: string): boolean => FUTURE_LETTER.test(verb);

/** Whether a future verb stands within three tokens from `at` on: after two months they will leave. */
export function futureVerbAfter(context: DateContext, at: number): boolean {
  for (let i = at; i < at + 3; i++) if (isFutureVerb(textAt(context, i))) return true;
  return false;
}

/** Whether the clause before token `at` speaks of the future or the past, by its nearest cue; null without one. */
export function tenseBefore(context: DateContext, at: number): 'future' | 'past' | null {
  if (startsLine(context.normal, context.tokens, at)) return null;
  for (let i = at - 1; i >= 0 && i >= at - REACH; i--) {
    const text = textAt(context, i);
    if (endsSentence(text)) return null;
    if (FUTURE.has(text) || isFutureVerb(text)) return 'future';
    if (PAST.has(text)) return 'past';
    if (REPORTING.has(text) || (/^[وف]/.test(text) && REPORTING.has(text.slice(1)))) return null;
    if (startsLine(context.normal, context.tokens, i)) return null;
  }
  return null;
}

const PREPOSITIONS = new Map<string, DateRelation>(
  Object.entries(RELATIONS).flatMap(([relation, words]) =>
    words.split(' ').map((word): [string, DateRelation] => [word, relation as DateRelation]),
  ),
);

const FROM_ON = dateWords('fromOn');
/** Words that may stand between the preposition and the date. */
const FILLERS = dateWords('betweenPrepositionAndDate');

/** How a word ties what follows to a date, where it is a preposition; a leading و or ف allowed. */
export const prepositionOf = (word: string): DateRelation | null =>
  PREPOSITIONS.get(word) ?? (/^[وف]/.test(word) ? (PREPOSITIONS.get(word.slice(1)) ?? null) : null);

/** The same of a token. */
export const prepositionAt = (context: DateContext, at: number): DateRelation | null =>
  prepositionOf(textAt(context, at));

/** How the words before the date that begins at token `at` tie to it. */
export function relationBefore(context: DateContext, at: number): DateRelation {
  let i = at - 1;
  while (i >= 0 && i >= at - 2 && FILLERS.has(textAt(context, i))) i--;
  const preposition = prepositionAt(context, i);
  if (preposition) return preposition;
  return textAt(context, i) === 'من' && FROM_ON.has(textAt(context, i - 1)) ? 'since' : 'on';
}

const FORWARD = new RegExp(`^[وف]?${oneOf('forward')}$`);

/** بحلول and حتى lead to a date still to come. */
export function leadsForward(context: DateContext, at: number): boolean {
  for (let i = at - 1; i >= 0 && i >= at - 3; i--) {
    if (FORWARD.test(textAt(context, i))) return true;
  }
  return false;
}
