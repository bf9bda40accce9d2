import { plainRun } from '../alerts/foreign-text.ts';
import type { Run } from '../alerts/render/run.ts';
import { wrapForeign } from '../alerts/render/terminal-lines.ts';
import type { Judgeable } from '../model/article.ts';
import type { Evidence, Field } from '../model/verdict.ts';

type Span = Pick<Evidence, 'field' | 'start' | 'end'>;

/** The numbered marks of an article: what explanations point to with [1], [2] … */
export interface Marks {
  /** `[3]`: the mark that covers a span. */
  numberOf(span: Span): string;
  /** A field with its marks, wrapped to `width` columns, every line isolated: Arabic does not disturb what is beside it. */
  lines(field: Field, width: number, paint: (text: string) => string): string[];
}

interface Mark extends Span {
  number: number;
}

/** Overlapping spans become one mark, so that marks never nest. */
function merged(spans: readonly Span[]): Mark[] {
  const marks: Mark[] = [];
  for (const field of ['title', 'text'] as const) {
    const ordered = spans.filter((span) => span.field === field).sort((a, b) => a.start - b.start);
    let last: Mark | null = null;
    for (const { start, end } of ordered) {
      if (last && start < last.end) last.end = Math.max(last.end, end);
      else {
        last = { field, start, end, number: marks.length + 1 };
        marks.push(last);
      }
    }
  }
  return marks;
}

/** Numbers the words that an explanation speaks of, in the order a reader meets them. */
export function markArticle(article: Judgeable, spans: readonly Span[]): Marks {
  const marks = merged(spans);
  return {
    numberOf({ field, start }) {
      const mark = marks.find((one) => one.field === field && one.start <= start && start < one.end);
      return mark ? `[${mark.number}]` : '';
    },
    lines(field, width, paint) {
      const text = article[field];
      const mine = marks.filter((mark) => mark.field === field);
      const lines: string[] = [];
      let from = 0;
      for (const paragraph of text.split('\n')) {
        const to = from + paragraph.length;
        lines.push(...wrapForeign(runsOf(text, from, to, mine), width, paint));
        from = to + 1;
      }
      return lines;
    },
  };
}

/** The part of a field from `from` to `to` in runs, the marked ones between brackets with their number. */
function runsOf(text: string, from: number, to: number, marks: readonly Mark[]): Run[] {
  const runs: Run[] = [];
  let at = from;
  for (const { start, end, number } of marks) {
    if (end <= from || start >= to) continue;
    const inside = text.slice(Math.max(start, from), Math.min(end, to));
    runs.push({ text: plainRun(text.slice(at, Math.max(start, from))), marked: false });
    runs.push({ text: `⟦${number}\u00a0${plainRun(inside).trim()}⟧`, marked: true });
    at = Math.min(end, to);
  }
  runs.push({ text: plainRun(text.slice(at, to)), marked: false });
  return runs.filter((run) => run.text !== '');
}
