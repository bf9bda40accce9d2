/** Cookies of one chain of redirects: some servers lead in a circle until their cookie comes back. */
export interface RedirectCookies {
  /** Keeps what a redirect from `url` sets. */
  take(url: URL, setCookies: readonly string[]): void;
  /** What is sent to `url`; null where nothing is. */
  for(url: URL): string | null;
}

const MOST_COOKIES = 20;
const COOKIE = /^\s*([!#$%&'*+.^_`|~0-9A-Za-z-]{1,200})=([\x21\x23-\x3a\x3c-\x7e]{0,2000})\s*(?:;(.*))?$/s;
/** Cookies do not tell ports apart, and outlets lead between `www` and bare names. */
const siteOf = (url: URL): string => url.hostname.replace(/^www\./, '');

/** An empty memory of cookies; it lives as long as the request. */
export function redirectCookies(): RedirectCookies {
  const bySite = new Map<string, Map<string, { value: string; isSecure: boolean }>>();
  return {
    take(url, setCookies) {
      const cookies = bySite.get(siteOf(url)) ?? new Map();
      bySite.set(siteOf(url), cookies);
      for (const line of setCookies) {
        const [, name, value = '', attributes = ''] = COOKIE.exec(line) ?? [];
        if (name === undefined) continue;
        if (/(?:^|;)\s*max-age\s*=\s*(?:0|-\d+)\s*(?:;|$)/i.test(attributes)) cookies.delete(name);
        else if (cookies.size < MOST_COOKIES || cookies.has(name))
          cookies.set(name, { value, isSecure: /(?:^|;)\s*secure\s*(?:;|$)/i.test(attributes) });
      }
    },
    for(url) {
      const sent = [...(bySite.get(siteOf(url)) ?? [])].filter(
        ([, { isSecure }]) => !isSecure || url.protocol === 'https:',
      );
      return sent.length === 0 ? null : sent.map(([name, { value }]) => `${name}=${value}`).join('; ');
    },
  };
}
