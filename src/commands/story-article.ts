import { DAY_MS } from '../lib/durations.ts';
import type { Judgeable } from '../model/article.ts';
import type { JudgedArticle, Outlet } from '../model/story.ts';
import type { Classification } from '../model/verdict.ts';
import { textOf } from './article-input.ts';

/** What the command needs of the rest, loaded only when it runs. */
export interface StoryTools {
  classify: (article: Judgeable) => Classification;
  /** The outlet behind a `source` (an id or a host), or null where it is not configured. */
  outletOf: (source: string) => Outlet | null;
}

/** An outlet nobody configured: taken to be independent, and its own voice. */
const unknownOutlet = (source: string): Outlet => ({
  id: source,
  name: { ar: source, en: source },
  ownership: 'independent',
  owner: null,
});

/** A moment as ISO 8601, or null for what is no date. */
function momentOf(value: unknown): string | null {
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

/**
 * When a line was fetched, as far as the lines tell (ISO 8601): when it says it was published; where it names no moment,
 * or one that is yet to come, the time of the line before (null where there is none), and of the first line now. Lines
 * that all lie ahead are made up, and keep the times they give.
 */
export function fetchedAt(published: unknown, before: string | null): string {
  const moment = momentOf(published);
  const now = Date.now();
  const last = Date.parse(before ?? '') || 0;
  const latest = last > now ? last + 366 * DAY_MS : now + DAY_MS;
  if (moment !== null && (before === null || Date.parse(moment) <= latest)) return moment;
  return before ?? new Date(now).toISOString();
}

/**
 * Judges one line {id, source, title, text, publishedAt} and readies it for a story. `revision` counts from 1;
 * `fetchedAt` (ISO 8601) stands for a publication time it lacks, or that lies far ahead of it.
 */
export function readStoryArticle(
  value: Record<string, unknown>,
  tools: StoryTools,
  revision: number,
  fetchedAt: string,
): JudgedArticle {
  const id = String(value.id);
  const title = textOf(value.title);
  const text = textOf(value.text);
  const source = textOf(value.source);
  const publishedAt = momentOf(value.publishedAt);
  return {
    article: { id, title, text, url: '', publishedAt, fetchedAt, revision },
    outlet: tools.outletOf(source) ?? unknownOutlet(source),
    classification: tools.classify({ title, text, publishedAt, source: source === '' ? null : source }),
  };
}
