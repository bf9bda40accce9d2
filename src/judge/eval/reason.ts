import type { Judgeable } from '../../model/article.ts';
import type { Weighing } from '../weighing.ts';

/**
 * Why an article was judged as it was on one topic, in one line: for a match the weighing that counted most, else the
 * refused one that came nearest, with the rule, the concept and the words.
 */
export function reasonFor(
  topic: string,
  matched: boolean,
  article: Judgeable,
  weighed: readonly Weighing[],
): string {
  const mine = weighed.filter((one) => one.topic === topic && one.counted === matched);
  const best = mine.toSorted((a, b) => b.score - a.score)[0];
  if (!best) return matched ? 'no evidence was given' : 'nothing was weighed';
  const { field, start, end, ruleId, concept } = best.evidence;
  const words = article[field].slice(start, end).replaceAll(/\s+/g, ' ').slice(0, 80);
  const veto = best.veto === null ? '' : `, veto: ${best.veto}`;
  const reasons = best
    .reasons()
    .slice(0, 3)
    .map(({ feature, weight }) => `${weight < 0 ? '-' : '+'}${Math.abs(weight).toFixed(1)} ${feature}`);
  return `${ruleId} ${concept} "${words}" p ${best.score.toFixed(2)}${veto}; ${reasons.join(', ')}`;
}
