import type { Deadline, Statement, StatementType } from '../../model/verdict.ts';
import { duesIn } from '../dues.ts';
import type { ArticleText } from './article.ts';

/** Statements that give somebody time; in others a date to come is an appointment. */
const GIVES_TIME: ReadonlySet<StatementType> = new Set(['ultimatum', 'threat', 'demand', 'warning', 'truce']);

/**
 * The dates that statements set for others: those to come that say by when (قبل, بحلول, مهلة) inside the reported
 * words. Dates are only looked for where such a statement is.
 */
export function statementDeadlines(statements: readonly Statement[], article: ArticleText): Deadline[] {
  const giving = statements.filter(({ type }) => GIVES_TIME.has(type));
  return [article.title, article.text].flatMap((source) => {
    const quotes = giving.flatMap(({ quote }) => (quote.field === source.field ? [quote] : []));
    if (quotes.length === 0) return [];
    return duesIn(source, article.publishedAt)
      .filter(({ binding, deadline }) => binding && quotes.some((quote) => holds(quote, deadline)))
      .map(({ deadline }) => deadline);
  });
}

const holds = (quote: Statement['quote'], { start, end }: Deadline): boolean =>
  quote.start <= start && end <= quote.end;
