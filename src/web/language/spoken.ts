import { AsyncLocalStorage } from 'node:async_hooks';
import type { MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { parseAccept } from 'hono/utils/accept';
import { keepCookie } from '../keep-cookie.ts';
import { ARABIC } from './arabic.ts';
import { ENGLISH, type Words } from './english.ts';

const LANGUAGES: ReadonlyMap<string, Words> = new Map([
  ['en', ENGLISH],
  ['ar', ARABIC],
]);
const COOKIE = 'rasid_lang';

interface Spoken {
  words: Words;
  /** The same page in the other language. */
  elsewhere: { words: Words; href: string };
}

const OTHERWISE: Spoken = { words: ENGLISH, elsewhere: { words: ARABIC, href: '/?lang=ar' } };

/** What a request's pages speak; so that thirty small views need not hand it on to one another. */
const spoken = new AsyncLocalStorage<Spoken>();

/** The words of the language in which the request under way is answered. */
export function words(): Words {
  return spoken.getStore()?.words ?? ENGLISH;
}

/** The same page in the other language. */
export function elsewhere(): Spoken['elsewhere'] {
  return (spoken.getStore() ?? OTHERWISE).elsewhere;
}

/** The first language of an Accept-Language header that there is; English where there is none (RFC 9110, 12.5.4). */
export function acceptedLanguage(header: string): string {
  const asked = parseAccept(header)
    .filter(({ q }) => q > 0)
    .map(({ type }) => type.toLowerCase().split('-')[0] ?? '');
  return asked.find((tag) => LANGUAGES.has(tag)) ?? 'en';
}

/** Answers in the language of `?lang=`, which a cookie keeps, of that cookie, or of Accept-Language, in this order. */
export function inLanguage(publicUrl: () => string | null): MiddlewareHandler {
  return async (context, next) => {
    const asked = context.req.query('lang') ?? '';
    const kept = getCookie(context, COOKIE) ?? '';
    const code =
      [asked, kept].find((one) => LANGUAGES.has(one)) ??
      acceptedLanguage(context.req.header('accept-language') ?? '');
    const other = code === 'ar' ? 'en' : 'ar';
    const url = new URL(context.req.url);
    url.searchParams.set('lang', other);
    // What a form has sent cannot be asked for again.
    const href = context.req.method === 'GET' ? url.search : `/?lang=${other}`;
    const said: Spoken = {
      words: LANGUAGES.get(code) ?? ENGLISH,
      elsewhere: { words: LANGUAGES.get(other) ?? ENGLISH, href },
    };
    await spoken.run(said, next);
    if (LANGUAGES.has(asked) && asked !== kept) {
      keepCookie(context, COOKIE, asked, publicUrl());
    }
    context.header('vary', 'accept-language, cookie', { append: true });
  };
}
