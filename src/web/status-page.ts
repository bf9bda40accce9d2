import { html } from 'hono/html';
import type { TopicFeedback } from '../model/feedback.ts';
import type { HealthReport } from '../model/health.ts';
import type { Source } from '../model/source.ts';
import type { Overview, SourceHealth, ToldEvent } from '../store/overview.ts';
import { alertCard } from './alert-card.ts';
import { bars } from './bars.ts';
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
  events: ToldEvent[];
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
  const state =
    !health?.lastSuccessAt && !failing
      ? html`<span class="soft">waiting</span>`
      : failing
        ? html`<span class="bad">${health?.lastFailure ?? 'failing'}</span>`
        : html`<span class="good">fine</span>`;
  const readBy = health?.readBy ? html`<br><small class="soft">reader: ${health.readBy}</small>` : '';
  const findings = (health?.findings ?? []).map(
    ({ kind, detail }) => html`<br><small class="warn" title="${detail}">${kind}</small>`,
  );
  return html`<tr>
<td><span dir="auto">${source.name.ar}</span><br><small>${source.name.en} · ${source.id}</small></td>
<td>${state}${readBy}${findings}${failing ? html`<br><small>${health?.failures} in a row: ${health?.lastError}</small>` : ''}</td>
<td class="num">${health?.articles ?? 0}</td>
<td>${ago(health?.lastSuccessAt ?? null, now)}</td>
<td>${ago(health?.lastNewAt ?? null, now)}</td>
<td>${health ? (health.phase === 'idle' ? until(health.nextFetchAt, now) : 'being fetched') : '–'}</td>
</tr>`;
}

function refusal({ configuration: { refused } }: Status, now: Date): Html {
  if (!refused) return html``;
  return html`<h2 class="bad">The configuration on disk is refused</h2>
<div class="card"><p>Refused ${ago(refused.since, now)}; the one before stays in force until every line below is mended.</p>
<ul>${refused.problems.map((problem) => html`<li><code>${problem}</code></li>`)}</ul></div>`;
}

/** What readers said, by topic: the share they found relevant is the precision as it is lived. */
function feedbackTable(feedback: readonly TopicFeedback[]): Html {
  if (feedback.length === 0) return html``;
  const rows = feedback.map(({ topic, relevant, notRelevant }) => {
    const share = Math.floor((100 * relevant) / (relevant + notRelevant));
    return html`<tr><td>${topic.replaceAll('_', ' ')}</td><td class="num">${share} %</td><td class="num">${relevant}</td><td class="num">${notRelevant}</td></tr>`;
  });
  return html`<h2>What readers say</h2>
<div class="scroll"><table>
<thead><tr><th>Topic</th><th class="num">Precision</th><th class="num">Relevant</th><th class="num">Not relevant</th></tr></thead>
<tbody>${rows}</tbody>
</table></div>`;
}

/** What keeps Rasid from watching, first of all. */
function troubles({ problems }: HealthReport): Html {
  if (problems.length === 0) return html`<p class="good">Watching works.</p>`;
  return html`<div class="card" role="alert"><h2 class="bad">Watching does not work</h2>
<ul>${problems.map(({ detail }) => html`<li>${detail}</li>`)}</ul></div>`;
}

/** All there is to show while the database cannot be asked. */
export function brokenPage(health: HealthReport): Html {
  return page('overview', troubles(health), { live: true });
}

/** The status page: what is watched, what was found, what waits, what fails and when it is tried again. */
export function statusPage(
  status: Status,
  health: HealthReport,
  alertHours: readonly number[],
  now: Date,
): Html {
  const { overview } = status;
  const waiting = overview.articles.new + overview.articles.read;
  const failing = status.sources.filter(({ health }) => (health?.failures ?? 0) > 0).length;
  const pending = overview.deliveries.pending + overview.deliveries.sending + overview.deliveries.failed;
  const queue = status.queue.reachable
    ? html`queue on ${status.queue.kind}`
    : html`<span class="bad">queue on ${status.queue.kind} not reachable: work waits in the database</span>`;
  const failingRows = status.sources.filter(({ health: one }) => (one?.failures ?? 0) > 0);
  const body = html`
${troubles(health)}
<p class="soft">Version ${status.version}, up for ${span((now.getTime() - status.startedAt.getTime()) / 1_000)}; database ${status.database}, ${queue}.
<a href="/api/status">JSON</a> · <a href="/metrics">metrics</a> · <a href="/health">health</a></p>
<div class="tiles">
${tile('sources watched', status.sources.length, '', '/sources')}
${tile('sources failing', failing, failing > 0 ? 'bad' : '', '/sources?state=failing')}
${tile('articles judged', overview.articles.judged)}
${tile('articles waiting', waiting)}
${tile('articles set aside', overview.articles.failed, overview.articles.failed > 0 ? 'warn' : '', '/articles')}
${tile('articles matched', overview.matched)}
${tile('stories', overview.stories, '', '/stories')}
${tile('alerts delivered', overview.deliveries.sent, '', '/deliveries?state=sent')}
${tile('deliveries due', pending - overview.deliveries.waiting, overview.deliveries.failed > 0 ? 'warn' : '', '/deliveries?state=pending')}
${tile('waiting on purpose', overview.deliveries.waiting, '', '/deliveries?state=pending')}
${tile('muted', overview.deliveries.muted, '', '/deliveries?state=muted')}
${tile('dead letters', overview.deliveries.dead, overview.deliveries.dead > 0 ? 'bad' : '', '/deliveries?state=dead')}
${tile('oldest waiting', span(overview.oldestWaitingSeconds))}
</div>
${refusal(status, now)}
<h2>Alerts of the last 24 hours</h2>
<div class="card">${bars(alertHours, 'alerts an hour, the oldest first', { width: 720, height: 64, full: true })}
<div class="soft">${alertHours.reduce((sum, n) => sum + n, 0)} in all, an hour a bar; the last one ends now</div></div>
<h2>Channels</h2>
<ul class="rows">${(health.figures?.channels ?? []).map((one) => html`<li><a href="/deliveries?channel=${one.channel}">${one.channel}</a> <span class="soft">last delivery ${ago(one.lastSentAt === null ? null : new Date(one.lastSentAt), now)}${one.due > 0 ? `, ${one.due} due` : ''}${one.dead > 0 ? `, ${one.dead} dead` : ''}</span></li>`)}</ul>
<h2>Latest alerts</h2>
${status.events.length === 0 ? html`<p class="soft">None yet.</p>` : status.events.map((event) => alertCard(event, now))}
${feedbackTable(status.feedback)}
${
  failingRows.length === 0
    ? ''
    : html`<h2>Failing sources</h2>
<div class="scroll" tabindex="0" role="region" aria-label="failing sources"><table>
<thead><tr><th>Source</th><th>State</th><th class="num">Articles</th><th>Last answer</th><th>Last new</th><th>Next try</th></tr></thead>
<tbody>${failingRows.map((one) => sourceRow(one, now))}</tbody>
</table></div>`
}`;
  return page('overview', body, { live: true });
}
