import { html } from 'hono/html';
import type { ListedStory } from '../store/story-search.ts';
import { foreign, foreignLine } from './foreign.ts';
import { ago, type Html, page, severityWord } from './layout.ts';

/** What the list shows: one page of the stories of a topic, or of all. */
interface StoriesView {
  topic: string | null;
  /** The form as it was sent. */
  typed: Readonly<Record<'text' | 'faction' | 'country' | 'since' | 'until', string>>;
  problem: string | null;
  page: number;
  stories: ListedStory[];
  more: boolean;
}

function row({ id, movedAt, articles, alert }: ListedStory, now: Date): Html {
  const reports = articles === 1 ? '1 report' : `${articles} reports`;
  return html`<li><a href="/stories/${id}">${foreign(alert.headline)}</a>
<div class="soft">${severityWord(alert.severity)} · ${reports} · last moved ${ago(movedAt, now)}</div>
${foreignLine(alert.title, 300)}</li>`;
}

/** The stories, the one that moved last first. */
export function storiesPage(
  { topic, typed, problem, page: number, stories, more }: StoriesView,
  now: Date,
): Html {
  const asked = Object.entries({ topic: topic ?? '', ...typed }).filter(([, value]) => value !== '');
  const at = (other: number): string =>
    `/stories?${new URLSearchParams([['page', String(other)], ...asked]).toString()}`;
  const field = (name: keyof typeof typed, label: string, type: string): Html =>
    html`<label>${label} <input type="${type}" name="${name}" value="${typed[name]}" dir="auto" size="14"></label>`;
  const body = html`
<p class="soft">${topic === null ? 'All stories' : html`Stories of ${topic.replaceAll('_', ' ')} (<a href="/stories">all</a>)`}, the one that moved last first.</p>
<form method="get" action="/stories" class="choices filter" role="search">${topic === null ? '' : html`<input type="hidden" name="topic" value="${topic}">`}
${field('text', 'Words', 'search')} ${field('faction', 'Faction', 'text')} ${field('country', 'Country', 'text')} ${field('since', 'From', 'date')} ${field('until', 'To', 'date')} <button>Show</button></form>
${problem === null ? '' : html`<p class="bad" role="alert">${problem}</p>`}
${stories.length === 0 ? html`<p>None${number > 1 ? ' more' : ' yet'}.</p>` : html`<ul class="rows">${stories.map((story) => row(story, now))}</ul>`}
<p>${number > 1 ? html`<a href="${at(number - 1)}">newer</a> ` : ''}${more ? html`<a href="${at(number + 1)}">older</a>` : ''}</p>`;
  return page('stories', body);
}
