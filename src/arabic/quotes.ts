import type { NormalText } from './normalize.ts';
import { sentences, startsLine, type TextRange } from './sentences.ts';
import { type Token, tokenize } from './tokens.ts';

type QuoteMark = 'guillemets' | 'double' | 'single' | 'brackets' | 'colon';

/** What stands between quote marks, the marks themselves left out, in offsets of the normal text. */
export interface QuoteSpan {
  start: number;
  end: number;
  /** `name` for scare quotes («حزب الله»): one to four words without a verb or an end mark. */
  kind: 'speech' | 'name';
  mark: QuoteMark;
}

interface Sign {
  mark: QuoteMark;
  /** The sign as the original has it, which tells “ from ”. */
  shape: string;
  /** Tokens it takes up. */
  width: number;
}

interface Open extends Sign {
  at: number;
}

/** Deeper nesting is not writing; further opening marks are passed over. */
const MAX_DEPTH = 6;
const NAME_MAX_WORDS = 4;
const CLOSING_SHAPE: Readonly<Record<string, string>> = {
  '«': '»',
  '»': '«',
  '“': '”',
  '”': '“',
  '((': '))',
};

/**
 * Quoted stretches, in the order they begin: « », straight and curly double quotes in either
 * direction, '' and ' ', (( )), nested ones included, and speech after a colon that no mark opens, up to its
 * sentence's end. An unclosed quote ends with its paragraph. Whether what follows a colon is speech or the
 * continuation of a label is for the caller to judge. `ranges` are the text's sentences. Linear.
 */
