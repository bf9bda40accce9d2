import { originalSpan } from '../../arabic/normalize.ts';
import type { Statement, StatementCertainty } from '../../model/verdict.ts';
import type { ReadField } from './article.ts';
import type { TokenSpan } from './reading.ts';
import type { Utterance } from './utterance.ts';
import { WORD, type Words } from './words.ts';

/** A quotation of fewer words is a phrase within the reported clause, not the statement itself. */
const WHOLE_QUOTATION_WORDS = 5;
const COMPLEMENT_REACH = 14;

/** The speaker's words in an utterance, verbatim: the quotation, else the reported clause; and whether any were quoted. */
export function quoteOf(
  utterance: Utterance,
  field: ReadField,
  words: Words,
): { quote: Statement['quote']; certainty: StatementCertainty } {
  const range = field.sentences[utterance.sentence];
  const content = utterance.content;
  const within = field.quotations.filter(
    (quote) =>
      !quote.colon &&
      quote.first >= content.first &&
      quote.first < Math.max(content.end, range?.endToken ?? 0),
  );
  const whole = within.find(
    (quote) => quote.end - quote.first >= WHOLE_QUOTATION_WORDS && quote.first < content.end,
  );
  const span = whole ?? reportedClause(field, content, words);
  const certainty = within.length > 0 || utterance.frame === 'colon' ? 'quoted' : 'reported';
  return { quote: quoteFrom(field, span), certainty };
}

function quoteFrom(field: ReadField, span: TokenSpan): Statement['quote'] {
  const first = field.tokens[span.first];
  const last = field.tokens[span.end - 1];
  const { start, end } = originalSpan(field.normal, first?.start ?? 0, last?.end ?? first?.start ?? 0);
  return { field: field.field, start, end, text: field.normal.original.slice(start, end) };
}

/** What stands after إن, أن or a colon, without the commas and stops at its edges. */
function reportedClause(field: ReadField, content: TokenSpan, words: Words): TokenSpan {
  let first = pastAsides(field, content, words);
  for (let i = first; i < Math.min(content.end, content.first + COMPLEMENT_REACH); i++) {
    const text = field.tokens[i]?.text ?? '';
    if (text === ':') {
      first = i + 1;
      break;
    }
    if (/^في(?:ه|ها)$/.test(text) && words.infoOf(field.tokens[i - 1]?.text ?? '').verbs.length > 0) {
      first = i + 1;
    }
    if ((words.infoOf(text).classes & WORD.COMPLEMENTIZER) !== 0) {
      first = text === 'ان' || text === 'بان' ? i + 1 : i;
      break;
    }
  }
  let end = content.end;
  while (end - 1 > first && isEdge(field, end - 1)) end--;
  while (first < end - 1 && isEdge(field, first)) first++;
  return { first, end };
}

const ASIDE_REACH = 9;
const ASIDE_OPENERS = new Set(['في', 'عبر', 'خلال', 'علي', 'امام', 'عقب', 'بعد', 'من']);

/**
 * Past days and places that part the verb from its words: أعلن … في بيان نشره على تلغرام، وقف …; مساء الخميس، …. A phrase
 * without a comma behind it ends with the document or medium it names.
 */
function pastAsides(field: ReadField, content: TokenSpan, words: Words): number {
  let i = content.first;
  for (;;) {
    const token = field.tokens[i];
    if (!token || i >= content.end - 1) return Math.min(i, content.end - 1);
    const { classes } = words.infoOf(token.text);
    if (token.text === '،' || (classes & (WORD.ADVERBIAL | WORD.NOUN_LINK)) !== 0) i++;
    else if (ASIDE_OPENERS.has(token.text)) {
      const end = asideEnd(field, i, content.end, words);
      if (end === null) return i;
      i = end;
    } else return i;
  }
}

function asideEnd(field: ReadField, at: number, limit: number, words: Words): number | null {
  let named: number | null = null;
  for (let i = at + 1; i < Math.min(limit, at + ASIDE_REACH); i++) {
    const text = field.tokens[i]?.text ?? '';
    const { classes } = words.infoOf(text);
    if (named !== null && i > named + 2) return named;
    if (text === '،') return named === null && i - at > 4 ? null : i + 1;
    if ((classes & WORD.COMPLEMENTIZER) !== 0 || text === ':') return i;
    if ((classes & (WORD.DOCUMENT | WORD.OWN_DOCUMENT)) !== 0 || words.isMedium(text)) named = i + 1;
  }
  return named;
}

const isEdge = (field: ReadField, at: number): boolean => {
  const token = field.tokens[at];
  return token?.kind === 'punct' && !'()«»'.includes(token.text);
};
