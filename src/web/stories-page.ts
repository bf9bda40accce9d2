import { html } from 'hono/html';
import type { ListedStory } from '../store/story-list.ts';
import { foreign, foreignLine } from './foreign.ts';
import { ago, type Html, page, severityWord } from './layout.ts';

/** What the list shows: one page of the stories of a topic, or of all. */
interface StoriesView {
  topic: string | null;
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
export function storiesPage({ topic, page: number, stories, more }: StoriesView, now: Date): Html {
  const at = (other: number): string =>
    `/stories?page=${other}${topic === null ? '' : `&topic=${encodeURIComponent(topic)}`}`;
  const body = html`
<p class="soft">${topic === null ? 'All stories' : html`Stories of ${topic.replaceAll('_', ' ')} (<a href="/stories">all</a>)`}, the one that moved last first.</p>
${stories.length === 0 ? html`<p>None${number > 1 ? ' more' : ' yet'}.</p>` : html`<ul class="rows">${stories.map((story) => row(story, now))}</ul>`}
<p>${number > 1 ? html`<a href="${at(number - 1)}">newer</a> ` : ''}${more ? html`<a href="${at(number + 1)}">older</a>` : ''}</p>`;
  return page('stories', body);
}
