import type { AlertMatch } from '../model/alert.ts';
import type { JudgedArticle } from '../model/story.ts';
import { STATEMENT_TOPIC, WITHDRAWAL_TOPIC } from '../model/topic.ts';
import type { TopicVerdict } from '../model/verdict.ts';
import { excerptAround } from './excerpt.ts';

/** Names of topics by id. */
export type TopicNames = Readonly<Record<string, { ar: string; en: string }>>;

/** What an alert says in other words already: the statements or withdrawals a reader found for the topic. */
function saidOtherwise({ topic }: TopicVerdict, { classification }: JudgedArticle): boolean {
  return (
    (topic === STATEMENT_TOPIC && classification.statements.length > 0) ||
    (topic === WITHDRAWAL_TOPIC && classification.withdrawals.length > 0)
  );
}

function matchIn(
  judged: JudgedArticle,
  verdict: TopicVerdict,
  names: TopicNames,
  length: number,
): AlertMatch {
  const { article } = judged;
  const spansIn = (field: 'title' | 'text') => verdict.evidence.filter((span) => span.field === field);
  const words = verdict.topic.replaceAll(/[_-]/g, ' ');
  const named = words.charAt(0).toUpperCase() + words.slice(1);
  return {
    topic: verdict.topic,
    name: names[verdict.topic] ?? { ar: named, en: named },
    facets: Object.fromEntries(
      Object.entries(verdict.facets).filter(
        (facet): facet is [string, string] => typeof facet[1] === 'string',
      ),
    ),
    excerpt:
      excerptAround(article.id, article.text, spansIn('text'), length) ??
      excerptAround(article.id, article.title, spansIn('title'), length),
  };
}

/**
 * The matches of topics that rules decide: each topic once, in the words of the first article that has it. `length`
 * bounds an excerpt, in UTF-16 units.
 */
export function topicMatches(
  articles: readonly JudgedArticle[],
  names: TopicNames,
  length: number,
): AlertMatch[] {
  const found = new Map<string, AlertMatch>();
  for (const judged of articles) {
    for (const verdict of judged.classification.topics) {
      if (!verdict.matched || found.has(verdict.topic) || saidOtherwise(verdict, judged)) continue;
      found.set(verdict.topic, matchIn(judged, verdict, names, length));
    }
  }
  return [...found.values()];
}