export function quoteSpans(
  normal: NormalText,
  tokens: readonly Token[] = tokenize(normal),
  ranges: readonly TextRange[] = sentences(normal, tokens),
): QuoteSpan[] {
  const found: QuoteSpan[] = [];
  const open: Open[] = [];
  let sentenceIndex = 0;
  const close = (end: number): void => {
    const quote = open.pop();
    const span = quote && spanOf(tokens, quote, end);
    if (span) found.push(span);
  };
  let i = 0;
  while (i < tokens.length) {
    if (startsLine(normal, tokens, i)) while (open.length > 0) close(i);
    while ((ranges[sentenceIndex]?.endToken ?? Number.POSITIVE_INFINITY) <= i) sentenceIndex++;
    const sign = signAt(normal, tokens, i);
    if (sign === null) {
      const sentence = ranges[sentenceIndex];
      if (open.length === 0 && sentence) {
        const speech = speechAfterColon(normal, tokens, i, sentence);
        if (speech) found.push(speech);
      }
      i++;
      continue;
    }
    const depth = closingDepth(tokens, open, sign, i);
    if (depth >= 0) while (open.length > depth) close(i);
    else if (open.length < MAX_DEPTH && mayOpen(tokens, sign, i)) open.push({ ...sign, at: i });
    i += sign.width;
  }
  while (open.length > 0) close(tokens.length);
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

function signAt(normal: NormalText, tokens: readonly Token[], at: number): Sign | null {
  const token = tokens[at];
  if (token?.kind !== 'punct') return null;
  const next = tokens[at + 1];
  const doubled = next?.text === token.text && !next.spaceBefore;
  switch (token.text) {
    case '«':
    case '»':
      return { mark: 'guillemets', shape: token.text, width: 1 };
    case '"':
      return { mark: 'double', shape: normal.original[normal.starts[token.start] ?? 0] ?? '"', width: 1 };
    case "'":
      return doubled ? { mark: 'double', shape: "''", width: 2 } : { mark: 'single', shape: "'", width: 1 };
    case '(':
    case ')':
      return doubled ? { mark: 'brackets', shape: token.text.repeat(2), width: 2 } : null;
    default:
      return null;
  }
}

/** Written to the next word and not to the last one. */
const looksOpening = (tokens: readonly Token[], sign: Sign, at: number): boolean =>
  (tokens[at]?.spaceBefore || tokens[at - 1]?.kind === 'punct') &&
  tokens[at + sign.width]?.spaceBefore === false;

/** Written to the last word and not to the next one. */
const looksClosing = (tokens: readonly Token[], sign: Sign, at: number): boolean => {
  const next = tokens[at + sign.width];
  return !tokens[at]?.spaceBefore && (next === undefined || next.spaceBefore || next.kind === 'punct');
};

function mayOpen(tokens: readonly Token[], sign: Sign, at: number): boolean {
  if (sign.mark === 'single') return looksOpening(tokens, sign, at);
  if (sign.shape === '»') return looksOpening(tokens, sign, at);
  return sign.shape !== '))';
}

/** Index in `open` of the quote this sign closes, or -1. */
function closingDepth(tokens: readonly Token[], open: readonly Open[], sign: Sign, at: number): number {
  for (let depth = open.length - 1; depth >= 0; depth--) {
    const opener = open[depth] as Open;
    if (opener.mark !== sign.mark) continue;
    if (sign.mark === 'single') return looksClosing(tokens, sign, at) ? depth : -1;
    const expected = CLOSING_SHAPE[opener.shape] ?? opener.shape;
    if (sign.shape === expected) return depth;
    // The same directed sign again: a quote within, if it stands like an opening one; else a careless closing one.
    if (sign.shape === opener.shape && looksOpening(tokens, sign, at)) return -1;
    return sign.mark === 'double' ? depth : -1;
  }
  return -1;
}

function spanOf(tokens: readonly Token[], quote: Open, end: number): QuoteSpan | null {
  const first = quote.at + quote.width;
  const from = tokens[first];
  const to = tokens[end - 1];
  if (!from || !to || end <= first) return null;
  const kind = isName(tokens, quote.at, first, end) ? 'name' : 'speech';
  return { start: from.start, end: to.end, kind, mark: quote.mark };
}

/** Words that make a short quote a saying: negation, future, we. Folded. */
const SAYING = new Set(
  'لا لن لم ما ليس ليست لسنا سوف قد لقد نحن انا اننا انه انها هذا هذه نرفض نؤكد ندين نطالب نحذر نرحب ندعو نعلن نريد نقبل يجب كفي'.split(
    ' ',
  ),
);
/** س before an imperfect prefix, long enough and without a noun's ending (سيناء, سيارة and سنوات are nouns). */
const FUTURE = /^[وف]?س[ينت]\p{L}{2,}$/u;
const NOUN_ENDING = /(?:ا|ء|ه|ات|ون|ين|يو|يه|ار|ان)$/;

function isName(tokens: readonly Token[], mark: number, first: number, end: number): boolean {
  if (tokens[mark - 1]?.text === ':') return false;
  let words = 0;
  for (let i = first; i < end; i++) {
    const token = tokens[i] as Token;
    if (token.kind === 'punct') {
      if ('.!؟?،؛:'.includes(token.text)) return false;
      continue;
    }
    words++;
    if (words > NAME_MAX_WORDS || SAYING.has(token.text)) return false;
    if (i === first && FUTURE.test(token.text) && !NOUN_ENDING.test(token.text)) return false;
  }
  return words > 0;
}

function speechAfterColon(
  normal: NormalText,
  tokens: readonly Token[],
  at: number,
  sentence: TextRange,
): QuoteSpan | null {
  const next = tokens[at + 1];
  if (tokens[at]?.text !== ':' || !next || at + 1 >= sentence.endToken) return null;
  if (next.kind === 'punct' || signAt(normal, tokens, at + 1)) return null;
  const inTimeOrAddress = !next.spaceBefore && (tokens[at - 1]?.kind === 'number' || next.text === '/');
  if (inTimeOrAddress) return null;
  return { start: next.start, end: sentence.end, kind: 'speech', mark: 'colon' };
}
