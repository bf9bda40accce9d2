import { headlineOf } from '../../arabic/headline.ts';
import { type NormalText, normalize, originalSpan } from '../../arabic/normalize.ts';
import { quoteSpans } from '../../arabic/quotes.ts';
import { sentences, type TextRange } from '../../arabic/sentences.ts';
import { type Token, type TokenCuts, tokenize } from '../../arabic/tokens.ts';
import { lowerBound } from '../../lib/lower-bound.ts';
import { remember } from '../../lib/remember.ts';
import type { Field } from '../../model/verdict.ts';
import type { Zone } from '../../model/zone.ts';
import type { Stem } from '../features/name-part.ts';
import { ANY, TEASERS } from '../lexicon/kinds.ts';
import {
  type Found,
  HIT,
  kindsAt,
  type Match,
  type Matcher,
  matchesOf,
  startOf,
} from '../lexicon/matcher.ts';

/** One field of an article: its normal text, tokens and sentences. */
export interface FieldText {
  field: Field;
  normal: NormalText;
  tokens: readonly Token[];
  sentences: readonly TextRange[];
  /** Stems of tokens that were asked for, kept since many features ask for the same. */
  stems: (Stem | undefined)[];
}

/** A token range, end exclusive. */
export interface TokenSpan {
  first: number;
  end: number;
}

/** Tokens of a field as a sentence has them. */
export type Passage = Pick<Sentence, 'source' | 'tokens' | keyof TokenSpan>;

/** Of the field that a sentence stands in, the tokens of a span, which may reach beyond the sentence. */
export const passageOf = ({ source, tokens }: Sentence, { first, end }: TokenSpan): Passage => ({
  source,
  tokens,
  first,
  end,
});

/** Some words of a sentence. */
export interface Phrase extends TokenSpan {
  sentence: Sentence;
}

/** The tokens between two spans, whichever comes first; none where they touch, and fewer where they overlap. */
export const between = (one: TokenSpan, other: TokenSpan): TokenSpan =>
  one.first >= other.end ? { first: other.end, end: one.first } : { first: one.end, end: other.first };

/** Does a token stand within a span? */
export const contains = ({ first, end }: TokenSpan, at: number): boolean => first <= at && at < end;

/** How many they are. */
export const gapOf = (one: TokenSpan, other: TokenSpan): number =>
  one.first >= other.end ? one.first - other.end : other.first - one.end;

/** A sentence with what the automaton found in it, in token order. */
export interface Sentence extends TokenSpan {
  source: FieldText;
  tokens: readonly Token[];
  /** Among all sentences of the document, the headline's first. */
  at: number;
  /**
   * Where it stands; `teaser` is among those of other stories at the foot. The lead here is the first sentence with words, by
   * which the models have learned; elsewhere it is the first paragraph.
   */
  zone: Zone | 'teaser';
  matches: readonly Match[];
  /** The kinds of concept in it, see `lexicon/kinds.ts`: what tells that nothing is to be looked for in its matches. */
  kinds: number;
  /** Those of its matches that are of some kinds, with others of the same words: for whoever asks for no more of it. */
  matchesOf(kinds: number): readonly Match[];
}

/** The hits of one field of an article, from one place to another of what was found. */
export interface FieldHits {
  matcher: Matcher;
  found: Found;
  from: number;
  to: number;
}

/** A sentence whose matches are made of its hits when somebody asks for them: of most sentences nobody does. */
class LazySentence implements Sentence {
  readonly source: FieldText;
  readonly tokens: readonly Token[];
  readonly at: number;
  readonly zone: Sentence['zone'];
  readonly first: number;
  readonly end: number;
  readonly kinds: number;
  readonly #hits: FieldHits;
  #matches: readonly Match[] | undefined;

  constructor(
    source: FieldText,
    { firstToken, endToken }: TextRange,
    at: number,
    zone: Sentence['zone'],
    kinds: number,
    hits: FieldHits,
  ) {
    this.source = source;
    this.tokens = source.tokens;
    this.at = at;
    this.zone = zone;
    this.first = firstToken;
    this.end = endToken;
    this.kinds = kinds;
    this.#hits = hits;
  }

  get matches(): readonly Match[] {
    this.#matches ??= this.#made(ANY);
    return this.#matches;
  }

  matchesOf(kinds: number): readonly Match[] {
    if (this.#matches !== undefined) return this.#matches;
    return (this.kinds & kinds) === 0 ? [] : this.#made(kinds);
  }

  #made(kinds: number): readonly Match[] {
    const { matcher, found, from, to } = this.#hits;
    return matchesOf(matcher, found, from, to, kinds);
  }
}

/** A quotation of words, in token indexes; the marks stand outside. */
export interface Quotation extends TokenSpan {
  colon: boolean;
}

/** One analysis of an article, which everything in the judge goes by. */
export interface Document {
  title: FieldText;
  text: FieldText;
  sentences: readonly Sentence[];
  /** ISO 8601, or null. */
  publishedAt: string | null;
}

/** A post has no headline: its title, where a source made one, is how its text begins. */
export const isPost = ({ title }: Document): boolean => title.tokens.length === 0;

/** The words of its text, without signs. */
export const wordsOfText = ({ text }: Document): string[] =>
  text.tokens.filter(({ kind }) => kind === 'word').map((token) => token.text);

/** The first sentence of the headline; undefined where there is none. */
export const headlineIn = ({ sentences: [first] }: Pick<Document, 'sentences'>): Sentence | undefined =>
  first?.zone === 'headline' ? first : undefined;

/** The first sentence of the text that has words. */
export const leadIn = ({ sentences }: Pick<Document, 'sentences'>): Sentence | undefined =>
  sentences.find(({ zone }) => zone === 'lead');

