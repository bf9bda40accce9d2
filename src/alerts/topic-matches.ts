import type { AlertMatch } from '../model/alert.ts';
import type { Names } from '../model/names.ts';
import type { JudgedArticle } from '../model/story.ts';
import { STATEMENT_TOPIC, WITHDRAWAL_TOPIC } from '../model/topic.ts';
import type { TopicVerdict } from '../model/verdict.ts';
import { excerptOfEvidence } from './excerpt.ts';

/** Names of topics by id. */
export type TopicNames = Readonly<Record<string, Names>>;

/** What an alert says in other words already: the statements or withdrawals a reader found for the topic. */
function saidOtherwise({ topic }: TopicVerdict, { classification }: JudgedArticle): boolean {
  return (
    (topic === STATEMENT_TOPIC && classification.statements.length > 0) ||
    (topic === WITHDRAWAL_TOPIC && classification.withdrawals.length > 0)
  );
}

function matchIn({ article }: JudgedArticle, verdict: TopicVerdict, names: TopicNames): AlertMatch {
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
    excerpt: excerptOfEvidence(article, verdict.evidence),
  };
}

/** The matches of topics that rules decide: each topic once, in the words of the first article that has it. */
export function topicMatches(articles: readonly JudgedArticle[], names: TopicNames): AlertMatch[] {
  const found = new Map<string, AlertMatch>();
  for (const judged of articles) {
    for (const verdict of judged.classification.topics) {
      if (!verdict.matched || found.has(verdict.topic) || saidOtherwise(verdict, judged)) continue;
      found.set(verdict.topic, matchIn(judged, verdict, names));
    }
  }
  return [...found.values()];
}
