import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import { errorLine, PayloadError } from '../lib/errors.ts';
import { sentence } from './foreign.ts';
import { type FormAccess, mayHaveForms, PAGE_SECRET, refusedForm } from './form-guard.ts';
import { words } from './language/spoken.ts';
import type { Html } from './layout.ts';

/** What every form that changes something carries: the page's secret, and a field for the token. */
export function guardFields(access: FormAccess): Html {
  if (!mayHaveForms(access)) return html``;
  return html`<input type="hidden" name="secret" value="${PAGE_SECRET}"> <label>${words().common.token} <input name="token" type="password" required autocomplete="current-password" size="8"></label>`;
}

/** The form of a page of many rows. */
const ACT = 'act';

/**
 * The one form by which a page of many rows changes something, so that the token is typed once: the buttons of the rows
 * (`actButton`) belong to it and say what is to be done.
 */
export function actForm(access: FormAccess): Html {
  if (!mayHaveForms(access)) return html``;
  // Enter in the field presses a form's first button: here one that does nothing, not that of the first row.
  return html`<form method="post" id="${ACT}" class="choices"><button disabled hidden></button>${guardFields(access)}</form>`;
}

/** A row's button: `label` in its row, `name` for those who hear it alone. */
export function actButton(access: FormAccess, path: string, label: string, name: string): Html {
  if (!mayHaveForms(access)) return html``;
  return html`<button class="small" form="${ACT}" formaction="${path}" aria-label="${name}">${label}</button>`;
}

/** Why a form did nothing, on its page. */
export const problemLine = (problem: string | null, maxLength = 300): Html =>
  problem === null
    ? html``
    : html`<p class="bad" role="alert">${sentence(words().facts.reason(problem), maxLength)}</p>`;

/** What stands in a field of a form; empty where it is none of its own. */
type Field = (name: string) => string;

interface GuardedForms {
  access: FormAccess;
  /** The page they stand on. */
  home: string;
  /** That page with why a form was refused. */
  refused(problem: string, field: Field): Promise<Html>;
}

/**
 * Does what a form asks if it is ours, and leads back to its page, or shows what `work` gives. `work` throws PayloadError
 * for what cannot be done, which its page then says.
 */
export async function answerForm(
  context: Context,
  { access, home, refused }: GuardedForms,
  work: (field: Field) => Promise<Html | null>,
): Promise<Response> {
  const { raw } = context.req;
  const form = await raw.formData();
  const field: Field = (name) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const problem = refusedForm(access, raw.headers, { secret: field('secret'), token: field('token') });
  if (problem !== null) return context.html(await refused(problem, field), 403);
  try {
    const done = await work(field);
    return done === null ? context.redirect(home, 303) : context.html(done);
  } catch (error) {
    if (!(error instanceof PayloadError)) throw error;
    return context.html(await refused(errorLine(error), field), 400);
  }
}

const BUTTON_BYTES = 4_096;

/**
 * The address behind the buttons of a page's rows, `/:id…/verb`: `work` does what one asks for a row, and throws PayloadError
 * where that cannot be done; then its page is shown again, with the reason.
 */
export function actRoute(
  app: Hono,
  path: string,
  { access, home, refused }: Omit<GuardedForms, 'home'> & { home: (id: string) => string },
  work: (id: string) => Promise<void>,
): void {
  app.post(path, bodyLimit({ maxSize: BUTTON_BYTES }), (context) => {
    const id = context.req.param('id') ?? '';
    return answerForm(context, { access, home: home(id), refused }, async () => {
      await work(id);
      return null;
    });
  });
}
