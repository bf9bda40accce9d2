import { STATEMENT_TOPIC, WITHDRAWAL_TOPIC } from '../model/topic.ts';
import { type Classification, isWordsOnly, type TopicVerdict, type Withdrawal } from '../model/verdict.ts';

/** Does an alert need this verdict? A mention is background; a judge that gives no level vouches by matching. */
export const isNews = ({ matched, level }: TopicVerdict): boolean =>
  matched && (level === undefined || level === 'main' || level === 'secondary');

/** Longer than any headline, so that all of it comes before the text. */
const TEXT_FROM = 10_000;

/** Where a topic's first evidence stands: in the headline before everything, then by its place in the text. */
function firstMention(verdict: TopicVerdict): number {
  const places = verdict.evidence.map((e) => (e.field === 'title' ? 0 : TEXT_FROM) + e.start);
  return Math.min(Number.MAX_SAFE_INTEGER, ...places);
}

/** The withdrawal that the topic's verdict calls its leading one, or else the first. */
export function leadingWithdrawal(classification: Classification): Withdrawal | undefined {
  const facets = classification.topics.find((verdict) => verdict.topic === WITHDRAWAL_TOPIC)?.facets;
  const named = classification.withdrawals.find(
    (w) => w.force === facets?.force && w.host === facets?.host && w.status === facets?.status,
  );
  return named ?? classification.withdrawals[0];
}

/**
 * The topics an article is news of, the leading one first. A faction that demands a withdrawal makes a statement; troops
 * that move, with a faction's comment below, are a withdrawal. So: with a status that is words only, a statement in the
 * headline or first sentence leads. Else the topic with evidence in the headline leads, then the better score.
 */
export function leadingTopics(classification: Classification): string[] {
  const status = leadingWithdrawal(classification)?.status;
  const statement = classification.statements[0];
  const rank = (verdict: TopicVerdict): number => {
    if (verdict.topic === STATEMENT_TOPIC && statement && status && isWordsOnly(status)) {
      return statement.quote.field === 'title' || statement.quote.start < 200 ? -2 : 0;
    }
    return verdict.evidence.some((e) => e.field === 'title') ? -1 : 0;
  };
  return classification.topics
    .filter(isNews)
    .toSorted((a, b) => rank(a) - rank(b) || b.score - a.score || firstMention(a) - firstMention(b))
    .map((verdict) => verdict.topic);
}
