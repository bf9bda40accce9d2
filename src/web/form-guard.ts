import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import type { MiddlewareHandler } from 'hono';

/** Who may change something through the pages. */
export interface FormAccess {
  /** The address the pages are bound to. */
  host: string;
  /** Where readers reach them, if configured. */
  publicUrl: string | null;
  /** A word every change must bring; null: nothing can be changed. */
  token: string | null;
}

const LOOPBACK_HOSTS: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

/** Known only to this process and the pages it served: a form that does not carry it was not ours. */
export const PAGE_SECRET = randomBytes(32).toString('hex');

function same(a: string, b: string): boolean {
  const hash = (text: string): Buffer => createHmac('sha256', PAGE_SECRET).update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}

/** Without a token pages only show: whoever else is on this machine reaches a loopback address too. */
export function mayHaveForms(access: FormAccess): boolean {
  return access.token !== null;
}

/** What pages say where they have no forms. */
export const READ_ONLY = 'pages only show: changes need a token, set RASID_WEB_TOKEN';

/**
 * Why a request for or from a form is refused, in words; null when it is ours. The Host must be one we are reached
 * under, else a page whose name was bent to our address (DNS rebinding) could read the form; a browser says in
 * Sec-Fetch-Site and Origin where a form was sent from
 * (https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html).
 */
export function refusedHost(access: FormAccess, headers: Headers): string | null {
  const host = URL.parse(`http://${headers.get('host') ?? ''}`)?.hostname.replace(/^\[|\]$/g, '') ?? '';
  const known = [access.host, 'localhost', URL.parse(access.publicUrl ?? '')?.hostname];
  return known.includes(host) || isIP(host) !== 0 ? null : 'this page is not served under that name';
}

/** Lets no request through to pages with forms that comes under a name that is not ours. */
export const onlyUnderOwnName =
  (access: FormAccess): MiddlewareHandler =>
  async (context, next) => {
    const refused = refusedHost(access, context.req.raw.headers);
    return refused === null ? next() : context.text(refused, 403);
  };

/**
 * Why a request to pages that this machine alone can reach is refused, in words; null when it may read. Another site's
 * script comes with its own name in Host even where that name was bent to our address. Elsewhere the names we are
 * reached under are not all known (a service's name, a proxy's), so only forms ask for them.
 */
export function refusedReader(access: FormAccess, headers: Headers): string | null {
  if (!LOOPBACK_HOSTS.has(access.host) || !headers.has('host')) return null;
  return refusedHost(access, headers);
}

/** Why a submitted form is refused, in words; null when it may act. */
export function refusedForm(
  access: FormAccess,
  headers: Headers,
  form: { secret: string; token: string },
): string | null {
  if (access.token === null) return READ_ONLY;
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  const foreign =
    (site !== null && site !== 'same-origin') ||
    (origin !== null && URL.parse(origin)?.host !== headers.get('host'));
  if (foreign || !same(form.secret, PAGE_SECRET)) {
    return 'the form was not sent from this page, or Rasid was restarted since: load it again';
  }
  if (!same(form.token, access.token)) return 'the token is wrong';
  return refusedHost(access, headers);
}
