import { STATEMENT_TOPIC, WITHDRAWAL_TOPIC } from '../model/topic.ts';
import { plainRun } from './foreign-text.ts';

interface Voted {
  id: string;
  source: string;
  /** ISO 8601, or null. */
  publishedAt: string | null;
  title: string;
  text: string;
  topics: readonly string[];
  relevant: number;
  notRelevant: number;
}

/** A line of labelled articles as `rasid eval` reads it. */
export interface LabelledArticle {
  id: string;
  outlet: string;
  published: string | null;
  title: string;
  text: string;
  /** `main` or `none` as readers say; `mention`, which is not scored, where nobody was asked. */
  W: 'main' | 'none' | 'mention';
  F: 'main' | 'none' | 'mention';
}

/**
 * What readers' votes say of an article, or null where they are even, or about no topic that has a label. "Relevant"
 * vouches for a topic only where the alert had no other: with both, a reader may have meant either.
 */
export function labelledByVotes(voted: Voted): LabelledArticle | null {
  const { relevant, notRelevant } = voted;
  if (relevant === notRelevant) return null;
  const alerted = [WITHDRAWAL_TOPIC, STATEMENT_TOPIC].filter((topic) => voted.topics.includes(topic));
  if (alerted.length === 0 || (relevant > notRelevant && alerted.length > 1)) return null;
  const label = (topic: string): 'main' | 'none' | 'mention' => {
    if (!alerted.includes(topic)) return 'mention';
    return relevant > notRelevant ? 'main' : 'none';
  };
  return {
    id: `feedback-${voted.id}`,
    outlet: voted.source,
    published: voted.publishedAt?.slice(0, 10) ?? null,
    title: plainRun(voted.title).trim(),
    text: voted.text,
    W: label(WITHDRAWAL_TOPIC),
    F: label(STATEMENT_TOPIC),
  };
}
