import { html } from 'hono/html';
import type { Alert, Excerpt } from '../model/alert.ts';
import type { ToldDelivery, ToldEvent } from '../store/overview.ts';
import { ago, type Html, until } from './layout.ts';

/** Only web addresses become links: a feed may offer `javascript:`. */
const safeLink = (url: string): string => (/^https?:\/\//i.test(url) ? url : '#');

/** An excerpt with its evidence marked; the text decides its own direction. */
function excerpt(quote: Excerpt): Html {
  const parts: Html[] = [];
  let from = 0;
  for (const mark of [...quote.marks].sort((a, b) => a.start - b.start)) {
    if (mark.start < from || mark.end > quote.text.length) continue;
    parts.push(
      html`${quote.text.slice(from, mark.start)}<mark>${quote.text.slice(mark.start, mark.end)}</mark>`,
    );
    from = mark.end;
  }
  return html`<blockquote dir="auto">${parts}${quote.text.slice(from)}</blockquote>`;
}

function quotes(alert: Alert): Excerpt[] {
  const all = [
    ...alert.statements.map((statement) => statement.quote),
    ...alert.withdrawals.map((withdrawal) => withdrawal.excerpt),
  ];
  const seen = new Set<string>();
  return all.filter((quote): quote is Excerpt => {
    if (quote === null || seen.has(quote.text)) return false;
    seen.add(quote.text);
    return true;
  });
}

/** `desk sent`, `mail waits in 4 min`: the reason is beside it where it did not simply go out. */
function state(delivery: ToldDelivery, now: Date): Html {
  const { channel, waitsUntil, why } = delivery;
  const word =
    delivery.state === 'pending' && waitsUntil ? `waits, ${until(waitsUntil, now)}` : delivery.state;
  const reason = why !== null && delivery.state !== 'sent' ? html` <small>(${why})</small>` : '';
  return html`<span title="${why ?? ''}">${channel} ${word}</span>${reason}`;
}

/** One told event: the line that says it all, what is new, the evidence, the outlets. */
export function alertCard(told: ToldEvent, now: Date, whole: boolean): Html {
  const { alert } = told;
  const shown = quotes(alert).slice(0, whole ? 20 : 1);
  return html`<div class="card">
<h3><a href="/stories/${told.storyId}">${alert.headline}</a></h3>
<div class="soft">${alert.severity} · ${alert.event.replaceAll('_', ' ')} · ${ago(told.at, now)} · story ${told.storyId}${told.deliveries.map((delivery) => html` · ${state(delivery, now)}`)}</div>
${alert.whatsNew ? html`<div>${alert.whatsNew}</div>` : ''}
${shown.map(excerpt)}
<div class="soft">${alert.articles
    .slice(0, whole ? 50 : 4)
    .map(
      (article, index) =>
        html`${index > 0 ? ' · ' : ''}<a href="${safeLink(article.url)}" rel="noopener noreferrer" dir="auto">${article.sourceName.en}</a>`,
    )}</div>
</div>`;
}
