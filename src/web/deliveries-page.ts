import { Hono } from 'hono';
import { html } from 'hono/html';
import { PayloadError } from '../lib/errors.ts';
import { DELIVERY_STATES, type DeliveryState, type ListedDelivery } from '../store/delivery.ts';
import type { DeliveryFilter } from '../store/operator-lists.ts';
import { actButton, actForm, actRoute, problemLine } from './act.ts';
import { sentence } from './foreign.ts';
import { type FormAccess, onlyUnderOwnName } from './form-guard.ts';
import { words } from './language/spoken.ts';
import { type Html, moment, option, page } from './layout.ts';

/** What the page of deliveries works with. */
export interface DeliveriesNeeds {
  access: FormAccess;
  channels(): readonly string[];
  counts(): Promise<Readonly<Record<string, number>>>;
  list(filter: DeliveryFilter, limit: number): Promise<ListedDelivery[]>;
  /** Puts a delivery back in line; false where there is none that was given up, failed or muted. */
  retry(id: string): Promise<boolean>;
}

const A_PAGE = 50;
const RETRIABLE: ReadonlySet<string> = new Set(['dead', 'failed', 'muted']);
const TONES: Readonly<Record<string, string>> = { sent: 'good', dead: 'bad', failed: 'warn', muted: 'soft' };

const asState = (text: string | undefined): DeliveryState | null =>
  DELIVERY_STATES.find((state) => state === text) ?? null;

function row(delivery: ListedDelivery, access: FormAccess): Html {
  const { id, state, channel, recipients, storyId, alert, attempts, error, why, waitsUntil } = delivery;
  const { deliveries: say, facts, overview } = words();
  const about =
    storyId === null
      ? html`<bdi>${facts.delivery(delivery.kind)}</bdi>`
      : html`<a href="/stories/${storyId}">${say.about(storyId)}</a>`;
  const to = recipients === null ? '' : html` ${overview.to} <bdi>${recipients.join(', ')}</bdi>`;
  const retry = RETRIABLE.has(state)
    ? actButton(access, `/deliveries/${id}/retry`, say.again, say.againOf(id))
    : '';
  return html`<li><div><b class="${TONES[state] ?? ''}">${facts.state(state)}</b> · <b><bdi>${channel}</bdi></b>${to} · ${about} · <bdi>${moment(delivery.sentAt ?? delivery.createdAt)}</bdi> <span class="soft">${say.tries(id, attempts)}</span></div>
${alert === null ? '' : html`<div>${sentence(facts.headline(alert))}</div>`}
${why === null || why === delivery.kind ? '' : html`<div class="soft">${waitsUntil === null ? '' : say.until(moment(waitsUntil))}${sentence(facts.reason(why), 400)}</div>`}
${error === null ? '' : html`<div class="bad">${sentence(facts.error(error), 400)}</div>`}${retry}</li>`;
}

function select(
  name: string,
  label: string,
  options: readonly string[],
  chosen: string | null | undefined,
): Html {
  return html`<label>${label} <select name="${name}"><option value="">${words().common.all}</option>${options.map((one) => option(one, one === chosen, words().facts.state(one)))}</select></label>`;
}

interface View {
  filter: DeliveryFilter;
  rows: readonly ListedDelivery[];
  more: boolean;
  counts: Readonly<Record<string, number>>;
  problem: string | null;
}

function deliveriesPage({ filter, rows, more, counts, problem }: View, needs: DeliveriesNeeds): Html {
  const tiles = DELIVERY_STATES.filter((state) => (counts[state] ?? 0) > 0).map(
    (state) =>
      html`<a class="tile" href="/deliveries?state=${state}"><b class="${TONES[state] ?? ''}">${counts[state]}</b><span class="soft">${words().facts.state(state)}</span></a>`,
  );
  const query = new URLSearchParams({
    ...(filter.state ? { state: filter.state } : {}),
    ...(filter.channel ? { channel: filter.channel } : {}),
    before: rows.at(-1)?.id ?? '',
  });
  const { deliveries: say, common, title } = words();
  const body = html`${problemLine(problem)}
<div class="tiles">${tiles}</div>
<form method="get" action="/deliveries" class="choices filter">${select('state', say.state, DELIVERY_STATES, filter.state)} ${select('channel', say.channel, needs.channels(), filter.channel)} <button>${common.show}</button></form>
${rows.some(({ state }) => RETRIABLE.has(state)) ? actForm(needs.access) : ''}
${rows.length === 0 ? html`<p class="soft">${common.none}</p>` : html`<ul class="rows">${rows.map((one) => row(one, needs.access))}</ul>`}
<p>${more ? html`<a href="/deliveries?${query.toString()}">${common.older}</a>` : ''}</p>`;
  return page(title.deliveries, body, { live: true });
}

/** The ledger: state, error, tries, what waits for what, and a button to send again. */
export function deliveryRoutes(needs: DeliveriesNeeds): Hono {
  const app = new Hono();
  async function shown(filter: DeliveryFilter, problem: string | null): Promise<Html> {
    const [rows, counts] = await Promise.all([needs.list(filter, A_PAGE + 1), needs.counts()]);
    const more = rows.length > A_PAGE;
    return deliveriesPage({ filter, rows: rows.slice(0, A_PAGE), more, counts, problem }, needs);
  }
  app.use(onlyUnderOwnName(needs.access));
  app.get('/', async (context) => {
    const { state, channel, before } = context.req.query();
    const filter = {
      state: asState(state),
      channel: needs.channels().find((id) => id === channel) ?? null,
      before: /^\d{1,18}$/.test(before ?? '') ? (before ?? null) : null,
    };
    return context.html(await shown(filter, null));
  });
  const forms = {
    access: needs.access,
    home: () => '/deliveries',
    refused: (problem: string) => shown({}, problem),
  };
  actRoute(app, '/:id{[0-9]{1,18}}/retry', forms, async (id) => {
    if (!(await needs.retry(id))) throw new PayloadError(`delivery ${id}: neither dead, failed nor muted`);
  });
  return app;
}
