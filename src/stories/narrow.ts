import type { JudgedArticle } from '../model/story.ts';
import type { Development } from './development.ts';
import { forceStanding } from './forces.ts';

/** The article with only what it says of one development: what an event of that one is told by. */
export function narrowed(judged: JudgedArticle, { topic, said, leaving }: Development): JudgedArticle {
  const { classification } = judged;
  return {
    ...judged,
    classification: {
      ...classification,
      topics: classification.topics.filter((verdict) => verdict.topic === topic),
      statements: classification.statements.filter(({ factionId }) => factionId === said?.factionId),
      withdrawals: classification.withdrawals.filter(
        ({ force, host }) =>
          leaving !== null && host === leaving.host && forceStanding(force, leaving.force) !== 'different',
      ),
    },
  };
}
