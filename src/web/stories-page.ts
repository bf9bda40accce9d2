import { html } from 'hono/html';
import type { Names } from '../model/names.ts';
import type { ListedStory } from '../store/story-search.ts';
import { problemLine } from './act.ts';
import { bars } from './bars.ts';
import { foreign, foreignLine, sentence } from './foreign.ts';
import { words } from './language/spoken.ts';
import { ago, type Html, option, page, pageLinks, severityWord } from './layout.ts';

/** A topic with its names. */
export interface NamedTopic {
  id: string;
  name: Names;
}

/** What the list shows: one page of the stories of a topic, or of all. */
interface StoriesView {
  topic: string | null;
  /** The topics that may be asked for. */
  topics: readonly NamedTopic[];
  /** The form as it was sent. */
  typed: Readonly<Record<'text' | 'faction' | 'country' | 'since' | 'until', string>>;
  problem: string | null;
  page: number;
  stories: ListedStory[];
  more: boolean;
  /** Of the latest days, the oldest first. */
  figures: { perDay: readonly number[]; topics: readonly { topic: string; stories: number }[] };
}

function row({ id, movedAt, articles, alert }: ListedStory, now: Date): Html {
  const { facts, stories } = words();
  return html`<li><a href="/stories/${id}">${sentence(facts.headline(alert))}</a>
<div class="soft">${severityWord(alert.severity)} · ${stories.reports(articles)} · ${stories.moved(ago(movedAt, now))}</div>
${foreignLine(alert.title, 300)}</li>`;
}

/** When stories moved, and of which topics they are. */
function charts({ figures: { perDay, topics }, topics: known }: StoriesView): Html {
  const { stories: say, facts } = words();
  const all = perDay.reduce((sum, n) => sum + n, 0);
  if (all === 0) return html``;
  const nameOf = (id: string): string => facts.topic(id, known.find((one) => one.id === id)?.name);
  const most = Math.max(...topics.map(({ stories }) => stories));
  return html`<div class="card"><h2>${say.timeline}</h2>
${bars(perDay, say.timeline, { width: 720, height: 56, full: true })}
<div class="soft">${say.timelineNote(all, perDay.length)}</div>
<h2>${say.byTopic}</h2>
<ul class="plain">${topics.map(({ topic, stories }) => html`<li><a href="/stories?topic=${topic}">${foreign(nameOf(topic), 80)}</a> <meter min="0" max="${most}" value="${stories}" aria-label="${nameOf(topic)}"></meter> ${stories}</li>`)}</ul></div>`;
}

/** The stories, the one that moved last first. */
export function storiesPage(view: StoriesView, now: Date): Html {
  const { topic, topics, typed, problem, page: number, stories, more } = view;
  const { stories: say, facts, common, title } = words();
  const asked = Object.entries({ topic: topic ?? '', ...typed }).filter(([, value]) => value !== '');
  const at = (other: number): string =>
    `/stories?${new URLSearchParams([['page', String(other)], ...asked]).toString()}`;
  const field = (name: keyof typeof typed, label: string, type: string): Html =>
    html`<label>${label} <input type="${type}" name="${name}" value="${typed[name]}" dir="auto" size="14"></label>`;
  const choices =
    topic === null || topics.some(({ id }) => id === topic)
      ? topics
      : [...topics, { id: topic, name: { ar: topic, en: topic } }];
  const body = html`
<p class="soft">${topic === null ? say.all : html`${say.ofTopic(facts.topic(topic, topics.find(({ id }) => id === topic)?.name))} <a href="/stories">${common.all}</a>`}</p>
<form method="get" action="/stories" class="choices filter" role="search">
<label>${say.topic} <select name="topic"><option value="">${common.all}</option>${choices.map(({ id, name }) => option(id, id === topic, facts.topic(id, name)))}</select></label>
${field('text', say.words, 'search')} ${field('faction', say.faction, 'text')} ${field('country', say.country, 'text')} ${field('since', say.from, 'date')} ${field('until', say.to, 'date')} <button>${common.show}</button></form>
${problemLine(problem, 600)}
${charts(view)}
${stories.length === 0 ? html`<p>${number > 1 ? say.noMore : say.none}</p>` : html`<ul class="rows">${stories.map((story) => row(story, now))}</ul>`}
${pageLinks(number, more, at)}`;
  return page(title.stories, body);
}
