import { Hono } from 'hono';
import { html } from 'hono/html';
import { MINUTE_MS } from '../lib/durations.ts';
import { PayloadError } from '../lib/errors.ts';
import type { Source } from '../model/source.ts';
import type { SourceHealth } from '../store/overview.ts';
import { actButton, actForm, actRoute, problemLine } from './act.ts';
import { bars } from './bars.ts';
import { foreign, sentence } from './foreign.ts';
import { type FormAccess, onlyUnderOwnName } from './form-guard.ts';
import { words } from './language/spoken.ts';
import { ago, type Html, option, page, until } from './layout.ts';

/** A configured source with how it does; `items` are new articles a day, oldest first. */
export interface WatchedSource {
  source: Source;
  health: SourceHealth | null;
  items: readonly number[];
}

/** What the page of sources works with. */
export interface SourcesNeeds {
  access: FormAccess;
  now(): Date;
  list(): Promise<WatchedSource[]>;
  /** Makes a source due now; false where it cannot be. */
  tryNow(id: string): Promise<boolean>;
}

/** What needs a look stands first. */
const STATES = ['failing', 'overdue', 'fine', 'waiting', 'off'] as const;
type State = (typeof STATES)[number];
const TONES: Readonly<Record<State, string>> = {
  fine: 'good',
  failing: 'bad',
  overdue: 'warn',
  waiting: 'soft',
  off: 'soft',
};
const OVERDUE_MS = 5 * MINUTE_MS;
const SPARK = { width: 84, height: 22 };

/** How a source does, in a word. */
function stateOf({ source, health }: WatchedSource, now: Date): State {
  if (!source.enabled) return 'off';
  if (!health) return 'waiting';
  if (health.failures > 0) return 'failing';
  if (now.getTime() - health.nextFetchAt.getTime() > OVERDUE_MS) return 'overdue';
  return health.lastSuccessAt ? 'fine' : 'waiting';
}

function row(watched: WatchedSource, access: FormAccess, now: Date): Html {
  const { source, health, items } = watched;
  const { sources: say, facts, overview } = words();
  const name = facts.name(source.name);
  const other = name === source.name.en ? source.name.ar : source.name.en;
  const state = stateOf(watched, now);
  const error = health?.lastError ?? null;
  const why = state === 'off' ? source.reason : error && facts.error(error);
  const times = health && health.failures > 1 ? `${overview.inARow(health.failures)}: ` : '';
  const tryNow = source.enabled
    ? actButton(access, `/sources/${source.id}/try`, say.tryNow, say.tryNowOf(source.id))
    : '';
  const next = health ? (health.phase === 'idle' ? until(health.nextFetchAt, now) : say.beingFetched) : '–';
  return html`<tr>
<td><b>${foreign(name, 60)}</b> ${other === name ? '' : html`<span class="wide">${foreign(other, 60)}</span>`}<br><small>${source.id} · ${source.kind}${source.country ? ` · ${source.country}` : ''}</small></td>
<td><span class="${TONES[state]}">${facts.state(state)}</span>${why && state !== 'fine' ? html`<br><small>${times}${state === 'off' ? foreign(why, 160) : sentence(why, 160)}</small>` : ''}</td>
<td class="wide">${bars(items, say.barsOf(source.id), SPARK)}</td>
<td class="wide">${ago(health?.lastSuccessAt ?? null, now)}</td>
<td class="wide">${ago(health?.lastNewAt ?? null, now)}</td>
<td class="next">${state === 'off' ? '' : next} ${tryNow}</td></tr>`;
}

interface View {
  rows: readonly WatchedSource[];
  all: readonly WatchedSource[];
  asked: { q: string; state: string; country: string };
  problem: string | null;
}

function sourcesPage({ rows, all, asked, problem }: View, { access, now }: SourcesNeeds): Html {
  const counts = STATES.map((state) => ({
    state,
    n: all.filter((one) => stateOf(one, now()) === state).length,
  })).filter(({ n }) => n > 0);
  const { sources: say, facts, common, title } = words();
  const countries = [...new Set(all.flatMap(({ source }) => source.country ?? []))].sort();
  const body = html`${problemLine(problem)}
<div class="tiles">${counts.map(({ state, n }) => html`<a class="tile" href="/sources?state=${state}"><b class="${TONES[state]}">${n}</b><span class="soft">${facts.state(state)}</span></a>`)}</div>
<form method="get" action="/sources" class="choices filter">
<label>${say.nameOrAddress} <input type="search" name="q" value="${asked.q}" dir="auto" maxlength="100"></label>
<label>${say.state} <select name="state"><option value="">${say.on}</option>${STATES.map((state) => option(state, state === asked.state, facts.state(state)))}</select></label>
<label>${say.country} <select name="country"><option value="">${common.all}</option>${countries.map((country) => option(country, country === asked.country))}</select></label>
<button>${common.show}</button></form>
<p class="soft">${say.shown(rows.length, all.length)}</p>
${actForm(access)}
<div class="scroll" tabindex="0" role="region" aria-label="${say.region}"><table class="compact">
<thead><tr><th>${say.source}</th><th>${say.state}</th><th class="wide">${say.perDay}</th><th class="wide">${say.lastAnswer}</th><th class="wide">${say.lastNew}</th><th>${say.next}</th></tr></thead>
<tbody>${rows.map((one) => row(one, access, now()))}</tbody></table></div>`;
  return page(title.sources, body, { live: true });
}

/** Every source: how it does, what it brings, when it is fetched next, and a button to fetch it now. */
export function sourceRoutes(needs: SourcesNeeds): Hono {
  const app = new Hono();
  async function shown(asked: View['asked'], problem: string | null): Promise<Html> {
    const all = await needs.list();
    const words = asked.q.toLowerCase();
    const found = all.filter((one) => {
      const { id, url, name, country } = one.source;
      const state = stateOf(one, needs.now());
      return (
        [id, url, name.en, name.ar].some((text) => text.toLowerCase().includes(words)) &&
        (asked.state === '' ? state !== 'off' : state === asked.state) &&
        (asked.country === '' || country === asked.country)
      );
    });
    const rank = (one: WatchedSource): number => STATES.indexOf(stateOf(one, needs.now()));
    const rows = found.toSorted((one, other) => rank(one) - rank(other));
    return sourcesPage({ rows, all, asked, problem }, needs);
  }
  app.use(onlyUnderOwnName(needs.access));
  app.get('/', async (context) => {
    const { q = '', state = '', country = '' } = context.req.query();
    return context.html(await shown({ q: q.slice(0, 100).trim(), state, country }, null));
  });
  const forms = {
    access: needs.access,
    home: (id: string) => `/sources?q=${encodeURIComponent(id)}`,
    refused: (problem: string) => shown({ q: '', state: '', country: '' }, problem),
  };
  actRoute(app, '/:id{[a-z0-9._-]{1,60}}/try', forms, async (id) => {
    if (!(await needs.tryNow(id))) throw new PayloadError(`${id}: switched off, or being fetched already`);
  });
  return app;
}
