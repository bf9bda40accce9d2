import { html } from 'hono/html';
import { withdrawalLeads } from '../alerts/headline.ts';
import { mergeAlerts } from '../alerts/merge.ts';
import { eventLabel, matchLabel, outletsLabel, statementLabel, withdrawalLabel } from '../alerts/wording.ts';
import type { Alert, AlertMatch, AlertStatement, AlertWithdrawal } from '../model/alert.ts';
import type { ListedDeadline } from '../model/deadline.ts';
import type { ToldEvent } from '../store/overview.ts';
import type { StoryArticle } from '../store/story-detail.ts';
import { deadlineCards, type Today } from './deadline-cards.ts';
import { excerpt, foreign, foreignLine, outward } from './foreign.ts';
import { ago, type Html, moment, page, severityWord } from './layout.ts';

/** Everything a story's page shows. `events` is newest first and not empty. */
export interface StoryDetail {
  id: string;
  events: [ToldEvent, ...ToldEvent[]];
  articles: StoryArticle[];
  deadlines: ListedDeadline[];
  feedback: Map<string, { relevant: number; notRelevant: number }>;
}

type SourceName = (id: string) => { ar: string; en: string };

function statementCard(statement: AlertStatement, from: Html): Html {
  const { speaker, medium, certainty } = statement;
  const names = [speaker?.name, speaker?.role?.replaceAll('_', ' '), statement.factionAr].filter(
    (name): name is string => typeof name === 'string' && name !== '',
  );
  return html`<div class="card"><h3>${foreign(statementLabel(statement))}</h3>
<div class="soft">${certainty === 'quoted' ? 'direct quote' : 'reported speech'}${medium ? ` · ${medium}` : ''}${names.map((name) => html` · ${foreign(name, 120)}`)} · ${from}</div>
${excerpt(statement.quote)}</div>`;
}

function withdrawalCard(withdrawal: AlertWithdrawal, from: Html): Html {
  return html`<div class="card"><h3>${foreign(withdrawalLabel(withdrawal))}</h3>
<div class="soft">${withdrawal.certainty} · ${from}</div>
${withdrawal.excerpt ? excerpt(withdrawal.excerpt) : ''}</div>`;
}

function matchCard(match: AlertMatch, from: Html): Html {
  return html`<div class="card"><h3>${foreign(matchLabel(match))}</h3>
<div class="soft">${foreign(match.name.ar, 120)} · ${from}</div>
${match.excerpt ? excerpt(match.excerpt) : ''}</div>`;
}

function saidWhat(alert: Alert): Html {
  const fromOf = (articleId: string | undefined): Html => {
    const article = alert.articles.find(({ id }) => id === articleId);
    return article ? outward(article.url, foreign(article.sourceName.en, 80)) : html`–`;
  };
  const leaving = alert.withdrawals.map((one) => withdrawalCard(one, fromOf(one.excerpt?.articleId)));
  const said = alert.statements.map((one) => statementCard(one, fromOf(one.quote.articleId)));
  return html`${withdrawalLeads(alert) ? [...leaving, ...said] : [...said, ...leaving]}
${(alert.matches ?? []).map((match) => matchCard(match, fromOf(match.excerpt?.articleId)))}`;
}

function articleRow(article: StoryArticle, nameOf: SourceName): Html {
  const name = nameOf(article.sourceId);
  return html`<li>${outward(article.url, foreignLine(article.title || article.url))}
<div class="soft">${foreign(name.en, 80)} · ${moment(article.publishedAt ?? article.fetchedAt)}</div></li>`;
}

function eventRow(told: ToldEvent, detail: StoryDetail): Html {
  const { headline, whatsNew } = told.alert;
  const votes = detail.feedback.get(told.id);
  const sent = told.deliveries
    .map(({ channel, recipients, state }) =>
      [channel, recipients === null ? '' : `to ${recipients.join(', ')}`, state].filter(Boolean).join(' '),
    )
    .join(', ');
  const said = votes
    ? html`<div class="soft">feedback: ${votes.relevant} relevant, ${votes.notRelevant} not relevant</div>`
    : '';
  return html`<li><div><b>${eventLabel(told.alert.event)}</b> <span class="soft">${moment(told.at)} · ${told.alert.severity}</span></div>
<div>${foreign(headline)}</div>
${headline.includes(whatsNew) ? '' : html`<div>${foreign(whatsNew)}</div>`}
${sent === '' ? '' : html`<div class="soft">${foreign(sent)}</div>`}${said}</li>`;
}

/** One story: who said what with the evidence marked, its deadlines, its outlets, and what was told of it when. */
export function storyPage(detail: StoryDetail, nameOf: SourceName, today: Today): Html {
  const [latest] = detail.events;
  // A reminder says what day it is; what the story is about is said by the article's news before it.
  const news = detail.events.filter(({ alert: { event } }) => !event.startsWith('deadline_'));
  const { alert } = news[0] ?? latest;
  // What each development told last, the latest first.
  const all = mergeAlerts(news.length > 0 ? news.map((told) => told.alert).toReversed() : [alert]);
  const body = html`
<h2 class="lead">${foreign(alert.headline)}</h2>
<p class="soft">${severityWord(alert.severity)} · ${foreign(alert.topics.join(', ').replaceAll('_', ' '), 100)} · ${outletsLabel(alert.outlets)} · last moved ${ago(latest.at, today.now)}</p>
<p class="title">${foreignLine(alert.title, 600)}</p>
<h2>Who said what</h2>
${all.statements.length + all.withdrawals.length + (all.matches ?? []).length === 0 ? html`<p class="soft">Nothing is on record for this story any more.</p>` : saidWhat(all)}
${detail.deadlines.length === 0 ? '' : html`<h2>Deadlines</h2>${deadlineCards(detail.deadlines, nameOf, today, false)}`}
<h2>Reported by</h2>
<ul class="rows">${detail.articles.map((article) => articleRow(article, nameOf))}</ul>
<h2>What was told, newest first</h2>
<ul class="rows">${detail.events.map((told) => eventRow(told, detail))}</ul>`;
  return page(`story ${detail.id}`, body);
}
