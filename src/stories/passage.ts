import { sentenceAround } from '../arabic/sentence-around.ts';
import { words } from '../arabic/words.ts';
import type { JudgedArticle } from '../model/story.ts';
import type { Classification, Evidence, Field, NamedPlace } from '../model/verdict.ts';
import { leadEnd, zoneAt } from '../model/zone.ts';
import { hash32 } from './fingerprint.ts';

// The sentences of an article that what it tells stands in, and what they hold.

type Texts = Pick<JudgedArticle['article'], Field>;
export type Span = Pick<Evidence, 'field' | 'start' | 'end'>;

/** Of many sentences the first are enough. */
const KEPT_SENTENCES = 3;
/** A shorter sentence may be the same in two texts by chance or custom. */
const TELLING_WORDS = 8;

/** Of a quotation so many sentences are known by themselves. */
const HASHED_SENTENCES = 12;

/** The sentences that a span is made of, in order. */
function piecesOf({ field, start, end }: Span, texts: Texts): Span[] {
  const pieces: Span[] = [];
  for (let at = start; at < end; ) {
    const piece = { field, ...sentenceAround(texts[field], at) };
    if (piece.end > piece.start) pieces.push(piece);
    at = Math.max(piece.end, at) + 1;
  }
  return pieces;
}

/**
 * Hashes of the longer sentences of the text that hold the spans, of a quotation of several each: by them, words taken
 * over are known again.
 */
export const sentenceHashes = (spans: readonly Span[], texts: Texts): number[] => {
  const held = sentencesOf(
    spans.filter(({ field }) => field === 'text'),
    texts,
  );
  const hashes = held
    .flatMap((span) => piecesOf(span, texts))
    .map((sentence) => words(textOf(sentence, texts)))
    .filter(({ length }) => length >= TELLING_WORDS)
    .map((sentence) => hash32(sentence.join(' ')));
  return [...new Set(hashes)].slice(0, HASHED_SENTENCES);
};

/** Does a span stand where an article says what its news is, in headline or lead? */
export const isInLead = ({ field, start }: Span, { text }: Pick<Texts, 'text'>): boolean =>
  zoneAt(field, start, leadEnd(text)) !== 'body';

export const textOf = ({ field, start, end }: Span, texts: Texts): string => texts[field].slice(start, end);

/** The sentences that hold the spans, each once, the headline's first. */
export function sentencesOf(spans: readonly Span[], texts: Texts): Span[] {
  const found = new Map<string, Span>();
  for (const { field, start, end } of spans) {
    const first = sentenceAround(texts[field], start);
    const last = sentenceAround(texts[field], Math.max(start, end - 1));
    const sentence = { field, start: first.start, end: Math.max(first.end, last.end) };
    const text = textOf(sentence, texts);
    if (!found.has(text)) found.set(text, sentence);
  }
  return [...found.values()].slice(0, KEPT_SENTENCES);
}

/** Where an article begins: what stands for the sentences of a match that points at none. */
export const opening = ({ title, text }: Texts): Span[] => [
  { field: 'title', start: 0, end: title.length },
  { field: 'text', start: 0, end: leadEnd(text) },
];

/** The places that stand in sentences; older judgements found none. */
export const placesIn = (sentences: readonly Span[], { places = [] }: Classification): NamedPlace[] =>
  sentences.flatMap(({ field, start, end }) =>
    places.filter((place) => place.field === field && place.start >= start && place.end <= end),
  );
