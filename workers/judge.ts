import { type AgeRules, tooOldBecause } from '../src/alerts/age.ts';
import type { JudgeRules } from '../src/judge/judge.ts';
import type { Judging, Judged as JudgingOutcome } from '../src/judging/judging.ts';
import { backoffMs } from '../src/lib/backoff.ts';
import type { Log } from '../src/lib/log.ts';
import type { WorkMetrics } from '../src/metrics/metrics.ts';
import type { Classification } from '../src/model/verdict.ts';
import type { PlacementRules } from '../src/pipeline/announce.ts';
import { type Placement, placeArticle } from '../src/pipeline/placement.ts';
import { DONE, type Handler } from '../src/queue/outcome.ts';
import { judgePayload } from '../src/queue/payloads.ts';
import type { Jobs } from '../src/queue/queues.ts';
import {
  articlesToJudge,
  giveUpArticle,
  postponeArticle,
  type WaitingArticle,
} from '../src/store/articles.ts';
import type { SqlPool } from '../src/store/sql.ts';
import { settleJudged } from '../src/store/verdicts.ts';
import { isNews } from '../src/stories/leading-topics.ts';
import type { Tracing } from '../src/tracing/tracing.ts';

export interface JudgeNeeds {
  pool: SqlPool;
  judging: Pick<Judging, 'judge'>;
  /** What is judged by, and the placement rules of the settings that hold now. */
  judgement(): JudgeRules;
  rules(): PlacementRules;
  ages(): AgeRules;
  jobs: Jobs;
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

const matchedOf = (outcome: JudgingOutcome): Record<string, boolean> =>
  outcome.kind === 'judged'
    ? { 'rasid.matched': outcome.classification.topics.some((topic) => topic.matched) }
    : {};

const isMatch = ({ classification }: Judged): boolean => classification.topics.some(isNews);

/** An article whose judgement broke off so often is set aside. */
const MOST_TRIES = 3;
/** So many articles of a job are with the judge at once. */
const AHEAD = 4;
const [FIRST_RETRY_MS, LAST_RETRY_MS] = [20_000, 120_000];

/**
 * Judges revisions of articles. Those that match are placed in their stories, one by one, and their deliveries enqueued
 * for; all others are settled together, since nobody waits for them.
 */
export function judgeHandler(needs: JudgeNeeds): Handler {
  const { pool, judging, judgement, rules, ages, jobs, metrics, tracing, log } = needs;

  /** Sets an article aside, with the reason; `rasid articles` and the pages list it. */
  async function setAside(article: WaitingArticle, reason: string): Promise<null> {
    await giveUpArticle(pool, article, `judge: ${reason}`);
    const { id, sourceId: source } = article;
    log.error({ article: id, source, error: reason }, 'article could not be judged: see `rasid articles`');
    return null;
  }

  /** The judgement, or null where the article is put off or set aside. */
  async function judged(article: WaitingArticle, by: JudgeRules): Promise<Judged | null> {
    const { id, title, text, publishedAt, sourceId: source, attempts } = article;
    const work = { name: 'judge', startedAtMs: Date.now(), article: id } as const;
    const outcome = await judging.judge(by, { title, text, publishedAt, source }, attempts > 0);
    tracing.done({
      ...work,
      attributes: { 'rasid.source': source, ...matchedOf(outcome) },
      ...(outcome.kind === 'judged' ? {} : { error: outcome.reason }),
    });
    switch (outcome.kind) {
      case 'judged':
        metrics.judged(outcome.seconds);
        return { ref: article, classification: outcome.classification };
      case 'threw':
        // A judgement is a pure function: what threw once throws again.
        return setAside(article, outcome.reason);
      case 'broke off': {
        const tries = attempts + 1;
        if (tries >= MOST_TRIES) return setAside(article, `${outcome.reason}, ${tries} times`);
        const retryAt = new Date(Date.now() + backoffMs(tries, FIRST_RETRY_MS, LAST_RETRY_MS));
        await postponeArticle(pool, article, `judge: ${outcome.reason}`, retryAt);
        const particulars = { article: id, source, error: outcome.reason, nextTryAt: retryAt.toISOString() };
        log.warn(particulars, 'judging an article broke off, it will be tried again');
        return null;
      }
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
    const tooOld = tooOldBecause(article, event, ages());
    if (event !== 'none' && tooOld !== null) {
      log.info({ ...particulars, why: tooOld }, 'article matched, nobody is alerted');
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
    for (const id of deliveries) await jobs.enqueue('alert', { id });
  }

  return async (payload) => {
    const { articles } = judgePayload(payload);
    const by = judgement();
    const rulesVersion = by.version;
    const unmatched: Judged[] = [];
    const failures: unknown[] = [];
    /** One that could not be stored keeps none of the others from it; its row is enqueued again. */
    const tryPlace = (one: Judged): Promise<unknown> =>
      place(one, rulesVersion).catch((error: unknown) => failures.push(error));
    const waiting = await articlesToJudge(pool, articles);
    const judgements: Promise<Judged | null>[] = [];
    for (const at of waiting.keys()) {
      // While one is placed, the next are judged; no more of them, so that another job's have their turn.
      for (const article of waiting.slice(judgements.length, at + AHEAD)) {
        judgements.push(
          judged(article, by).catch((error: unknown) => {
            failures.push(error);
            return null;
          }),
        );
      }
      const one = (await judgements[at]) ?? null;
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
