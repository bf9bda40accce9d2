import { html } from 'hono/html';
import type { TopicFeedback } from '../model/feedback.ts';
import type { HealthReport } from '../model/health.ts';
import type { Source } from '../model/source.ts';
import type { AlertedEvent, Overview, SourceHealth } from '../store/overview.ts';
import { alertCard } from './alert-card.ts';
import { bars } from './bars.ts';
import { foreign, plainSentence, sentence, settingLine } from './foreign.ts';
import { words } from './language/spoken.ts';
import { ago, type Html, page, span, until } from './layout.ts';

/** What the status page shows. */
export interface Status {
  version: string;
  startedAt: Date;
  database: string;
  queue: { kind: string; reachable: boolean };
  /** When the configuration in force was loaded, and why a newer one on disk is refused. */
  configuration: { loadedAt: Date; refused: { since: Date; problems: readonly string[] } | null };
  overview: Overview;
  sources: { source: Source; health: SourceHealth | null }[];
  events: AlertedEvent[];
  feedback: TopicFeedback[];
}

function tile(label: string, value: number | string, tone = '', path: string | null = null): Html {
  const inside = html`<b class="${tone}">${value}</b><span class="soft">${label}</span>`;
  return path === null
    ? html`<div class="tile">${inside}</div>`
    : html`<a class="tile" href="${path}">${inside}</a>`;
}

function sourceRow({ source, health }: Status['sources'][number], now: Date): Html {
  const failing = (health?.failures ?? 0) > 0;
  const { overview: say, facts, sources } = words();
  const names = new Set([facts.name(source.name), source.name.ar, source.name.en]);
  const state =
    !health?.lastSuccessAt && !failing
      ? html`<span class="soft">${facts.state('waiting')}</span>`
      : failing
        ? html`<span class="bad">${facts.failure(health?.lastFailure ?? 'failing')}</span>`
        : html`<span class="good">${facts.state('fine')}</span>`;
  const readBy = health?.readBy ? html`<br><small class="soft">${say.reader(health.readBy)}</small>` : '';
  const findings = (health?.findings ?? []).map(
    ({ kind, detail }) =>
      html`<br><small class="warn" title="${plainSentence(facts.detail(detail))}">${facts.condition(kind)}</small>`,
  );
  return html`<tr>
<td>${[...names].map((name) => html`${foreign(name, 60)} `)}<br><small>${foreign(source.id, 60)}</small></td>
<td>${state}${readBy}${findings}${failing ? html`<br><small>${say.inARow(health?.failures ?? 0)}: ${sentence(facts.error(health?.lastError ?? ''), 300)}</small>` : ''}</td>
<td class="num">${health?.articles ?? 0}</td>
<td>${ago(health?.lastSuccessAt ?? null, now)}</td>
<td>${ago(health?.lastNewAt ?? null, now)}</td>
<td>${health ? (health.phase === 'idle' ? until(health.nextFetchAt, now) : sources.beingFetched) : '–'}</td>
</tr>`;
}

function refusal({ configuration: { refused } }: Status, now: Date): Html {
  if (!refused) return html``;
  return html`<h2 class="bad">${words().overview.refused}</h2>
<div class="card"><p>${words().overview.refusedSince(ago(refused.since, now))}</p>
<ul>${refused.problems.map((problem) => html`<li>${settingLine(problem)}</li>`)}</ul></div>`;
}

/** What readers said, by topic: the share they found relevant is the precision as it is lived. */
function feedbackTable(feedback: readonly TopicFeedback[]): Html {
  if (feedback.length === 0) return html``;
  const { overview: say, facts } = words();
  const rows = feedback.map(({ topic, relevant, notRelevant }) => {
    const share = Math.floor((100 * relevant) / (relevant + notRelevant));
    return html`<tr><td>${facts.topic(topic)}</td><td class="num">${share} %</td><td class="num">${relevant}</td><td class="num">${notRelevant}</td></tr>`;
  });
  return html`<h2>${say.readers}</h2>
<div class="scroll"><table>
<thead><tr><th>${say.topic}</th><th class="num">${say.precision}</th><th class="num">${say.relevant}</th><th class="num">${say.notRelevant}</th></tr></thead>
<tbody>${rows}</tbody>
</table></div>`;
}

