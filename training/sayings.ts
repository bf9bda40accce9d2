import { existsSync } from 'node:fs';
import type { StatementCandidate } from '../src/judge/candidates/statement.ts';
import { spanOf } from '../src/judge/document/document.ts';
import { type LabelledArticle, type LabelledSaying, readLines } from './corpus.ts';

/** Articles with the words in them that a judge had taken for a group's and a reader has judged (`training/sayings.jsonl`). */
export function withSayings(articles: readonly LabelledArticle[], file: string): LabelledArticle[] {
  const rows = existsSync(file) ? readLines<LabelledSaying & { id: string }>(file) : [];
  const byArticle = Map.groupBy(rows, ({ id }) => id);
  return articles.map((article) => ({ ...article, sayings: byArticle.get(article.id) ?? [] }));
}

/** The saying that a candidate tells, where its own group's words were read. */
export function sayingOf(
  { source, sentence, content, cue }: StatementCandidate,
  { sayings }: LabelledArticle,
): LabelledSaying | null {
  if (!sayings || sayings.length === 0) return null;
  const from = spanOf(sentence.source, { first: Math.min(cue.first, content.first), end: content.end });
  const { field } = sentence.source;
  return (
    sayings.find(
      (one) =>
        one.field === field && one.faction === source.shown && one.start < from.end && from.start < one.end,
    ) ?? null
  );
}
