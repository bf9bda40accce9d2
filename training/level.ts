import type { Feature } from '../src/judge/features/feature.ts';
import type { LinearModel } from '../src/judge/scorer/linear.ts';
import { ALERT_LEVELS } from '../src/model/verdict.ts';
import { type Example, FIT, learn } from './logistic.ts';

/** Trains which of an article's matches it is about (`main`) and which it tells among other things (`secondary`). */
export function trainLevel(
  articles: readonly { features: readonly Feature[]; level: string; weight: number }[],
): LinearModel {
  const examples = articles.flatMap(({ features, level, weight }): Example[] => {
    const label = ALERT_LEVELS.indexOf(level as never);
    return label < 0 ? [] : [{ features, label, weight }];
  });
  return learn(examples, { ...FIT, labels: ALERT_LEVELS, minCount: 2 });
}
