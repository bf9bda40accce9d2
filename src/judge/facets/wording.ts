import type { Medium, Statement, StatementCertainty } from '../../model/verdict.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { type Sentence, spanOf, type TokenSpan, wordsOf } from '../document/document.ts';

/** A quotation of fewer words is a phrase within the reported clause, not the statement itself. */
const WHOLE_QUOTATION = 5;

/** The words of a statement, verbatim: the quotation, else the reported clause; and whether any were quoted. */
export function wordingOf(candidate: StatementCandidate): Pick<Statement, 'quote' | 'certainty'> {
  const { document, sentence, content, cue } = candidate;
  const { source } = sentence;
  const quotations = document
    .quotationsOf(source.field)
    .filter(({ first, end, colon }) => !colon && first < content.end && end > content.first);
  const whole = quotations.find(
    ({ first, end }) => end - first >= WHOLE_QUOTATION && first >= content.first && first < content.end,
  );
  const span = trimmed(sentence, whole ?? withVerb(candidate));
  const certainty: StatementCertainty = quotations.length > 0 || cue.kind === 'colon' ? 'quoted' : 'reported';
  return { quote: { field: source.field, ...spanOf(source, span), text: wordsOf(source, span) }, certainty };
}

/** What is said stands in a clause of its own behind so many words at the most. */
const CLAUSE_REACH = 8;
const VERBS: ReadonlySet<string> = new Set(['verb', 'we']);

/** The reported words with the verb whose object they are: «نفت ضلوعها» and not «ضلوعها» alone. */
function withVerb({ sentence, source, carried, cue, content }: StatementCandidate): TokenSpan {
  const isObject =
    content.first === cue.end || (carried === 0 && source.first === cue.end && content.first === source.end);
  if (!VERBS.has(cue.kind) || !isObject) return content;
  const isClause = sentence.matches.some(
    ({ concept, startToken }) =>
      concept === 'speech.that' && startToken >= content.first && startToken < content.first + CLAUSE_REACH,
  );
  return isClause ? content : { first: cue.first, end: content.end };
}

/** Without the commas, stops and colons at the edges. */
function trimmed({ tokens }: Sentence, { first, end }: TokenSpan): TokenSpan {
  let [from, to] = [first, end];
  const edge = (at: number): boolean =>
    tokens[at]?.kind === 'punct' && !'()«»'.includes(tokens[at]?.text ?? '');
  while (to - 1 > from && edge(to - 1)) to--;
  while (from < to - 1 && edge(from)) from++;
  return { first: from, end: to };
}

/** From the most telling: a statement published on Telegram is `telegram`. */
const MEDIA: readonly Medium[] = ['telegram', 'tweet', 'interview', 'video', 'speech', 'statement'];

/** How the words came out, by the sentence that reports them. */
export function mediumOf({ sentence }: StatementCandidate): Medium | null {
  const seen = new Set(sentence.matches.map(({ concept }) => concept));
  return MEDIA.find((medium) => seen.has(`medium.${medium}`)) ?? null;
}
