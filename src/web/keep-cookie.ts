import type { Context } from 'hono';
import { setCookie } from 'hono/cookie';

/** As long as browsers keep any (RFC 6265bis, 5.5). */
const COOKIE_SECONDS = 400 * 86_400;

/** Has a browser remember something of its reader, which scripts and other sites do not get. */
export function keepCookie(context: Context, name: string, value: string, publicUrl: string | null): void {
  setCookie(context, name, value, {
    httpOnly: true,
    sameSite: 'Lax',
    secure: publicUrl?.startsWith('https:') ?? false,
    maxAge: COOKIE_SECONDS,
    path: '/',
  });
}
