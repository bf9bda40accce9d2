import { existsSync } from 'node:fs';
import type { StatementCandidate } from '../src/judge/candidates/statement.ts';
import { spanOf } from '../src/judge/document/document.ts';
import { type LabelledArticle, type LabelledSaying, type LabelSpan, readLines } from './corpus.ts';

/** Articles with the words in them that a judge had taken for a group's and a reader has judged (`training/sayings.jsonl`). */
export function withSayings(articles: readonly LabelledArticle[], file: string): LabelledArticle[] {
  const rows = existsSync(file) ? readLines<LabelledSaying & { id: string }>(file) : [];
  const byArticle = Map.groupBy(rows, ({ id }) => id);
  return articles.map((article) => ({ ...article, sayings: byArticle.get(article.id) ?? [] }));
}

/** Whether labelled words and those that a candidate tells, with its cue, have some in common. */
export function tells({ sentence, content, cue }: StatementCandidate, span: LabelSpan): boolean {
  const { source } = sentence;
  const { start, end } = spanOf(source, { first: Math.min(cue.first, content.first), end: content.end });
  return span.field === source.field && span.start < end && start < span.end;
}

/** The saying that a candidate tells, where its own group's words were read. */
export const sayingOf = (
  candidate: StatementCandidate,
  { sayings = [] }: LabelledArticle,
): LabelledSaying | null =>
  sayings.find((one) => one.faction === candidate.source.shown && tells(candidate, one)) ?? null;
