import words from '../../../config/models/function-words.json' with { type: 'json' };
import type { Medium, Statement, StatementCertainty } from '../../model/verdict.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import {
  contains,
  isPost,
  quotationsIn,
  type Sentence,
  spanOf,
  type TokenSpan,
  textAt,
  wordsOf,
} from '../document/document.ts';
import { reportedClause, thatClause } from './clause.ts';
import { behindFormulas } from './formulas.ts';

/** A quotation of fewer words is a phrase within the reported clause, not the statement itself. */
const WHOLE_QUOTATION = 5;

/** The words of a statement, verbatim: the quotation, else the reported clause; and whether any were quoted. */
export function wordingOf(candidate: StatementCandidate): Pick<Statement, 'quote' | 'certainty'> {
  const { sentence, content, cue } = candidate;
  const { source } = sentence;
  const start = behindFormulas(candidate);
  const quotations = quotationsIn(source).filter(
    ({ first, end, colon }) => !colon && first < content.end && end > content.first,
  );
  const whole = quotations.find(
    (one) =>
      one.end - one.first >= WHOLE_QUOTATION &&
      one.first >= start &&
      one.first < content.end &&
      !isName(candidate, one) &&
      !isWithinSpeech(candidate, one, start),
  );
  const clause = whole
    ? quoted(candidate, whole)
    : withoutFormulas(candidate, reportedClause(candidate), start);
  const span = trimmed(sentence, clause);
  const certainty: StatementCertainty = quotations.length > 0 || cue.kind === 'colon' ? 'quoted' : 'reported';
  return { quote: { field: source.field, ...spanOf(source, span), text: wordsOf(source, span) }, certainty };
}

/** What stands before a name in quotation marks: الناطق باسم "…", ما يسمى "…". */
const CALLED: ReadonlySet<string> = new Set(words.called.split(' '));
/** Words that a group's name may go on with behind the one the lexicon has. */
const REST_OF_NAME = 4;

/** Whether a quotation is what somebody is called, however long: the group's own name, or one said to be a name. */
function isName({ source, sentence }: StatementCandidate, { first, end }: TokenSpan): boolean {
  if (source.first === first && end - source.end <= REST_OF_NAME) return true;
  return CALLED.has(textAt(sentence, first - 2));
}

/** In a post what stands behind a colon is the group's own speech, and a quotation in its middle what it cites. */
const isWithinSpeech = (
  { document, sentence, content }: StatementCandidate,
  { first }: TokenSpan,
  start: number,
) => isPost(document) && textAt(sentence, content.first - 1) === ':' && first > start + 1;

/** A clause that begins with a communiqué's formulas begins behind them, with the sentence there where nothing else is left. */
function withoutFormulas(
  { document, sentence, content }: StatementCandidate,
  span: TokenSpan,
  start: number,
): TokenSpan {
  if (start === content.first || span.first !== content.first) return span;
  const next = document.sentences.find(({ source, end }) => source === sentence.source && end > start);
  return { first: start, end: Math.max(span.end, next?.end ?? 0) };
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

/**
 * How the words came out, by the sentence that reports them; where a post's label stands alone on its line («مشاهد»), also
 * by what it labels. That this is a communiqué says nothing of who speaks in it, whom the label names.
 */
export function mediumOf({ document, sentence, content }: StatementCandidate): Medium | null {
  const says = (one: Sentence | undefined, medium: Medium): boolean =>
    one?.matches.some(({ concept }) => concept === `medium.${medium}`) === true;
  const opening = isPost(document)
    ? document.sentences.find((one) => one.source === sentence.source && contains(one, content.first))
    : undefined;
  return (
    MEDIA.find((medium) => says(sentence, medium) || (medium !== 'statement' && says(opening, medium))) ??
    null
  );
}