/** What keeps Rasid from watching, first of all. */
function troubles({ problems }: HealthReport): Html {
  const { works, broken, problem } = words().overview;
  if (problems.length === 0) return html`<p class="good">${works}</p>`;
  return html`<div class="card" role="alert"><h2 class="bad">${broken}</h2>
<ul>${problems.map(({ kind, detail }) => html`<li>${problem(kind, detail)}</li>`)}</ul></div>`;
}

/** All there is to show while the database cannot be asked. */
export function brokenPage(health: HealthReport): Html {
  return page(words().title.overview, troubles(health), { live: true });
}

/** The status page: what is watched, what was found, what waits, what fails and when it is tried again. */
export function statusPage(
  status: Status,
  health: HealthReport,
  alertHours: readonly number[],
  now: Date,
): Html {
  const { overview } = status;
  const { overview: say, sources: ofSources, common } = words();
  const waiting = overview.articles.new + overview.articles.read;
  const pending = overview.deliveries.pending + overview.deliveries.sending + overview.deliveries.failed;
  const queue = status.queue.reachable
    ? html`${say.queue(status.queue.kind)}`
    : html`<span class="bad">${say.queueAway(status.queue.kind)}</span>`;
  const failing = status.sources.filter(({ health: one }) => (one?.failures ?? 0) > 0);
  const body = html`
${troubles(health)}
<p class="soft">${say.facts(status.version, span((now.getTime() - status.startedAt.getTime()) / 1_000), status.database)}${queue}.
<a href="/api/status">JSON</a> · <a href="/metrics">${say.metrics}</a> · <a href="/health">${say.health}</a></p>
<div class="tiles">
${tile(say.watched, status.sources.length, '', '/sources')}
${tile(say.failing, failing.length, failing.length > 0 ? 'bad' : '', '/sources?state=failing')}
${tile(say.judged, overview.articles.judged)}
${tile(say.waiting, waiting)}
${tile(say.setAside, overview.articles.failed, overview.articles.failed > 0 ? 'warn' : '', '/articles')}
${tile(say.matched, overview.matched)}
${tile(say.stories, overview.stories, '', '/stories')}
${tile(say.delivered, overview.deliveries.sent, '', '/deliveries?state=sent')}
${tile(say.due, pending - overview.deliveries.waiting, overview.deliveries.failed > 0 ? 'warn' : '', '/deliveries?state=pending')}
${tile(say.onPurpose, overview.deliveries.waiting, '', '/deliveries?state=pending')}
${tile(say.muted, overview.deliveries.muted, '', '/deliveries?state=muted')}
${tile(say.dead, overview.deliveries.dead, overview.deliveries.dead > 0 ? 'bad' : '', '/deliveries?state=dead')}
${tile(say.oldest, span(overview.oldestWaitingSeconds))}
</div>
${refusal(status, now)}
<h2>${say.alertsOfDay}</h2>
<div class="card">${bars(alertHours, say.alertsAnHour, { width: 720, height: 64, full: true })}
<div class="soft">${say.inAll(alertHours.reduce((sum, n) => sum + n, 0))}</div></div>
<h2>${say.channels}</h2>
<ul class="rows">${(health.figures?.channels ?? []).map((one) => html`<li><a href="/deliveries?channel=${one.channel}">${one.channel}</a> <span class="soft">${say.lastDelivery(one.lastSentAt === null ? null : ago(new Date(one.lastSentAt), now), one.due, one.dead)}</span>${one.failing === 0 ? '' : html` <b class="bad">${say.failingDeliveries(one.failing)}</b>`}</li>`)}</ul>
<h2>${say.latest}</h2>
${status.events.length === 0 ? html`<p class="soft">${common.noneYet}</p>` : status.events.map((event) => alertCard(event, now))}
${feedbackTable(status.feedback)}
${
  failing.length === 0
    ? ''
    : html`<h2>${say.failingSources}</h2>
<div class="scroll" tabindex="0" role="region" aria-label="${say.failingRegion}"><table>
<thead><tr><th>${ofSources.source}</th><th>${ofSources.state}</th><th class="num">${say.articles}</th><th>${ofSources.lastAnswer}</th><th>${ofSources.lastNew}</th><th>${say.nextTry}</th></tr></thead>
<tbody>${failing.map((one) => sourceRow(one, now))}</tbody>
</table></div>`
}`;
  return page(words().title.overview, body, { live: true });
}
