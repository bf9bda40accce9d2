import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import { HOUR_MS } from '../lib/durations.ts';
import { PayloadError } from '../lib/errors.ts';
import type { SilenceEffect } from '../pipeline/silence-effect.ts';
import type { ShownSilence } from '../pipeline/silences.ts';
import { answerForm, guardFields, problemLine } from './act.ts';
import { foreign, sentence } from './foreign.ts';
import { type FormAccess, mayHaveForms, onlyUnderOwnName } from './form-guard.ts';
import { words } from './language/spoken.ts';
import { type Html, moment, page } from './layout.ts';

type SilenceRow = Omit<ShownSilence, 'startsAt'>;

/** What stands above the list: a problem, or what the conditions in the form would do. */
interface Said {
  problem: string | null;
  /** What the form was sent with, to be sent again. */
  typed: Readonly<Record<'match' | 'hours' | 'author' | 'reason', string>>;
  effect: SilenceEffect | null;
}

/** What the page of silences works with. */
export interface SilencesNeeds {
  access: FormAccess;
  now(): Date;
  list(): Promise<SilenceRow[]>;
  /** Throws PayloadError. */
  add(asked: { match: string; endsAt: Date; author: string; reason: string }): Promise<void>;
  /** What a silence with these conditions would do. Throws PayloadError. */
  effect(match: string): Promise<SilenceEffect>;
  /** Throws PayloadError. */
  end(id: string, by: string): Promise<void>;
}

const FORM_BYTES = 20_000;
const MOST_HOURS = 24 * 365;
const NOTHING_SAID: Said = {
  problem: null,
  typed: { match: '', hours: '4', author: '', reason: '' },
  effect: null,
};

function row(silence: SilenceRow, access: FormAccess): Html {
  const { silences: say } = words();
  const mayEnd = silence.state !== 'over' && silence.from !== 'config' && mayHaveForms(access);
  const end = mayEnd
    ? html`<form method="post" action="/silences/${silence.id}/end" class="choices">${guardFields(access)} <label>${say.name} <input name="author" required size="10"></label> <button>${say.end}</button></form>`
    : '';
  const ended = silence.endedBy === null ? '' : html`, ${say.endedBy} ${foreign(silence.endedBy, 80)}`;
  const tone = silence.state === 'in force' ? 'warn' : 'soft';
  return html`<li><div><b class="${tone}">${say.state(silence.state)}</b> · <code dir="auto">${silence.match}</code></div>
<div>${foreign(`${silence.author}: ${silence.reason}`, 400)}</div>
<div class="soft">${say.until(moment(silence.endsAt))}${ended} · ${words().facts.silenceFrom(silence.from)} <bdi>${silence.id}</bdi></div>${end}</li>`;
}

function effectCard({ days, alerts, muted, waiting, examples }: SilenceEffect): Html {
  return html`<div class="card" role="status"><p>${words().silences.effect(muted, alerts, days, waiting)}</p>
${examples.length === 0 ? '' : html`<ul>${examples.map(({ storyId, at, alert }) => html`<li><a href="/stories/${storyId}">${sentence(words().facts.headline(alert), 200)}</a> <span class="soft">${moment(at)}</span></li>`)}</ul>`}</div>`;
}

function silencesPage(
  silences: readonly SilenceRow[],
  access: FormAccess,
  { problem, typed, effect }: Said,
): Html {
  const { silences: say, common, title } = words();
  const form = mayHaveForms(access)
    ? html`<form method="post" action="/silences" class="card fields">
<label>${say.match} <input name="match" required dir="auto" value="${typed.match}" placeholder="faction=Kata'ib Hezbollah; type=position"></label>
<span class="soft">${say.conditions}</span>
<label>${say.hours} <input name="hours" type="number" min="0.1" max="${MOST_HOURS}" step="any" value="${typed.hours}" required></label>
<label>${say.name} <input name="author" required value="${typed.author}"></label>
<label>${say.reason} <input name="reason" required dir="auto" value="${typed.reason}"></label>
${guardFields(access)} <div class="choices"><button class="main">${say.silence}</button> <button formaction="/silences/try" formnovalidate>${say.show}</button></div></form>`
    : html`<p class="soft">${say.needsToken}</p>`;
  return page(
    title.silences,
    html`${problemLine(problem)}${effect === null ? '' : effectCard(effect)}${form}
<h2>${say.list}</h2>
${silences.length === 0 ? html`<p class="soft">${common.none}</p>` : html`<ul class="rows">${silences.map((silence) => row(silence, access))}</ul>`}`,
  );
}

/** The page of silences with its two forms; what is refused is said on the page, with status 400 or 403. */
export function silenceRoutes(needs: SilencesNeeds): Hono {
  const app = new Hono();
  const { access } = needs;
  const shown = async (said: Partial<Said>): Promise<Html> =>
    silencesPage(await needs.list(), access, { ...NOTHING_SAID, ...said });
  const typedIn = (field: (name: string) => string): Said['typed'] => ({
    match: field('match'),
    hours: field('hours'),
    author: field('author'),
    reason: field('reason'),
  });
  const forms = {
    access,
    home: '/silences',
    refused: (problem: string, field: (name: string) => string) => shown({ problem, typed: typedIn(field) }),
  };

  app.use(onlyUnderOwnName(access));
  app.use(bodyLimit({ maxSize: FORM_BYTES }));
  app.get('/', async (context) => context.html(await shown({})));
  app.post('/', (context) =>
    answerForm(context, forms, async (field) => {
      const hours = Number(field('hours'));
      if (!(hours > 0 && hours <= MOST_HOURS)) {
        throw new PayloadError(
          `hours: found ${JSON.stringify(field('hours'))}, allowed: above 0 to ${MOST_HOURS}`,
        );
      }
      const endsAt = new Date(needs.now().getTime() + hours * HOUR_MS);
      await needs.add({ match: field('match'), endsAt, author: field('author'), reason: field('reason') });
      return null;
    }),
  );
  app.post('/try', (context) =>
    answerForm(context, forms, async (field) =>
      shown({ typed: typedIn(field), effect: await needs.effect(field('match')) }),
    ),
  );
  app.post('/:id{[0-9]{1,18}}/end', (context) =>
    answerForm(context, forms, async (field) => {
      await needs.end(context.req.param('id'), field('author'));
      return null;
    }),
  );
  return app;
}
