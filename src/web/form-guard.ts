import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';

/** Who may change something through the pages. */
export interface FormAccess {
  /** The address the pages are bound to. */
  host: string;
  /** Where readers reach them, if configured. */
  publicUrl: string | null;
  /** A word every change must bring, if configured. */
  token: string | null;
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

/** Known only to this process and the pages it served: a form that does not carry it was not ours. */
const PAGE_SECRET = createHmac('sha256', randomBytes(32)).update('rasid forms').digest('hex');

/** The hidden field of every form. */
export function formSecret(): string {
  return PAGE_SECRET;
}

function same(a: string, b: string): boolean {
  const hash = (text: string): Buffer => createHmac('sha256', PAGE_SECRET).update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}

/** Without a token, only pages that the machine alone can reach may change anything. */
export function mayHaveForms(access: FormAccess): boolean {
  return access.token !== null || LOOPBACK.has(access.host);
}

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

/** Why a submitted form is refused, in words; null when it may act. */
export function refusedForm(
  access: FormAccess,
  headers: Headers,
  form: { secret: string; token: string },
): string | null {
  if (!mayHaveForms(access)) return 'changes over the network need a token: set RASID_WEB_TOKEN';
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  const foreign =
    (site !== null && site !== 'same-origin') ||
    (origin !== null && URL.parse(origin)?.host !== headers.get('host'));
  if (foreign || !same(form.secret, PAGE_SECRET)) {
    return 'the form was not sent from this page, or Rasid was restarted since: load it again';
  }
  if (access.token !== null && !same(form.token, access.token)) return 'the token is wrong';
  return refusedHost(access, headers);
}
