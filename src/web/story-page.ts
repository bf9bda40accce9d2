import { html } from 'hono/html';
import { isolate } from '../alerts/foreign-text.ts';
import { withdrawalLeads } from '../alerts/headline.ts';
import { mergeAlerts } from '../alerts/merge.ts';
import { DAY_MS } from '../lib/durations.ts';
import type { Alert, AlertMatch, AlertStatement, AlertWithdrawal } from '../model/alert.ts';
import type { ListedDeadline } from '../model/deadline.ts';
import type { SourceName } from '../model/names.ts';
import { isOfDeadline } from '../model/story.ts';
import { properName } from '../model/verdict.ts';
import type { ArticleHead } from '../store/article-head.ts';
import type { AlertedEvent } from '../store/overview.ts';
import { bars } from './bars.ts';
import { deadlineCards, type Today } from './deadline-cards.ts';
import { excerpt, foreign, foreignLine, outward, sentence } from './foreign.ts';
import { words } from './language/spoken.ts';
import { ago, type Html, moment, page, severityWord } from './layout.ts';

/** Everything a story's page shows. `events` is newest first and not empty. */
export interface StoryDetail {
  id: string;
  events: [AlertedEvent, ...AlertedEvent[]];
  articles: ArticleHead[];
  deadlines: ListedDeadline[];
  feedback: Map<string, { relevant: number; notRelevant: number }>;
}

function statementCard(statement: AlertStatement, from: Html): Html {
  const { speaker, medium, certainty } = statement;
  const { facts } = words();
  const names = [
    properName(speaker),
    speaker?.role ? facts.role(speaker.role) : null,
    statement.factionAr,
  ].filter((name): name is string => typeof name === 'string' && name !== '');
  return html`<div class="card"><h3>${sentence(facts.statement(statement))}</h3>
<div class="soft">${facts.certainty(certainty)}${medium ? ` · ${facts.medium(medium)}` : ''}${names.map((name) => html` · ${foreign(name, 120)}`)} · ${from}</div>
${excerpt(statement.quote)}</div>`;
}

function withdrawalCard(withdrawal: AlertWithdrawal, from: Html): Html {
  return html`<div class="card"><h3>${sentence(words().facts.withdrawal(withdrawal))}</h3>
<div class="soft">${words().facts.withdrawalCertainty(withdrawal.certainty)} · ${from}</div>
${withdrawal.excerpt ? excerpt(withdrawal.excerpt) : ''}</div>`;
}

function matchCard(match: AlertMatch, from: Html): Html {
  return html`<div class="card"><h3>${foreign(words().facts.match(match))}</h3>
<div class="soft">${foreign(match.name.ar, 120)} · ${from}</div>
${match.excerpt ? excerpt(match.excerpt) : ''}</div>`;
}

function saidWhat(alert: Alert): Html {
  const fromOf = (articleId: string | undefined): Html => {
    const article = alert.articles.find(({ id }) => id === articleId);
    return article ? outward(article.url, foreign(words().facts.name(article.sourceName), 80)) : html`–`;
  };
  const leaving = alert.withdrawals.map((one) => withdrawalCard(one, fromOf(one.excerpt?.articleId)));
  const said = alert.statements.map((one) => statementCard(one, fromOf(one.quote.articleId)));
  return html`${withdrawalLeads(alert) ? [...leaving, ...said] : [...said, ...leaving]}
${(alert.matches ?? []).map((match) => matchCard(match, fromOf(match.excerpt?.articleId)))}`;
}

function articleRow(article: ArticleHead, nameOf: SourceName): Html {
  const name = nameOf(article.sourceId);
  return html`<li>${outward(article.url, foreignLine(article.title || article.url))}
<div class="soft">${foreign(words().facts.name(name), 80)} · ${moment(article.publishedAt ?? article.fetchedAt)}</div></li>`;
}

