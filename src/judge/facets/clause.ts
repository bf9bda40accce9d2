import { endsPhrase, endsSentence } from '../../arabic/signs.ts';
import { type Cue, cuesIn, THAT } from '../annotate/cues.ts';
import { lastBefore } from '../annotate/matches.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { isPost, type Sentence, type TokenSpan, textAt, wordsOf } from '../document/document.ts';
import { NAME } from '../lexicon/gazetteer.ts';

const VERBS: ReadonlySet<string> = new Set(['verb', 'we']);

/**
 * The clause in which a candidate's words are reported, so that it reads well alone: what a colon or a «that» parts from
 * who speaks; else the clause whole, from its verb on («نفت الحركة ضلوعها», not «ضلوعها»). A headline is told whole.
 */
export function reportedClause(candidate: StatementCandidate): TokenSpan {
  const { document, sentence, content, cue } = candidate;
  const post = isPost(document);
  const isBefore = content.first < cue.end;
  if (textAt(sentence, content.first - 1) === ':' || (!post && (isBefore || content.first >= sentence.end)))
    return content;
  const that = thatClause(candidate);
  if (that === null && sentence.zone === 'headline') return sentence;
  const first = isBefore ? content.first : (that ?? startOf(candidate));
  return { first, end: post ? endOfLines(candidate) : endOfSentence(candidate, first) };
}

/** Words that are enough to be read alone. */
const ENOUGH = 4;

/** A few words behind a cue go on over the next sentence, but from the verb on they are enough: «أعلن الحزب مسؤوليته عنه.» */
const endOfSentence = ({ sentence, content }: StatementCandidate, first: number): number => {
  const isWhole = cuesIn(sentence).some((cue) => cue.kind === 'verb' && cue.first >= first);
  return isWhole && content.end > sentence.end && sentence.end - first > ENOUGH ? sentence.end : content.end;
};

/** Between a verb of speech and its «that» may stand who speaks, his office, the day and the medium. */
const THAT_REACH = 20;
/** A verb with an object of its own («condemned the raid that …») has its «that» close by. */
const OBJECT_REACH = 5;
/** Types of cues that seldom have another object than a clause. */
const CLAUSAL: ReadonlySet<string> = new Set(['', 'position', 'claim', 'denial']);

/** Where the clause begins that words of speech govern: at its «that», with no verb of speech between; null without one. */
export function thatClause({ sentence, cue, content }: StatementCandidate): number | null {
  const reach = content.first + (CLAUSAL.has(cue.type) ? THAT_REACH : OBJECT_REACH);
  const nextVerb = cuesIn(sentence).find(({ first, kind }) => first >= content.first && VERBS.has(kind));
  const end = Math.min(content.end, reach, nextVerb?.first ?? reach);
  const that = sentence.matches.find(
    ({ concept, startToken, endToken }) =>
      concept === THAT &&
      startToken >= content.first &&
      startToken < end &&
      !endsConjunction(sentence, endToken),
  );
  return that?.startToken ?? null;
}

/** Whether a «that» that ends at a token is the last word of a conjunction: «بعد أن». */
export const endsConjunction = ({ matches }: Sentence, end: number): boolean =>
  matches.some(({ concept, endToken }) => concept === 'conjunction' && endToken === end);

/** The clause's beginning where no «that» follows its cue. */
function startOf(candidate: StatementCandidate): number {
  const { sentence, source, carried, cue } = candidate;
  const leads = carried === 0 && source.first < cue.first;
  if (!VERBS.has(cue.kind)) return startOfPhrase(sentence, leads ? source.first : cue.first);
  const that = lastBefore(sentence, cue.first, THAT, NEAR);
  if (that) return that.startToken;
  if (isGoverned(candidate)) return startOfGoverning(candidate);
  const isSubject =
    leads && cue.first - source.end <= NEAR + 1 && startOfPhrase(sentence, cue.first) <= source.end;
  return isSubject ? source.first : cue.first;
}

/** Whether a cue stands within what another verb governs: in a clause on a document or its group. */
function isGoverned({ sentence, source, carried, cue }: StatementCandidate): boolean {
  const isOnDocument = sentence.matches.some(
    ({ concept, endToken }) => concept.startsWith('medium.') && endToken === cue.first,
  );
  return (
    isOnDocument &&
    carried === 0 &&
    (source.first > cue.first || governing(sentence, source, cue) !== undefined)
  );
}

/** Where the clause begins whose verb governs the cue: at that verb where the group leads, else with the group's own phrase. */
function startOfGoverning({ sentence, source, carried, cue }: StatementCandidate): number {
  if (carried > 0) return startOfPhrase(sentence, cue.first);
  return governing(sentence, source, cue)?.first ?? startOfPhrase(sentence, source.first);
}

/** The verb of speech beside a group that stands before the cue. */
const governing = (sentence: Sentence, source: TokenSpan, cue: Cue): Cue | undefined =>
  cuesIn(sentence).findLast(
    ({ kind, first, end }) =>
      kind === 'verb' &&
      end <= cue.first &&
      first < source.first &&
      source.first < cue.first &&
      source.first - end <= GOVERNED_REACH,
  );
const GOVERNED_REACH = 4;

/** Between a verb and its subject, or the «that» before both («أن قواته نفذت»), stand no more tokens. */
const NEAR = 2;

/** Where the part of a clause begins that a token stands in: behind a comma, or with the sentence. */
function startOfPhrase(sentence: Sentence, token: number): number {
  let first = token;
  while (first > sentence.first && !endsPhrase(textAt(sentence, first - 1))) first--;
  return first;
}

/** So many lines a post may break one sentence into. */
const MOST_LINES = 6;

/** In a post a sentence goes on over broken lines until one ends with a stop, names somebody or has a colon. */
function endOfLines({ document, sentence, content }: StatementCandidate): number {
  let end = content.end;
  if (end < sentence.end) return end;
  for (const next of document.sentences.slice(sentence.at + 1, sentence.at + 1 + MOST_LINES)) {
    if (next.end <= end) continue;
    if (endsSentence(sentence.tokens[end - 1]?.text ?? '')) return end;
    const speaks = next.matches.some(({ concept }) => concept === NAME);
    if (next.source !== sentence.source || speaks || wordsOf(next.source, next).includes(':')) return end;
    end = next.end;
  }
  return end;
}
