import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import { errorLine, PayloadError } from '../lib/errors.ts';
import { foreign } from './foreign.ts';
import { type FormAccess, formSecret, mayHaveForms, refusedForm, refusedHost } from './form-guard.ts';
import { type Html, moment, page } from './layout.ts';

/** A silence as a row of the page. */
interface SilenceRow {
  id: string;
  from: string;
  match: string;
  endsAt: Date;
  state: string;
  author: string;
  reason: string;
  endedBy: string | null;
}

/** What the page of silences works with. */
export interface SilencesNeeds {
  access: FormAccess;
  now(): Date;
  list(): Promise<SilenceRow[]>;
  /** Throws PayloadError. */
  add(asked: { match: string; endsAt: Date; author: string; reason: string }): Promise<void>;
  /** Throws PayloadError. */
  end(id: string, by: string): Promise<void>;
}

const FORM_BYTES = 20_000;
const MOST_HOURS = 24 * 365;

function hidden(access: FormAccess): Html {
  const token =
    access.token === null
      ? ''
      : html` <label>Token <input name="token" type="password" required autocomplete="current-password"></label>`;
  return html`<input type="hidden" name="secret" value="${formSecret()}">${token}`;
}

function row(silence: SilenceRow, access: FormAccess): Html {
  const mayEnd = silence.state !== 'over' && silence.from !== 'config' && mayHaveForms(access);
  const end = mayEnd
    ? html`<form method="post" action="/silences/${silence.id}/end" class="choices">${hidden(access)} <label>Your name <input name="author" required size="10"></label> <button>End now</button></form>`
    : '';
  const ended = silence.endedBy === null ? '' : html`, ended by ${foreign(silence.endedBy, 80)}`;
  const tone = silence.state === 'in force' ? 'warn' : 'soft';
  return html`<li><div><b class="${tone}">${silence.state}</b> · <code dir="auto">${silence.match}</code></div>
<div>${foreign(`${silence.author}: ${silence.reason}`, 400)}</div>
<div class="soft">until ${moment(silence.endsAt)}${ended} · ${silence.from} ${silence.id}</div>${end}</li>`;
}

function silencesPage(silences: readonly SilenceRow[], access: FormAccess, problem: string | null): Html {
  const form = mayHaveForms(access)
    ? html`<form method="post" action="/silences" class="card fields">
<label>Mute alerts with <input name="match" required dir="auto" placeholder="faction=Kata'ib Hezbollah; type=position"></label>
<span class="soft">Conditions as in <code>match</code> of alerts.yaml, separated by <code>;</code>: topic, faction, type, force, country, status, source and more. What is muted stays in the ledger.</span>
<label>For how many hours <input name="hours" type="number" min="0.1" max="${MOST_HOURS}" step="any" value="4" required></label>
<label>Your name <input name="author" required></label>
<label>Reason <input name="reason" required dir="auto"></label>
${hidden(access)} <button class="main">Silence</button></form>`
    : html`<p class="soft">Changes over the network need a token: set RASID_WEB_TOKEN, or use <code>rasid silences</code>.</p>`;
  return page(
    'silences',
    html`${problem === null ? '' : html`<p class="bad" role="alert">${problem}</p>`}${form}
<h2>In force, to come and over</h2>
${silences.length === 0 ? html`<p class="soft">None.</p>` : html`<ul class="rows">${silences.map((silence) => row(silence, access))}</ul>`}`,
  );
}

/** The page of silences with its two forms; what is refused is said on the page, with status 400 or 403. */
export function silenceRoutes(needs: SilencesNeeds): Hono {
  const app = new Hono();
  const { access } = needs;
  const shown = async (problem: string | null): Promise<Html> =>
    silencesPage(await needs.list(), access, problem);

  async function act(request: Request, work: (field: (name: string) => string) => Promise<void>) {
    const form = await request.formData();
    const field = (name: string): string => {
      const value = form.get(name);
      return typeof value === 'string' ? value : '';
    };
    const tokens = { secret: field('secret'), token: field('token') };
    const refused = refusedForm(access, request.headers, tokens);
    if (refused !== null) return { status: 403, problem: refused } as const;
    try {
      await work(field);
      return null;
    } catch (error) {
      if (!(error instanceof PayloadError)) throw error;
      return { status: 400, problem: errorLine(error) } as const;
    }
  }

  app.use(async (context, next) => {
    const refused = refusedHost(access, context.req.raw.headers);
    if (refused !== null) return context.text(refused, 403);
    return next();
  });
  app.use(bodyLimit({ maxSize: FORM_BYTES }));
  app.get('/', async (context) => context.html(await shown(null)));
  app.post('/', async (context) => {
    const failed = await act(context.req.raw, async (field) => {
      const hours = Number(field('hours'));
      if (!(hours > 0 && hours <= MOST_HOURS)) {
        throw new PayloadError(
          `hours: found ${JSON.stringify(field('hours'))}, allowed: above 0 to ${MOST_HOURS}`,
        );
      }
      const endsAt = new Date(needs.now().getTime() + hours * 3_600_000);
      await needs.add({ match: field('match'), endsAt, author: field('author'), reason: field('reason') });
    });
    return failed
      ? context.html(await shown(failed.problem), failed.status)
      : context.redirect('/silences', 303);
  });
  app.post('/:id{[0-9]{1,18}}/end', async (context) => {
    const id = context.req.param('id');
    const failed = await act(context.req.raw, (field) => needs.end(id, field('author')));
    return failed
      ? context.html(await shown(failed.problem), failed.status)
      : context.redirect('/silences', 303);
  });
  return app;
}