function eventRow(event: AlertedEvent, detail: StoryDetail): Html {
  const headline = words().facts.headline(event.alert);
  const { story: say, facts, common } = words();
  const news = facts.news(event.alert);
  const votes = detail.feedback.get(event.id);
  const sent = event.deliveries
    .map(({ channel, recipients, state }) =>
      [
        isolate(channel),
        recipients === null ? '' : `${say.to} ${isolate(recipients.join(', '))}`,
        facts.state(state),
      ]
        .filter(Boolean)
        .join(' '),
    )
    .join(common.separator);
  const said = votes ? html`<div class="soft">${say.feedback(votes.relevant, votes.notRelevant)}</div>` : '';
  return html`<li><div><b>${facts.event(event.alert.event)}</b> <span class="soft">${moment(event.at)} · ${facts.severity(event.alert.severity)}</span></div>
<div>${sentence(headline)}</div>
${news === '' ? '' : html`<div>${sentence(news)}</div>`}
<div class="soft">${sent === '' ? facts.alertedNobody : sentence(sent)}</div>${said}</li>`;
}

/** A longer story is shown by its latest days. */
const MOST_DAYS = 60;

/** Reports of the story by day, from its first to its last; nothing where all are of one day. */
function timeline(articles: readonly ArticleHead[]): Html {
  const days = articles.map(({ publishedAt, fetchedAt }) =>
    Math.floor((publishedAt ?? fetchedAt).getTime() / DAY_MS),
  );
  const last = Math.max(...days);
  const first = Math.max(Math.min(...days), last - MOST_DAYS + 1);
  if (articles.length === 0 || first === last) return html``;
  const perDay = Array<number>(last - first + 1).fill(0);
  for (const day of days) if (day >= first) perDay[day - first] = (perDay[day - first] ?? 0) + 1;
  const { story: say, deadlines } = words();
  const [from, to] = [first, last].map((day) =>
    deadlines.date(new Date(day * DAY_MS).toISOString().slice(0, 10)),
  );
  return html`<h2>${say.timeline}</h2>
<div class="card">${bars(perDay, say.timeline, { width: 720, height: 40, full: true })}<div class="soft">${say.timelineNote(from ?? '', to ?? '')}</div></div>`;
}

/** One story: who said what with the evidence marked, its deadlines, its outlets, and what was told of it when. */
export function storyPage(detail: StoryDetail, nameOf: SourceName, today: Today): Html {
  const [latest] = detail.events;
  // A reminder says what day it is; what the story is about is said by the article's news before it.
  const news = detail.events.filter(({ alert: { event } }) => !isOfDeadline(event));
  const { alert } = news[0] ?? latest;
  // What each development told last, the latest first.
  const all = mergeAlerts(news.length > 0 ? news.map((event) => event.alert).toReversed() : [alert]);
  const { story: say, stories, facts, common, title } = words();
  const topics = alert.topics.map((topic) => facts.topic(topic)).join(common.separator);
  const body = html`
<h2 class="lead">${sentence(facts.headline(alert))}</h2>
<p class="soft">${severityWord(alert.severity)} · ${foreign(topics, 100)} · ${facts.outlets(alert.outlets)} · ${stories.moved(ago(latest.at, today.now))}</p>
<p class="title">${foreignLine(alert.title, 600)}</p>
<h2>${say.saidWhat}</h2>
${all.statements.length + all.withdrawals.length + (all.matches ?? []).length === 0 ? html`<p class="soft">${say.nothing}</p>` : saidWhat(all)}
${detail.deadlines.length === 0 ? '' : html`<h2>${say.deadlines}</h2>${deadlineCards(detail.deadlines, nameOf, today, false)}`}
${timeline(detail.articles)}
<h2>${say.reportedBy}</h2>
<ul class="rows">${detail.articles.map((article) => articleRow(article, nameOf))}</ul>
<h2>${say.events}</h2>
<ul class="rows">${detail.events.map((event) => eventRow(event, detail))}</ul>`;
  return page(title.story(detail.id), body);
}
