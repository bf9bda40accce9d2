import { type AgeRules, untoldSince } from '../src/alerts/age.ts';
import type { Judge } from '../src/judge/judge.ts';
import { errorLine } from '../src/lib/errors.ts';
import { turn } from '../src/lib/in-turn.ts';
import type { Log } from '../src/lib/log.ts';
import type { WorkMetrics } from '../src/metrics/metrics.ts';
import type { Classification } from '../src/model/verdict.ts';
import type { PlacementRules } from '../src/pipeline/announce.ts';
import { type Placement, placeArticle } from '../src/pipeline/placement.ts';
import { DONE } from '../src/queue/outcome.ts';
import { judgePayload } from '../src/queue/payloads.ts';
import type { Doorbell, Handler } from '../src/queue/queues.ts';
import { articlesToJudge, giveUpArticle, type WaitingArticle } from '../src/store/articles.ts';
import type { SqlPool } from '../src/store/sql.ts';
import { settleJudged } from '../src/store/verdicts.ts';
import { isNews } from '../src/stories/report.ts';
import type { Tracing } from '../src/tracing/tracing.ts';

interface JudgeNeeds {
  pool: SqlPool;
  /** The judge and the placement rules of the settings that hold now. */
  judge(): Judge;
  rules(): PlacementRules;
  ages(): AgeRules;
  doorbell: Doorbell;
  metrics: WorkMetrics;
  tracing: Tracing;
  log: Log;
}

interface Judged {
  ref: WaitingArticle;
  classification: Classification;
}

const storyOf = ({ storyId }: Placement): Record<string, string> =>
  storyId === null ? {} : { 'rasid.story': storyId };

const isMatch = ({ classification }: Judged): boolean => classification.topics.some(isNews);

/**
 * Judges revisions of articles. Those that match are placed in their stories, one by one, and their deliveries rung
 * for; all others are settled together, since nobody waits for them.
 */
export function judgeHandler({
  pool,
  judge,
  rules,
  ages,
  doorbell,
  metrics,
  tracing,
  log,
}: JudgeNeeds): Handler {
  /** The judgement, or null where the article is set aside. */
  async function judged(article: WaitingArticle, { classify }: Judge): Promise<Judged | null> {
    const { title, text, publishedAt, sourceId: source } = article;
    const startedMs = performance.now();
    const work = { name: 'judge', startedAtMs: Date.now(), article: article.id } as const;
    try {
      const classification = classify({ title, text, publishedAt, source });
      metrics.judged((performance.now() - startedMs) / 1_000);
      const matched = classification.topics.some((topic) => topic.matched);
      tracing.done({ ...work, attributes: { 'rasid.source': source, 'rasid.matched': matched } });
      return { ref: article, classification };
    } catch (error) {
      // A judgement is a pure function: what threw once throws again, so the article is set aside with the reason.
      await giveUpArticle(pool, article, `judge: ${errorLine(error)}`);
      tracing.done({ ...work, attributes: { 'rasid.source': source }, error: 'could not be judged' });
      log.error({ article: article.id, source, error: errorLine(error) }, 'article could not be judged');
      return null;
    }
  }

  function logUnmatched({ id, sourceId: source }: WaitingArticle): void {
    log.debug({ article: id, source }, 'article matches nothing');
  }

  function logPlacement(
    article: WaitingArticle,
    { storyId: story, developmentId: development, event, deliveries }: Placement,
  ): void {
    const particulars = { article: article.id, source: article.sourceId, story, development, event };
    const untold = untoldSince(article, event, ages());
    if (event !== 'none' && untold !== null) {
      log.info({ ...particulars, why: untold }, 'article matched, nobody is alerted');
      return;
    }
    const { title, publishedAt, fetchedAt } = article;
    log.info({ ...particulars, title, publishedAt, fetchedAt, deliveries }, 'article matched');
  }

  async function place({ ref: article, classification }: Judged, rulesVersion: string): Promise<void> {
    const at = new Date().toISOString();
    const placement = await placeArticle(pool, article, { classification, rulesVersion, at }, rules());
    if (!placement) return;
    tracing.done({
      ...{ name: 'place', startedAtMs: Date.parse(at), article: article.id },
      attributes: { 'rasid.source': article.sourceId, 'rasid.event': placement.event, ...storyOf(placement) },
    });
    const { matched, storyId: story, event, deliveries } = placement;
    if (matched) logPlacement(article, placement);
    else logUnmatched(article);
    for (const delivery of deliveries) {
      log.debug(
        { article: article.id, source: article.sourceId, story, event, delivery },
        'delivery entered',
      );
    }
    for (const id of deliveries) await doorbell.ring('alert', { id });
  }

  return async (payload) => {
    const { articles } = judgePayload(payload);
    const current = judge();
    const { rulesVersion } = current;
    const unmatched: Judged[] = [];
    const failures: unknown[] = [];
    /** One that could not be stored keeps none of the others from it; its row is rung for again. */
    const tryPlace = (one: Judged): Promise<unknown> =>
      place(one, rulesVersion).catch((error: unknown) => failures.push(error));
    for (const article of await articlesToJudge(pool, articles)) {
      await turn('first');
      const one = await judged(article, current);
      if (one && isMatch(one)) await tryPlace(one);
      else if (one) unmatched.push(one);
    }
    if (unmatched.length > 0) {
      const settled = await settleJudged(pool, unmatched, rulesVersion, { outsideStories: true });
      for (const one of unmatched) {
        if (settled.has(one.ref.id)) logUnmatched(one.ref);
        // What is left is out of date, or is in a story that has to let go of it.
        else await tryPlace(one);
      }
    }
    if (failures.length > 0) throw failures[0];
    return DONE;
  };
}
