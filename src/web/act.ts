import { html } from 'hono/html';
import { errorLine, PayloadError } from '../lib/errors.ts';
import { type FormAccess, formSecret, mayHaveForms, refusedForm } from './form-guard.ts';
import { words } from './language/spoken.ts';
import type { Html } from './layout.ts';

/** What every form that changes something carries: the page's secret, and a field for the token. */
export function guardFields(access: FormAccess): Html {
  if (!mayHaveForms(access)) return html``;
  return html`<input type="hidden" name="secret" value="${formSecret()}"> <label>${words().common.token} <input name="token" type="password" required autocomplete="current-password" size="8"></label>`;
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

/**
 * Does what a form asks if it is ours; null when it was done, else why not, for the page. `work` throws PayloadError for
 * what cannot be done.
 */
export async function guardedAct(
  access: FormAccess,
  request: Request,
  work: () => Promise<void>,
): Promise<{ status: 400 | 403; problem: string } | null> {
  const form = await request.formData();
  const field = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const refused = refusedForm(access, request.headers, { secret: field('secret'), token: field('token') });
  if (refused !== null) return { status: 403, problem: refused };
  try {
    await work();
    return null;
  } catch (error) {
    if (!(error instanceof PayloadError)) throw error;
    return { status: 400, problem: errorLine(error) };
  }
}
