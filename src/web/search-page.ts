import { html } from 'hono/html';
import type { SourceName } from '../model/names.ts';
import type { FoundArticle } from '../store/search.ts';
import { foreign, foreignLine, marked, outward } from './foreign.ts';
import { words } from './language/spoken.ts';
import { type Html, moment, page, pageLinks } from './layout.ts';

/** What was asked for and found; `more` when there is a next page. */
export interface SearchResult {
  query: string;
  page: number;
  found: FoundArticle[];
  more: boolean;
}

function row(article: FoundArticle, nameOf: SourceName): Html {
  const { facts, overview } = words();
  const aboutOf = ({ id, alert }: NonNullable<FoundArticle['story']>): string =>
    alert === null ? overview.storyNo(id) : facts.headline(alert);
  const story =
    article.story === null
      ? ''
      : html`<div><a href="/stories/${article.story.id}">${foreign(aboutOf(article.story))}</a></div>`;
  const runs = article.snippet.map(({ text, hit }) => ({ text: text.slice(0, 600), marked: hit }));
  return html`<div class="card"><h2 class="found">${outward(article.url, foreignLine(article.title || article.url))}</h2>
<div class="soft">${foreign(words().facts.name(nameOf(article.sourceId)), 80)} · ${moment(article.publishedAt ?? article.fetchedAt)}${article.matched ? html` · <span class="good">${words().search.matched}</span>` : ''}</div>${story}
${runs.length === 0 ? '' : marked(runs)}</div>`;
}

/** The search over titles and texts. */
export function searchPage(result: SearchResult, nameOf: SourceName): Html {
  const { query, found } = result;
  const at = (number: number): string => `/search?q=${encodeURIComponent(query)}&page=${number}`;
  const { search: say, title } = words();
  const body = html`
<form class="search" method="get" action="/search" role="search">
<input type="search" name="q" value="${query}" dir="auto" maxlength="300" aria-label="${say.words}" placeholder="انسحاب القوات">
<button>${say.button}</button></form>
<p class="soft">${say.hint}</p>
${query !== '' && found.length === 0 ? html`<p>${say.nothing(result.page > 1)} ${foreign(query, 300)}.</p>` : ''}
${found.map((article) => row(article, nameOf))}
${pageLinks(result.page, result.more, at)}`;
  return page(title.search, body);
}
