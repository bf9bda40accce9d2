import { html } from 'hono/html';
import { foreign } from './foreign.ts';
import { ago, type Html, moment, page } from './layout.ts';

/** What the page of the configuration shows; nothing of it is a secret. */
export interface ConfigurationView {
  folder: string;
  loadedAt: Date;
  rulesVersion: string;
  sources: { on: number; all: number };
  channels: readonly { id: string; kind: string }[];
  topics: readonly { id: string; name: { ar: string; en: string } }[];
  /** The tree of routes as `rasid routes show` prints it. */
  routes: string;
  /** Where nobody would hear, as `rasid check` warns. */
  warnings: readonly string[];
  /** What was changed since the start, newest first. */
  changes: readonly { at: Date; lines: readonly string[] }[];
  refused: { since: Date; problems: readonly string[] } | null;
}

/** The configuration: what holds and since when, what was changed, what is refused and why. */
export function configurationPage(view: ConfigurationView, now: Date): Html {
  const { refused, changes, warnings } = view;
  const body = html`
<p>In force since ${moment(view.loadedAt)} (${ago(view.loadedAt, now)}), from <code>${view.folder}</code>; rules ${view.rulesVersion}.</p>
${
  refused
    ? html`<div class="card" role="alert"><h2 class="bad">What is on disk is refused</h2>
<p>Since ${moment(refused.since)}. What is in force stays until every line is mended.</p><ul>${refused.problems.map((problem) => html`<li><code dir="auto">${problem}</code></li>`)}</ul></div>`
    : html`<p class="good">What is on disk is in force.</p>`
}
${warnings.length === 0 ? '' : html`<h2>Where nobody would hear</h2><ul class="rows">${warnings.map((line) => html`<li>${foreign(line, 400)}</li>`)}</ul>`}
<h2>Routes</h2>
<pre class="card" tabindex="0" aria-label="routes">${view.routes}</pre>
<h2>Channels and topics</h2>
<ul class="rows">${view.channels.map(({ id, kind }) => html`<li><b>${id}</b> <span class="soft">${kind}</span></li>`)}
${view.topics.map(({ id, name }) => html`<li><a href="/stories?topic=${id}">${foreign(name.en, 100)}</a> ${foreign(name.ar, 100)} <span class="soft">${id}</span></li>`)}
<li><a href="/sources">${view.sources.on} of ${view.sources.all} sources</a> are switched on</li></ul>
<h2>What was changed since the start</h2>
${changes.length === 0 ? html`<p class="soft">Nothing.</p>` : html`<ul class="rows">${changes.map(({ at, lines }) => html`<li><b>${moment(at)}</b>${lines.map((line) => html`<div><code dir="auto">${line}</code></div>`)}</li>`)}</ul>`}`;
  return page('configuration', body);
}
