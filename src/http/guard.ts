import { lookup as systemLookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { SourceError } from '../lib/errors.ts';
import { mayConnect } from './address.ts';

/** One answer of a resolver. */
interface ResolvedAddress {
  address: string;
  family: number;
}

/** Turns a host name into addresses; the system's resolver unless a test brings its own. */
export type Resolver = (hostname: string) => Promise<ResolvedAddress[]>;

export const systemResolver: Resolver = (hostname) => systemLookup(hostname, { all: true });

const LOCAL_NAME = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home\.arpa)\.?$/i;

function refused(what: string): SourceError {
  return new SourceError(`http: address refused: ${what}`, { failure: 'address-refused' });
}

/** The literal IP address in a URL, without brackets; null for a name. WHATWG parsing has already undone odd notations. */
function literalAddress(url: URL): string | null {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) ? host : null;
}

/** Is this URL the operator's own machine or network by its spelling alone? */
export function isOwnHost(url: URL): boolean {
  const literal = literalAddress(url);
  return literal === null ? url.hostname === 'localhost' : !mayConnect(literal, false);
}

/**
 * The URL to request, or a SourceError `address-refused`: only http and https, no credentials in it,
 * and no literal address that may not be connected to. Names are checked when they are resolved.
 */
export function checkedUrl(address: string, base: URL | null, allowPrivate: boolean): URL {
  const url = URL.parse(address, base?.href);
  if (!url) throw refused('not a URL');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refused(`scheme ${url.protocol}`);
  if (url.username !== '' || url.password !== '') throw refused('credentials in the URL');
  const literal = literalAddress(url);
  if (literal !== null && !mayConnect(literal, allowPrivate)) throw refused(literal);
  url.hash = '';
  return url;
}

/** Behind a proxy the proxy resolves names, so names of local networks are refused by their spelling. */
export function refuseLocalName(url: URL): void {
  const isName = literalAddress(url) === null;
  if (isName && (LOCAL_NAME.test(url.hostname) || !url.hostname.includes('.'))) throw refused(url.hostname);
}

/** A `lookup` for sockets that drops every address that may not be connected to. */
function guardedLookup(resolve: Resolver, allowPrivate: boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (answers) => {
        const wanted = answers.filter(
          (answer) =>
            options.family === 0 || options.family === undefined || answer.family === options.family,
        );
        const open = wanted.filter((answer) => mayConnect(answer.address, allowPrivate));
        const first = open[0];
        if (!first) {
          const found = wanted.map((answer) => answer.address).join(', ');
          callback(refused(`${hostname} resolves to ${found || 'nothing'}`), '', 0);
        } else if (options.all) callback(null, open);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), '', 0),
    );
  };
}

/** May a host be spoken to by other means than HTTP? A name that does not resolve may: connecting will say so. */
export async function mayReach(host: string, allowPrivate: boolean): Promise<boolean> {
  const bare = host.replace(/^\[|\]$/g, '');
  const answers = isIP(bare) ? [{ address: bare }] : await systemResolver(bare).catch(() => []);
  return answers.every((answer) => mayConnect(answer.address, allowPrivate));
}

/**
 * A connector for undici that resolves through the guard and, once connected, looks again at the address
 * the socket really reached, before a byte of the request is sent.
 */
export function guardedConnector(options: {
  resolve: Resolver;
  allowPrivate: boolean;
  connectMs: number;
}): buildConnector.connector {
  const connect = buildConnector({
    timeout: options.connectMs,
    allowH2: false,
    lookup: guardedLookup(options.resolve, options.allowPrivate),
  });
  return (target, callback) => {
    connect(target, (...result) => {
      const [error, socket] = result;
      const reached = socket?.remoteAddress;
      if (socket && (reached === undefined || !mayConnect(reached, options.allowPrivate))) {
        socket.destroy();
        callback(refused(`${target.hostname} reached ${reached ?? 'nobody'}`), null);
      } else if (error) callback(error, null);
      else callback(null, socket);
    });
  };
}
