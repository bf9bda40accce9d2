import type { Judge } from '../judge/judge.ts';
import { type ArchivedArticle, judgedSince } from '../store/archive.ts';
import { votesOfArticles } from '../store/feedback.ts';
import type { SqlPool } from '../store/sql.ts';
import { storiesOfArticles } from '../store/story-of.ts';
import { type PlannedChange, type PlanSide, plannedChange } from './plan.ts';

/** A change with the story that its article is in; null where it is in none yet. */
export interface PlannedOfStory extends PlannedChange {
  story: string | null;
}

/** Votes of readers: how many there are, and how many say relevant. */
export interface Votes {
  relevant: number;
  all: number;
}

/** What a change of the configuration does to the alerts of the archive. */
export interface ArchivePlan {
  articles: number;
  changes: PlannedOfStory[];
  /** Votes on the alerts as they were told, on those that would still be, and on those that would be lost. */
  votes: { before: Votes; after: Votes; lost: Votes };
}

const NO_VOTES: Votes = { relevant: 0, all: 0 };
const sum = (votes: Iterable<Votes>): Votes => {
  const total = { ...NO_VOTES };
  for (const { relevant, all } of votes) {
    total.relevant += relevant;
    total.all += all;
  }
  return total;
};

/** Passes the articles on, and sees how far the work is. */
export type Watching = (articles: AsyncIterable<ArchivedArticle>) => AsyncIterable<ArchivedArticle>;

/**
 * Judges the articles stored since `since` by the other side's rules, and says whose alert is gained, lost or changed.
 * What those very rules have judged stands: the judgement is a pure function of the article and them.
 */
export async function planArchive(
  pool: SqlPool,
  sides: { before: PlanSide; after: PlanSide & { judge: Judge }; sameSettings: boolean },
  since: Date,
  watched: Watching = (articles) => articles,
): Promise<ArchivePlan> {
  const { judge } = sides.after;
  const changes: PlannedOfStory[] = [];
  let articles = 0;
  for await (const article of watched(judgedSince(pool, since))) {
    articles += 1;
    const judged = article.rulesVersion === judge.rulesVersion ? article.before : judge.classify(article);
    const change = plannedChange(article, judged, sides);
    if (change) changes.push({ ...change, story: null });
  }
  const stories = await storiesOfArticles(
    pool,
    changes.map(({ article }) => article),
  );
  for (const change of changes) change.story = stories.get(change.article) ?? null;
  const votes = await votesOfArticles(pool, since);
  const before = sum(votes.values());
  const lost = sum(
    changes.filter(({ change }) => change === 'lost').map(({ article }) => votes.get(article) ?? NO_VOTES),
  );
  const after = { relevant: before.relevant - lost.relevant, all: before.all - lost.all };
  return { articles, changes, votes: { before, after, lost } };
}
