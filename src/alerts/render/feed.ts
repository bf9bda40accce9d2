import type { Alert } from '../../model/alert.ts';
import { storyAddress } from '../feedback-link.ts';
import { plainLine } from '../foreign-text.ts';
import { escapeHtml } from './html-text.ts';
import { AMPLE } from './room.ts';
import { type View, viewOf } from './view.ts';

/** The feed itself; the addresses are null where Rasid has no public address. */
export interface FeedHead {
  title: string;
  homeUrl: string | null;
  feedUrl: string | null;
}

interface Item {
  view: View;
  alert: Alert;
  url: string | null;
}

function itemOf(alert: Alert, head: FeedHead): Item {
  const view = viewOf({ alert, possibleDuplicate: false }, AMPLE);
  const story = head.homeUrl === null ? null : storyAddress(head.homeUrl, alert.storyId);
  return { view, alert, url: story ?? view.titleUrl };
}

const runsHtml = (runs: View['title']): string =>
  runs.map((run) => (run.marked ? `<b>${escapeHtml(run.text)}</b>` : escapeHtml(run.text))).join('');

/** What a feed reader shows: HTML of the plainest kind, since readers strip styles. */
function contentHtml({ view }: Item): string {
  const facts = view.facts.map((fact) => {
    const quote =
      fact.quote.length > 0 ? `<blockquote dir="rtl" lang="ar">${runsHtml(fact.quote)}</blockquote>` : '';
    const label = fact.label ? `${escapeHtml(fact.label)} ` : '';
    return `<p>${label}<i>(${escapeHtml(fact.detail)})</i></p>${quote}`;
  });
  const sources = view.articles.map((article) => {
    const name = escapeHtml(article.source);
    return `<li>${article.url ? `<a href="${escapeHtml(article.url)}">${name}</a>` : name}, ${escapeHtml(article.at)}</li>`;
  });
  return [
    view.news ? `<p>${escapeHtml(view.news)}</p>` : '',
    `<p dir="rtl" lang="ar">${runsHtml(view.title)}</p>`,
    ...facts,
    `<ul>${sources.join('')}</ul>`,
  ].join('');
}

/** RFC 822 dates are what RSS asks for; what is no date is left out. */
function pubDate(iso: string): string {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? '' : `<pubDate>${new Date(at).toUTCString()}</pubDate>`;
}

/** Matches as RSS 2.0 (https://www.rssboard.org/rss-specification), in the order given. */
export function renderRss(alerts: readonly Alert[], head: FeedHead): string {
  const items = alerts
    .map((alert) => itemOf(alert, head))
    .map((item) =>
      [
        '<item>',
        `<guid isPermaLink="false">${escapeHtml(plainLine(item.alert.id, 200))}</guid>`,
        `<title>${escapeHtml(item.view.headline)}</title>`,
        item.url ? `<link>${escapeHtml(item.url)}</link>` : '',
        pubDate(item.alert.at),
        ...item.alert.topics.map((topic) => `<category>${escapeHtml(plainLine(topic, 60))}</category>`),
        `<description>${escapeHtml(contentHtml(item))}</description>`,
        '</item>',
      ].join(''),
    );
  const self = head.feedUrl
    ? `<atom:link href="${escapeHtml(head.feedUrl)}" rel="self" type="application/rss+xml"/>`
    : '';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    `<title>${escapeHtml(head.title)}</title><link>${escapeHtml(head.homeUrl ?? 'about:blank')}</link>`,
    `<description>Matched Arabic news with its evidence</description><language>en</language>${self}`,
    ...items,
    '</channel></rss>',
    '',
  ].join('\n');
}

/** Matches as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), in the order given. */
export function renderJsonFeed(alerts: readonly Alert[], head: FeedHead): string {
  const items = alerts
    .map((alert) => itemOf(alert, head))
    .map((item) => ({
      id: item.alert.id,
      ...(item.url ? { url: item.url } : {}),
      title: item.view.headline,
      content_html: contentHtml(item),
      ...(Number.isNaN(Date.parse(item.alert.at)) ? {} : { date_published: item.alert.at }),
      tags: item.alert.topics,
    }));
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: head.title,
    ...(head.homeUrl ? { home_page_url: head.homeUrl } : {}),
    ...(head.feedUrl ? { feed_url: head.feedUrl } : {}),
    items,
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}
