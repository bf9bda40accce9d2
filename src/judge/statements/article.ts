import { type NormalText, normalize } from '../../arabic/normalize.ts';
import { type QuoteSpan, quoteSpans } from '../../arabic/quotes.ts';
import { sentences, type TextRange } from '../../arabic/sentences.ts';
import { type Token, tokenize } from '../../arabic/tokens.ts';
import type { Field } from '../../model/verdict.ts';

/** One field of an article as readers and rules see it. */
export interface FieldText {
  field: Field;
  normal: NormalText;
  tokens: readonly Token[];
  sentences: readonly TextRange[];
}

export interface ReadField extends FieldText {
  /** Quotations of words, scare quotes left out, in token indexes; the marks stand outside. */
  quotations: readonly { first: number; end: number; colon: boolean }[];
}

export interface ArticleText {
  title: FieldText;
  text: FieldText;
  /** ISO 8601, or null. */
  publishedAt: string | null;
}

/** An article's fields in normal form. */
export interface NormalFields {
  title: NormalText;
  text: NormalText;
}

export const normalFields = (article: { title: string; text: string }): NormalFields => ({
  title: normalize(article.title),
  text: normalize(article.text),
});

/** Cuts an article's fields into tokens and sentences. */
export function articleText({ title, text }: NormalFields, publishedAt: string | null): ArticleText {
  return { title: fieldText('title', title), text: fieldText('text', text), publishedAt };
}

function fieldText(field: Field, normal: NormalText): FieldText {
  const tokens = tokenize(normal);
  return { field, normal, tokens, sentences: sentences(normal, tokens) };
}

/** Adds quotations, which only articles that name a faction need. */
export function readField(source: FieldText): ReadField {
  const { normal, tokens } = source;
  const spans = quoteSpans(normal, tokens, source.sentences);
  return { ...source, quotations: quotationTokens(spans, tokens) };
}

function quotationTokens(
  spans: readonly QuoteSpan[],
  tokens: readonly Token[],
): { first: number; end: number; colon: boolean }[] {
  const found: { first: number; end: number; colon: boolean }[] = [];
  let i = 0;
  for (const span of spans) {
    if (span.kind !== 'speech') continue;
    while (i > 0 && (tokens[i]?.start ?? 0) > span.start) i--;
    while (i < tokens.length && (tokens[i]?.start ?? 0) < span.start) i++;
    let end = i;
    while (end < tokens.length && (tokens[end]?.start ?? 0) < span.end) end++;
    found.push({ first: i, end, colon: span.mark === 'colon' });
  }
  return found;
}
