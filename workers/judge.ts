import { type AgeRules, untoldSince } from '../src/alerts/age.ts';
import type { Judge } from '../src/judge/judge.ts';
import { errorLine } from '../src/lib/errors.ts';
import type { Log } from '../src/lib/log.ts';
import type { WorkMetrics } from '../src/metrics/metrics.ts';
import type { Classification } from '../src/model/verdict.ts';
import { DONE } from '../src/queue/outcome.ts';
import { articlePayload } from '../src/queue/payloads.ts';
import type { Doorbell, Handler } from '../src/queue/queues.ts';
import type { PlacementRules } from '../src/store/announce.ts';
import { settleArticle, waitingArticle } from '../src/store/articles.ts';
import { placeArticle } from '../src/store/placement.ts';
import type { SqlPool } from '../src/store/sql.ts';

interface JudgeNeeds {
  pool: SqlPool;
  /** The judge and the placement rules of the settings that hold now. */
  judge(): Judge;
  rules(): PlacementRules;
  ages(): AgeRules;
  doorbell: Doorbell;
  metrics: WorkMetrics;
  log: Log;
}

/** Judges one revision of an article and places it in its story; rings for the deliveries that follow. */
export function judgeHandler({ pool, judge, rules, ages, doorbell, metrics, log }: JudgeNeeds): Handler {
  return async (payload) => {
    const ref = articlePayload('judge', payload);
    const article = await waitingArticle(pool, ref, 'read');
    if (!article) return DONE;
    const { rulesVersion, classify } = judge();
    let classification: Classification;
    const startedMs = performance.now();
    try {
      classification = classify({
        title: article.title,
        text: article.text,
        publishedAt: article.publishedAt,
        source: article.sourceId,
      });
    } catch (error) {
      // A judgement is a pure function: what threw once throws again, so the article is set aside with the reason.
      await settleArticle(pool, ref, 'failed', `judge: ${errorLine(error)}`);
      log.error(
        { article: ref.id, source: article.sourceId, error: errorLine(error) },
        'article could not be judged',
      );
      return DONE;
    }
    metrics.judged((performance.now() - startedMs) / 1_000);
    const at = new Date().toISOString();
    const placement = await placeArticle(pool, ref, { classification, rulesVersion, at }, rules());
    if (!placement) return DONE;
    const { matched, storyId: story, event } = placement;
    const particulars = { article: ref.id, source: article.sourceId, story, event };
    const untold = untoldSince(article, event, ages());
    if (!matched) log.debug(particulars, 'article matches nothing');
    else if (event !== 'none' && untold !== null)
      log.info({ ...particulars, why: untold }, 'article matched, nobody is alerted');
    else
      log.info(
        {
          ...particulars,
          title: article.title,
          publishedAt: article.publishedAt,
          fetchedAt: article.fetchedAt,
          deliveries: placement.deliveries,
        },
        'article matched',
      );
    for (const id of placement.deliveries) log.debug({ ...particulars, delivery: id }, 'delivery entered');
    for (const id of placement.deliveries) await doorbell.ring('alert', { id });
    return DONE;
  };
}
