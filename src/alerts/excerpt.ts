import type { Excerpt } from '../model/alert.ts';
import type { JudgedArticle } from '../model/story.ts';
import type { Evidence, Field, Statement } from '../model/verdict.ts';

/** An alert shows so much of a text for a fact. */
const EXCERPT_LENGTH = 700;

interface Span {
  start: number;
  end: number;
}

/** A dot between digits (2.500) or inside a word (URL) ends no sentence; `؟`, `!`, `…` and line breaks do. */
function isSentenceEnd(text: string, at: number): boolean {
  const char = text[at] ?? '';
  if ('\n\r!؟?…'.includes(char)) return true;
  return char === '.' && !/[\p{L}\p{N}.]/u.test(text[at + 1] ?? ' ');
}

function sentenceStart(text: string, from: number, earliest: number): number {
  for (let at = from - 1; at >= earliest; at -= 1) if (isSentenceEnd(text, at)) return at + 1;
  return earliest;
}

function sentenceEnd(text: string, from: number, latest: number): number {
  // A span may already end with the full stop.
  if (from > 0 && from <= latest && isSentenceEnd(text, from - 1)) return from;
  for (let at = from; at < latest; at += 1) if (isSentenceEnd(text, at)) return at + 1;
  return latest;
}

/** A cut through a long sentence moves inwards to the next blank, if one is near. */
function atBlank(text: string, cut: number, step: 1 | -1): number {
  for (let moved = 0; moved < 24; moved += 1) {
    const at = cut + moved * step;
    if (/\s/u.test(text[at] ?? ' ')) return at;
  }
  return cut;
}

/** What stands before the words of a line, with its blanks: `- `, `*`, `4- `, the rest of a colon; a date is none. */
const LIST_MARKS = /^(?:[\s\-–—*•·▪◾,،;؛:]|\d{1,2}\s?[-–.)](?=\s*\p{L}))+/u;
const STRAY_END = /[\s–—*•|-]/u;

/** Half a surrogate pair or a combining mark alone would be shown broken: a cut never falls before one. */
function isInsideCharacter(text: string, at: number): boolean {
  return /^[\p{M}\u{DC00}-\u{DFFF}]/u.test(text.slice(at, at + 1));
}

function merged(spans: readonly Span[]): Span[] {
  const sorted = spans.filter((span) => span.end > span.start).sort((a, b) => a.start - b.start);
  const joined: Span[] = [];
  for (const span of sorted) {
    const last = joined.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else joined.push({ start: span.start, end: span.end });
  }
  return joined;
}

/**
 * The sentences around the evidence, verbatim, with the evidence marked; null where no span lies in `text`.
 * Starts with the sentence of the first span that reaches beyond `from`, else of the first, and takes in later ones while it stays within `maxLength`
 * UTF-16 units; marks that fall outside are dropped, never moved.
 */
export function excerptAround(
  articleId: string,
  text: string,
  spans: readonly Span[],
  maxLength: number,
  from = 0,
): Excerpt | null {
  const inside = merged(
    spans.map((span) => ({ start: Math.max(0, span.start), end: Math.min(text.length, span.end) })),
  );
  const at = Math.max(
    0,
    inside.findIndex(({ end }) => end > from),
  );
  const first = inside[at];
  if (!first) return null;
  // The evidence itself wins over what leads up to it: a third of the room goes before, the rest after.
  const before = Math.max(0, Math.min(Math.floor(maxLength / 3), maxLength - (first.end - first.start)));
  const earliest = Math.max(0, first.start - before);
  let start = sentenceStart(text, first.start, earliest);
  if (start === earliest && earliest > 0) start = Math.min(first.start, atBlank(text, earliest, 1));
  const latest = Math.min(text.length, start + maxLength);
  let end = Math.min(sentenceEnd(text, first.end, text.length), latest);
  for (const span of inside.slice(at + 1)) {
    const reach = sentenceEnd(text, span.end, text.length);
    if (reach > latest) break;
    end = Math.max(end, reach);
  }
  if (end === latest && latest < text.length) end = Math.max(first.start + 1, atBlank(text, latest, -1));
  start += LIST_MARKS.exec(text.slice(start, end))?.[0].length ?? 0;
  while (end > start && STRAY_END.test(text[end - 1] ?? '')) end -= 1;
  while (end > start && end < text.length && isInsideCharacter(text, end)) end -= 1;
  const marks = inside
    .filter((span) => span.start < end && span.end > start)
    .map((span) => ({ start: Math.max(span.start, start) - start, end: Math.min(span.end, end) - start }));
  return { text: text.slice(start, end), marks, articleId };
}

/**
 * The sentences that bear something out, those about `at` where it is told: by itself of the body, since the title is shown in
 * any case.
 */
export function excerptOfEvidence(
  article: Pick<JudgedArticle['article'], 'id' | 'title' | 'text'>,
  evidence: readonly Evidence[],
  at?: Pick<Evidence, 'field' | 'start'>,
): Excerpt | null {
  const around = (field: Field): Excerpt | null => {
    const spans = evidence.filter((span) => span.field === field);
    return excerptAround(
      article.id,
      article[field],
      spans,
      EXCERPT_LENGTH,
      at?.field === field ? at.start : 0,
    );
  };
  return at?.field === 'title' ? (around('title') ?? around('text')) : (around('text') ?? around('title'));
}

/** The words of a statement with what leads in to them. */
export function excerptOf(
  { quote }: Pick<Statement, 'quote'>,
  article: Pick<JudgedArticle['article'], 'id' | 'title' | 'text'>,
): Excerpt {
  const { field, start, end, text } = quote;
  const found = excerptAround(article.id, article[field], [{ start, end }], EXCERPT_LENGTH);
  return found ?? { text: text.slice(0, EXCERPT_LENGTH), marks: [], articleId: article.id };
}
