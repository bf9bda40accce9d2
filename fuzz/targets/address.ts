import { isIP } from 'node:net';
import { webAddress } from '../../src/alerts/foreign-text.ts';
import { classifyAddress } from '../../src/http/address.ts';
import { checkedUrl, isOwnHost } from '../../src/http/guard.ts';
import { SourceError } from '../../src/lib/errors.ts';
import { canonicalUrl, declaredUrl, tidyUrl } from '../../src/sources/canonical-url.ts';
import { safeAddress } from '../../src/sources/sanitize-address.ts';
import { samplesOf } from '../corpus.ts';
import { hold, type Target, textOf } from '../target.ts';

const BASE = new URL('https://example.org/a/b');

/** What no address of a message or page may begin with, as a browser reads it. */
const RUNS = /^[\p{Cc}\p{Cf}\p{Z}]*(?:java|vb|live)script:|^[\p{Cc}\p{Cf}\p{Z}]*data:/iu;

/** An address of a stranger's, on its way to being fetched, stored and shown. */
export const address: Target = {
  name: 'address',
  samples: samplesOf('addresses.txt'),
  words: [
    'http://',
    'https://',
    '//',
    'javascript:',
    'data:text/html,',
    '@',
    ':',
    '#',
    '?',
    '%2e',
    '%00',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '127.1',
    '0x7f',
    '0177',
    '2130706433',
    '169.254.169.254',
    '①②⑦',
    '。',
    '.',
    '..',
    'localhost',
    'user:pass@',
    '\\',
    'xn--',
    '%25eth0',
    '?utm_source=x',
    '/amp/',
    'www.',
    ':80',
    '\t',
  ],
  allowed: [],
  run(input) {
    const text = textOf(input);
    for (const base of [null, BASE]) {
      try {
        const url = checkedUrl(text, base, false);
        const host = url.hostname.replace(/^\[|\]$/g, '');
        hold(isIP(host) === 0 || classifyAddress(host) === 'public', 'what passes the guard is public');
        hold(isIP(host) === 0 || !isOwnHost(url), 'what passes the guard is not our own host');
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        hold(error.failure === 'address-refused', 'the guard says why');
      }
    }
    for (const base of [null, BASE.href]) {
      const safe = safeAddress(text, base);
      hold(safe === null || !RUNS.test(safe), 'a safe address runs nothing');
      hold(safe === null || !/[<>"\s]/.test(safe), 'a safe address cannot end its attribute');
    }
    const shown = webAddress(text);
    hold(shown === null || /^https?:\/\/[^\s<>"]*$/.test(shown), 'a shown address is one of the web');
    hold(shown === null || URL.parse(shown)?.username === '', 'a shown address holds no credentials');
    const identity = canonicalUrl(text, text);
    hold(canonicalUrl(identity) === identity, 'the identity of an identity is itself');
    return `${identity}${tidyUrl(text)}${declaredUrl(BASE.href, text)}`.length;
  },
};
