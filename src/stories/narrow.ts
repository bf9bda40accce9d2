import type { JudgedArticle } from '../model/story.ts';
import type { Development } from './development.ts';
import { forceRelation } from './forces.ts';
import { overlap } from './overlap.ts';
import { speakerWords } from './voices.ts';

/**
 * The article with what it says of one development before all else it says: an alert is told by that, and what the
 * article repeats of others comes after.
 */
export function ledBy(judged: JudgedArticle, development: Development): JudgedArticle {
  const { classification } = judged;
  const { said } = development;
  const about = narrowed(judged, development).classification;
  const types = new Set<string>(said?.types ?? []);
  const withdrawals = new Set(about.withdrawals);
  const own = new Set(
    about.statements.filter(
      (one) => types.has(one.type) && overlap(speakerWords(one), said?.speaker ?? []) !== 'different',
    ),
  );
  const first = <T>(all: readonly T[], chosen: ReadonlySet<T>): T[] => [
    ...all.filter((one) => chosen.has(one)),
    ...all.filter((one) => !chosen.has(one)),
  ];
  return {
    ...judged,
    classification: {
      ...classification,
      statements: first(classification.statements, own),
      withdrawals: first(classification.withdrawals, withdrawals),
    },
  };
}

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
          leaving !== null && host === leaving.host && forceRelation(force, leaving.force) !== 'different',
      ),
    },
  };
}