/** Is a sentence in the headline or the lead, which say what the article is about? */
export const opensArticle = ({ zone }: Pick<Sentence, 'zone'>): boolean =>
  zone === 'headline' || zone === 'lead';

/** An article's fields in normal form; of a title that only repeats how the text begins nothing. */
export interface NormalFields {
  title: NormalText;
  text: NormalText;
}

export const normalFields = (article: { title: string; text: string }): NormalFields => ({
  title: normalize(headlineOf(article)),
  text: normalize(article.text),
});

/** A sentence of more tokens is no sentence: it is read in pieces, which keeps all work linear in the text. */
const LONGEST_SENTENCE = 160;

/** Whether a concept is that of the words that open a list of other stories at an article's foot. */
export const isTeaser = (concept: string): boolean => concept === 'teaser';

/** Cuts an article's fields into tokens and sentences; `cuts` are those of its text, which is cut already. Linear in the text. */
export function readFields(
  { title, text }: NormalFields,
  cuts: TokenCuts,
): { title: FieldText; text: FieldText } {
  // The text first: its cuts hold until the title is cut.
  const ofText = fieldText('text', text, tokenize(text, cuts));
  return { title: fieldText('title', title, tokenize(title)), text: ofText };
}

/** The analysis of an article from its fields and what the automaton found in them. */
export function documentOf(
  fields: { title: FieldText; text: FieldText },
  hits: { title: FieldHits; text: FieldHits },
  publishedAt: string | null,
): Document {
  const all: Sentence[] = [];
  addSentences(all, fields.title, hits.title);
  addSentences(all, fields.text, hits.text);
  return { ...fields, sentences: all, publishedAt };
}

function fieldText(field: Field, normal: NormalText, tokens: readonly Token[]): FieldText {
  const stems = new Array<Stem | undefined>(tokens.length);
  return { field, normal, tokens, sentences: sentences(normal, tokens), stems };
}

function addSentences(all: Sentence[], source: FieldText, { matcher, found, ...field }: FieldHits): void {
  let next = field.from;
  let hasLead = false;
  let teaser = false;
  for (const piece of source.sentences.flatMap(inPieces)) {
    const from = next;
    let kinds = 0;
    let opens = 0;
    for (; next < field.to && startOf(found, next) < piece.endToken; next += HIT) {
      kinds |= kindsAt(found, next);
      if (startOf(found, next) <= piece.firstToken + 1) opens |= kindsAt(found, next);
    }
    const says = hasWords(source.tokens, piece);
    // A teaser's mark opens its line; inside a sentence the same words are the article's own.
    teaser ||= hasLead && (opens & TEASERS) !== 0;
    const lead: boolean = source.field === 'text' && says && !hasLead;
    hasLead ||= lead;
    const zone = source.field === 'title' ? 'headline' : teaser ? 'teaser' : lead ? 'lead' : 'body';
    const hits = { matcher, found, from, to: next };
    all.push(new LazySentence(source, piece, all.length, zone, kinds, hits));
  }
}

const FEW_WORDS = 3;

/** Emoji, flags and datelines on a line of their own are no lead. */
function hasWords(tokens: readonly Token[], { firstToken, endToken }: TextRange): boolean {
  let words = 0;
  for (let i = firstToken; i < endToken; i++)
    if (tokens[i]?.kind === 'word' && ++words >= FEW_WORDS) return true;
  return false;
}

function inPieces(range: TextRange): TextRange[] {
  const pieces: TextRange[] = [];
  for (let first = range.firstToken; first < range.endToken; first += LONGEST_SENTENCE) {
    pieces.push({
      ...range,
      firstToken: first,
      endToken: Math.min(range.endToken, first + LONGEST_SENTENCE),
    });
  }
  return pieces;
}

/** The quotations of a field. */
export const quotationsIn = remember((source: FieldText): readonly Quotation[] =>
  quoteSpans(source.normal, source.tokens, source.sentences)
    .filter(({ kind }) => kind === 'speech')
    .map((span) => ({ ...tokensIn(source, span), colon: span.mark === 'colon' })),
);

/** The tokens that begin within a span of the normal text. */
export function tokensIn({ tokens }: FieldText, { start, end }: { start: number; end: number }): TokenSpan {
  const from = (position: number): number => lowerBound(tokens, position, (token) => token.start);
  return { first: from(start), end: from(end) };
}

/** Is a token no word: a sign, or none at all? */
export const isSign = ({ tokens }: Pick<Sentence, 'tokens'>, at: number): boolean =>
  tokens[at]?.kind !== 'word';

/** The text of a token, '' beyond the sentence. */
export const textAt = ({ tokens, first, end }: Passage, at: number): string =>
  at >= first && at < end ? (tokens[at]?.text ?? '') : '';

/** The span of the original that tokens cover. */
export function spanOf(
  { normal, tokens }: FieldText,
  { first, end }: TokenSpan,
): { start: number; end: number } {
  const from = tokens[first];
  const to = tokens[Math.max(first, end - 1)];
  return originalSpan(normal, from?.start ?? 0, to?.end ?? from?.start ?? 0);
}

/** The sentence of a field around an offset of the original. */
export const sentenceAt = ({ sentences }: Document, field: Field, at: number): Sentence | undefined =>
  sentences.findLast(
    ({ source, first, end }) => source.field === field && spanOf(source, { first, end }).start <= at,
  );

/** The original words of a token of a sentence. */
export const wordAt = ({ source }: Sentence, at: number): string =>
  wordsOf(source, { first: at, end: at + 1 });

/** The original words that tokens cover. */
export function wordsOf(source: FieldText, span: TokenSpan): string {
  const { start, end } = spanOf(source, span);
  return source.normal.original.slice(start, end);
}
