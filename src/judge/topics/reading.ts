import { originalSpan } from '../../arabic/normalize.ts';
import type { Token } from '../../arabic/tokens.ts';
import { lowerBound } from '../../lib/lower-bound.ts';
import type { Field } from '../../model/verdict.ts';
import { openingParagraphEnd, type Zone, zoneAt } from '../../model/zone.ts';
import { negationsIn } from '../annotate/negation.ts';
import type { Document, FieldText } from '../document/document.ts';
import type { LexiconEntry } from '../lexicon/entry.ts';
import { CONTEXT, CONTEXT_CONCEPTS } from './context.ts';

/** Words found for a concept. Positions are token indexes of the text, or of the title less its length: all below 0. */
export interface Hit {
  concept: string;
  entry: LexiconEntry;
  first: number;
  end: number;
}

/** A sentence in positions, and the zone it begins in. */
export interface Stretch {
  first: number;
  end: number;
  zone: Zone;
}

/** What rules ask about one article. */
export interface TopicReading {
  hitsOf(concept: string): readonly Hit[];
  sentenceOf(position: number): Stretch;
  /** Words, signs not counted, from where one hit ends to where another begins; infinite across the two fields. */
  wordsBetween(end: number, first: number): number;
  tokenAt(position: number): Token | undefined;
  /** The span of the original that a hit covers. */
  spanOf(hit: Hit): { field: Field; start: number; end: number };
  /** ISO 8601, or null. */
  publishedAt: string | null;
}

/** Positions of the title lie below 0, so that one number tells both field and place. */
const shiftOf = (source: FieldText): number => (source.field === 'title' ? -source.tokens.length : 0);

function stretchesOf(source: FieldText): Stretch[] {
  const shift = shiftOf(source);
  const { normal } = source;
  const end = openingParagraphEnd(normal.original);
  return source.sentences.map(({ firstToken, endToken, start }) => {
    const zone = zoneAt(source.field, normal.starts[start] ?? 0, end);
    return { first: firstToken + shift, end: endToken + shift, zone };
  });
}

/** At index i: how many words stand before token i. */
function wordCounts(tokens: readonly Token[]): Uint32Array {
  const counts = new Uint32Array(tokens.length + 1);
  for (let i = 0; i < tokens.length; i++) {
    counts[i + 1] = (counts[i] as number) + (tokens[i]?.kind === 'punct' ? 0 : 1);
  }
  return counts;
}

function hitsByConcept({ sentences }: Document, wanted: ReadonlySet<string>): Map<string, Hit[]> {
  const found = new Map<string, Hit[]>();
  for (const sentence of sentences) {
    const shift = shiftOf(sentence.source);
    const negations = new Set(negationsIn(sentence));
    for (const match of sentence.matches) {
      if (!wanted.has(match.concept) && !CONTEXT_CONCEPTS.has(match.concept)) continue;
      if (match.concept === CONTEXT.negation && !negations.has(match)) continue;
      const hit: Hit = {
        concept: match.concept,
        entry: match.entry,
        first: match.startToken + shift,
        end: match.endToken + shift,
      };
      const list = found.get(match.concept);
      const last = list?.at(-1);
      if (!list) found.set(match.concept, [hit]);
      // Of several entries from one word on, the longest says what is meant.
      else if (last?.first !== hit.first) list.push(hit);
      else if (hit.end > last.end) list[list.length - 1] = hit;
    }
  }
  return found;
}

/** Index of the first of some hits or sentences that begins at a position or behind it. */
export const indexFrom = (items: readonly Pick<Hit, 'first'>[], position: number): number =>
  lowerBound(items, position, ({ first }) => first);

/** Reads an article for rules that ask for the `wanted` concepts. */
export function readForTopics(document: Document, wanted: ReadonlySet<string>): TopicReading {
  const hits = hitsByConcept(document, wanted);
  const { title, text } = document;
  const stretches = [...stretchesOf(title), ...stretchesOf(text)];
  const counts = { title: wordCounts(title.tokens), text: wordCounts(text.tokens) };
  const fieldAt = (position: number): FieldText => (position < 0 ? title : text);
  const indexIn = (source: FieldText, position: number): number => position - shiftOf(source);
  return {
    publishedAt: document.publishedAt,
    hitsOf: (concept) => hits.get(concept) ?? [],
    sentenceOf(position) {
      const next = indexFrom(stretches, position + 1);
      return stretches[Math.max(0, next - 1)] as Stretch;
    },
    wordsBetween(end, first) {
      const source = fieldAt(first);
      // The title's last token ends at position 0, where the text begins.
      if (source !== fieldAt(end - 1)) return Number.POSITIVE_INFINITY;
      const words = counts[source.field];
      return Math.max(0, (words[indexIn(source, first)] ?? 0) - (words[indexIn(source, end)] ?? 0));
    },
    tokenAt(position) {
      const source = fieldAt(position);
      return source.tokens[indexIn(source, position)];
    },
    spanOf(hit) {
      const source = fieldAt(hit.first);
      const first = source.tokens[indexIn(source, hit.first)];
      const last = source.tokens[indexIn(source, hit.end) - 1];
      const { start, end } = originalSpan(source.normal, first?.start ?? 0, last?.end ?? 0);
      return { field: source.field, start, end };
    },
  };
}
