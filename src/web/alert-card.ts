import { html } from 'hono/html';
import { withdrawalLeads } from '../alerts/headline.ts';
import type { Alert, Excerpt } from '../model/alert.ts';
import type { DeliveryState } from '../store/delivery.ts';
import type { AlertedEvent, EventDelivery } from '../store/overview.ts';
import { excerpt, foreign, outward, plainSentence, sentence } from './foreign.ts';
import { words } from './language/spoken.ts';
import { ago, type Html, severityWord, until } from './layout.ts';

function quotes(alert: Alert): Excerpt[] {
  const said = alert.statements.map((statement) => statement.quote);
  const leaving = alert.withdrawals.map((withdrawal) => withdrawal.excerpt);
  const all = [
    ...(withdrawalLeads(alert) ? [...leaving, ...said] : [...said, ...leaving]),
    ...(alert.matches ?? []).map((match) => match.excerpt),
  ];
  const seen = new Set<string>();
  return all.filter((quote): quote is Excerpt => {
    if (quote === null || seen.has(quote.text)) return false;
    seen.add(quote.text);
    return true;
  });
}

/** Where the reason says why an alert did not go out by itself; of the others it says why it was to go. */
const HELD_BACK: ReadonlySet<DeliveryState> = new Set(['pending', 'merged', 'muted']);

/** `desk sent`, `mail waits in 4 min`: the reason is beside it where it did not simply go out. */
function state(delivery: EventDelivery, now: Date): Html {
  const { channel, recipients, waitsUntil, why } = delivery;
  const to = recipients === null ? '' : html` ${words().overview.to} <bdi>${recipients.join(', ')}</bdi>`;
  const word =
    delivery.state === 'pending' && waitsUntil
      ? words().overview.waits(until(waitsUntil, now))
      : words().facts.state(delivery.state);
  const reason =
    why !== null && HELD_BACK.has(delivery.state)
      ? html` <small>(${sentence(words().facts.reason(why))})</small>`
      : '';
  return html`<span title="${why === null ? '' : plainSentence(words().facts.reason(why))}"><bdi>${channel}</bdi>${to} ${word}</span>${reason}`;
}

/** One told event: the line that says it all, what is new, the evidence, the outlets. */
export function alertCard(event: AlertedEvent, now: Date): Html {
  const { alert } = event;
  const { facts, overview } = words();
  const news = facts.news(alert);
  const shown = quotes(alert).slice(0, 1);
  return html`<div class="card">
<h3><a href="/stories/${event.storyId}">${sentence(facts.headline(alert))}</a></h3>
<div class="soft">${severityWord(alert.severity)} · ${facts.event(alert.event)} · ${ago(event.at, now)} · ${overview.storyNo(event.storyId)}${event.deliveries.length === 0 ? html` · ${facts.alertedNobody}` : event.deliveries.map((delivery) => html` · ${state(delivery, now)}`)}</div>
${news === '' ? '' : html`<div>${sentence(news)}</div>`}
${shown.map(excerpt)}
<div class="soft">${alert.articles
    .slice(0, 4)
    .map(
      (article, index) =>
        html`${index > 0 ? ' · ' : ''}${outward(article.url, foreign(facts.name(article.sourceName), 80))}`,
    )}</div>
</div>`;
}
