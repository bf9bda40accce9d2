import { withoutHardWraps } from '../lib/hard-wrapped.ts';
import type { Judgeable } from '../model/article.ts';
import type { Classification } from '../model/verdict.ts';

/**
 * Judges an article whose text may be wrapped at a width: the judge reads whole sentences, and what it quotes is
 * given as the article has it. Every character keeps its place, so that spans hold in both.
 */
export function classifyVerbatim(
  classify: (article: Judgeable) => Classification,
  article: Judgeable,
): Classification {
  const text = withoutHardWraps(article.text);
  if (text === article.text) return classify(article);
  const answer = classify({ ...article, text });
  const original = (span: { field: 'title' | 'text'; start: number; end: number }): string =>
    article[span.field].slice(span.start, span.end);
  return {
    ...answer,
    statements: answer.statements.map((statement) => ({
      ...statement,
      quote: { ...statement.quote, text: original(statement.quote) },
    })),
    deadlines: answer.deadlines.map((deadline) => ({ ...deadline, text: original(deadline) })),
  };
}
