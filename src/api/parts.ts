import type { z } from 'zod';
import { matchLabel, statementLabel, withdrawalLabel } from '../alerts/wording.ts';
import type { Alert } from '../model/alert.ts';
import type { ArticleHead } from '../store/article-head.ts';
import type { ApiNeeds } from './needs.ts';
import type { ArticleRef, Links } from './shapes/components.ts';
import type { Alerted } from './shapes/story.ts';

/** Where the API stands. */
export const BASE = '/api/v1';

/** Links to something in the API, and to its page. Paths begin with a slash. */
export function linksTo(needs: ApiNeeds, path: string, page: string | null): z.input<typeof Links> {
  const publicUrl = needs.publicUrl();
  const absolute = (to: string): string =>
    publicUrl === null ? to : new URL(to.slice(1), publicUrl.replace(/\/?$/, '/')).href;
  return { self: absolute(`${BASE}${path}`), page: page === null ? null : absolute(page) };
}

/** What an alert says, with its evidence and an English line for each thing it says. */
export function alertedOf(alert: Alert): z.input<typeof Alerted> {
  const { headline, title, severity, topics, outlets } = alert;
  return {
    headline,
    title,
    severity,
    topics,
    outlets,
    statements: alert.statements.map(({ factionAr: _, quote, ...statement }) => ({
      line: statementLabel({ ...statement, quote }),
      ...statement,
      excerpt: quote,
    })),
    withdrawals: alert.withdrawals.map(({ forceName: _, hostName: _in, ...withdrawal }) => ({
      line: withdrawalLabel(withdrawal),
      ...withdrawal,
      extent: withdrawal.extent ?? null,
    })),
    sources: alert.articles.map(({ id, source, sourceName, title: own, url, publishedAt }) => ({
      articleId: id,
      source,
      sourceName,
      title: own,
      url,
      publishedAt,
    })),
    matches: (alert.matches ?? []).map((match) => ({
      line: matchLabel(match),
      topic: match.topic,
      facets: match.facets,
      excerpt: match.excerpt,
    })),
  };
}

export const iso = (at: Date): string => at.toISOString();
export const isoOrNull = (at: Date | null): string | null => at?.toISOString() ?? null;

/** An article in an answer about something else. */
export function refTo(
  needs: ApiNeeds,
  { id, sourceId, title, url, publishedAt }: ArticleHead,
): z.input<typeof ArticleRef> {
  return {
    id,
    source: sourceId,
    sourceName: needs.sourceName(sourceId),
    title,
    url,
    publishedAt: isoOrNull(publishedAt),
    links: linksTo(needs, `/articles/${id}`, null),
  };
}
