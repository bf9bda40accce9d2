import { html } from 'hono/html';
import { foreign, settingLine } from './foreign.ts';
import { words } from './language/spoken.ts';
import { ago, type Html, moment, page } from './layout.ts';
import type { NamedTopic } from './stories-page.ts';

/** What the page of the configuration shows; nothing of it is a secret. */
export interface ConfigurationView {
  folder: string;
  loadedAt: Date;
  rulesVersion: string;
  sources: { on: number; all: number };
  channels: readonly { id: string; kind: string }[];
  topics: readonly NamedTopic[];
  /** The tree of routes as `rasid routes show` prints it. */
  routes: string;
  /** Where nobody would hear, as `rasid check` warns. */
  warnings: readonly string[];
  /** What was changed since the start, newest first. */
  changes: readonly { at: Date; lines: readonly string[] }[];
  refused: { since: Date; problems: readonly string[] } | null;
  /** What was changed on disk and holds only after a restart. */
  waiting: readonly string[];
}

/** The configuration: what holds and since when, what was changed, what is refused and why. */
export function configurationPage(view: ConfigurationView, now: Date): Html {
  const { refused, changes, warnings } = view;
  const { configuration: say, facts, title } = words();
  const body = html`
<p>${say.inForce(moment(view.loadedAt), ago(view.loadedAt, now))} <code dir="auto">${view.folder}</code>; ${say.rules(view.rulesVersion)}</p>
${
  refused
    ? html`<div class="card" role="alert"><h2 class="bad">${say.refused}</h2>
<p>${say.refusedSince(moment(refused.since))}</p><ul>${refused.problems.map((problem) => html`<li>${settingLine(problem)}</li>`)}</ul></div>`
    : html`<p class="good">${say.onDiskHolds}</p>`
}
${view.waiting.length === 0 ? '' : html`<div class="card" role="status"><p class="warn">${say.restart}</p><ul>${view.waiting.map((line) => html`<li><code dir="auto">${line}</code></li>`)}</ul></div>`}
<p><a href="/configuration/plan">${say.planButton}</a></p>
${warnings.length === 0 ? '' : html`<h2>${say.unheard}</h2><ul class="rows">${warnings.map((line) => html`<li>${settingLine(line)}</li>`)}</ul>`}
<h2>${say.routes}</h2>
<pre class="card" dir="ltr" tabindex="0" role="region" aria-label="${say.routesRegion}">${view.routes}</pre>
<h2>${say.channelsAndTopics}</h2>
<ul class="rows">${view.channels.map(({ id, kind }) => html`<li><b>${id}</b> <span class="soft">${kind}</span></li>`)}
${view.topics.map(({ id, name }) => html`<li><a href="/stories?topic=${id}">${foreign(facts.topic(id, name), 100)}</a> <span class="soft">${id}</span></li>`)}
<li><a href="/sources">${say.sourcesOn(view.sources.on, view.sources.all)}</a> ${say.areOn}</li></ul>
<h2>${say.changed}</h2>
${changes.length === 0 ? html`<p class="soft">${say.nothing}</p>` : html`<ul class="rows">${changes.map(({ at, lines }) => html`<li><b>${moment(at)}</b>${lines.map((line) => html`<div><code dir="auto">${line}</code></div>`)}</li>`)}</ul>`}`;
  return page(title.configuration, body);
}
