import type { Medium, Statement, StatementCertainty } from '../../model/verdict.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { type Sentence, spanOf, type TokenSpan, wordsOf } from '../document/document.ts';
import { reportedClause, thatClause } from './clause.ts';

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
  const span = trimmed(sentence, whole ? quoted(candidate, whole) : reportedClause(candidate));
  const certainty: StatementCertainty = quotations.length > 0 || cue.kind === 'colon' ? 'quoted' : 'reported';
  return { quote: { field: source.field, ...spanOf(source, span), text: wordsOf(source, span) }, certainty };
}

/** Words between «that» and the quotation that goes on with its clause: «أن عودته "تأتي بعد أسابيع"». */
const SUBJECT = 8;

function quoted(candidate: StatementCandidate, quotation: TokenSpan): TokenSpan {
  const first = thatClause(candidate) ?? quotation.first;
  return first < quotation.first && quotation.first - first <= SUBJECT
    ? { first, end: quotation.end + 1 }
    : { first: quotation.first, end: quotation.end };
}

/** Without the commas, stops and colons at the edges; a mark that closes what was opened within stays. */
function trimmed({ tokens }: Sentence, { first, end }: TokenSpan): TokenSpan {
  let [from, to] = [first, end];
  const textOf = (at: number): string => tokens[at]?.text ?? '';
  const edge = (at: number): boolean => tokens[at]?.kind === 'punct' && !'()«»'.includes(textOf(at));
  const closes = (at: number): boolean => {
    let marks = 0;
    for (let i = from; i < at; i++) if (MARKS.has(textOf(i))) marks++;
    return MARKS.has(textOf(at)) && marks % 2 === 1;
  };
  while (from < to - 1 && edge(from)) from++;
  while (to - 1 > from && edge(to - 1) && !closes(to - 1)) to--;
  return { first: from, end: to };
}

const MARKS: ReadonlySet<string> = new Set(['"', '“', '”']);

/** From the most telling: a statement published on Telegram is `telegram`. */
const MEDIA: readonly Medium[] = ['telegram', 'tweet', 'interview', 'video', 'speech', 'statement'];

/** How the words came out, by the sentence that reports them. */
export function mediumOf({ sentence }: StatementCandidate): Medium | null {
  const seen = new Set(sentence.matches.map(({ concept }) => concept));
  return MEDIA.find((medium) => seen.has(`medium.${medium}`)) ?? null;
}
