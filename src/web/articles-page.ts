import { Hono } from 'hono';
import { html } from 'hono/html';
import { PayloadError } from '../lib/errors.ts';
import type { SetAside } from '../store/set-aside.ts';
import { actButton, actForm, actRoute, problemLine } from './act.ts';
import { foreign, sentence } from './foreign.ts';
import { type FormAccess, onlyUnderOwnName } from './form-guard.ts';
import { words } from './language/spoken.ts';
import { type Html, moment, page } from './layout.ts';

/** What the page of articles that were set aside works with. */
export interface ArticlesNeeds {
  access: FormAccess;
  /** The newest first, from below the id `before`. */
  list(before: string | null, limit: number): Promise<SetAside[]>;
  /** Puts one back in line; false where there is none that was set aside. */
  retry(id: string): Promise<boolean>;
}

const A_PAGE = 50;

function row({ id, sourceId, title, error, fetchedAt }: SetAside, access: FormAccess): Html {
  const { articles: say, facts } = words();
  const retry = actButton(access, `/articles/${id}/retry`, say.again, say.againOf(id));
  return html`<li><div><b>${sourceId}</b> · ${moment(fetchedAt)} <span class="soft">${say.number(id)}</span></div>
<div>${foreign(title)}</div><div class="bad">${sentence(facts.error(error), 400)}</div>${retry}</li>`;
}

function articlesPage(rows: readonly SetAside[], problem: string | null, access: FormAccess): Html {
  const { articles: say, common } = words();
  const older = rows.length > A_PAGE ? (rows[A_PAGE - 1]?.id ?? null) : null;
  const body = html`${problemLine(problem)}
<p class="soft">${say.why}</p>
${rows.length === 0 ? '' : actForm(access)}
${rows.length === 0 ? html`<p class="soft">${common.noneYet}</p>` : html`<ul class="rows">${rows.slice(0, A_PAGE).map((one) => row(one, access))}</ul>`}
<p>${older === null ? '' : html`<a href="/articles?before=${older}">${common.older}</a>`}</p>`;
  return page(say.title, body);
}

/** The articles that were set aside, why, and a button to have one judged again. */
export function articleRoutes(needs: ArticlesNeeds): Hono {
  const app = new Hono();
  const shown = async (before: string | null, problem: string | null): Promise<Html> =>
    articlesPage(await needs.list(before, A_PAGE + 1), problem, needs.access);
  app.use(onlyUnderOwnName(needs.access));
  app.get('/', async (context) => {
    const { before = '' } = context.req.query();
    return context.html(await shown(/^\d{1,18}$/.test(before) ? before : null, null));
  });
  const forms = {
    access: needs.access,
    home: () => '/articles',
    refused: (problem: string) => shown(null, problem),
  };
  actRoute(app, '/:id{[0-9]{1,18}}/retry', forms, async (id) => {
    if (!(await needs.retry(id))) throw new PayloadError(`article ${id}: not set aside`);
  });
  return app;
}
