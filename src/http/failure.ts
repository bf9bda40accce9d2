import { codesOf, errorLine, SourceError, type SourceFailure } from '../lib/errors.ts';
import { headerOf, type RawHeaders, retryAfterMs } from './headers.ts';

/** undici's word for more header fields than it takes. */
export const HEADERS_OVERFLOW = 'UND_ERR_HEADERS_OVERFLOW';

const TLS_CODE = /^(?:ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|EPROTO|HOSTNAME_MISMATCH|CRL_)/;
/** Nobody known here vouches for the certificate, or the server leaves out who does. */
const UNKNOWN_ISSUER = /^(?:UNABLE_TO_(?:VERIFY|GET)|DEPTH_ZERO|SELF_SIGNED)/;
const TIMEOUT_CODE = /TIMEOUT|^ETIMEDOUT$/;

function failureOf(codes: string[]): SourceFailure {
  if (codes.some((code) => TLS_CODE.test(code))) return 'tls';
  if (codes.some((code) => TIMEOUT_CODE.test(code))) return 'timeout';
  if (codes.includes(HEADERS_OVERFLOW) || codes.includes('HPE_HEADER_OVERFLOW')) return 'too-large';
  return 'network';
}

/** What Node advises on certificates fits neither our start nor a service: in its place, what helps here. */
const NODES_ADVICE = /[\s;]*if the root CA is installed locally.*$/;

/** What to do about a certificate, as far as it is ours to do. */
function certificateRemedy(codes: readonly string[]): string {
  if (codes.some((code) => UNKNOWN_ISSUER.test(code))) {
    return ' (who issued it is not known here: for an authority of your own, name its file in NODE_EXTRA_CA_CERTS)';
  }
  if (codes.includes('CERT_HAS_EXPIRED') || codes.includes('CERT_NOT_YET_VALID')) {
    return " (the other side has to renew it, unless this machine's clock is wrong)";
  }
  return '';
}

/** What went wrong on the wire, as a SourceError with its word; a SourceError underneath is passed on as it is. */
export function transportError(error: unknown): SourceError {
  let current: unknown = error;
  for (let depth = 0; current instanceof Error && depth < 4; depth += 1) {
    if (current instanceof SourceError) return current;
    current = current.cause;
  }
  const codes = codesOf(error);
  const text = errorLine(error)
    .replace(NODES_ADVICE, '')
    .replaceAll(/[\s;]+/g, ' ')
    .slice(0, 200);
  return new SourceError(`http: ${text || codes[0] || 'failed'}${certificateRemedy(codes)}`, {
    failure: failureOf(codes),
    cause: error,
  });
}

function failureOfStatus(status: number, headers: RawHeaders): SourceFailure {
  // A challenge for browsers: an answer, not an outage, whatever its status.
  if (headerOf(headers, 'cf-mitigated') === 'challenge') return 'blocked';
  if (status === 404 || status === 410) return 'not-found';
  if (status === 429) return 'rate-limited';
  if (status === 408 || status === 504) return 'timeout';
  // Told from a page's 304 by the exchange: nobody asked whether anything changed.
  if (status >= 500 || status === 304) return 'server-error';
  return status >= 400 ? 'blocked' : 'redirects';
}

/** The error for an answer that is neither content, nor "not modified", nor a redirect that can be followed. */
export function statusError(status: number, headers: RawHeaders, now: Date): SourceError {
  const failure = failureOfStatus(status, headers);
  const waitMs = retryAfterMs(headerOf(headers, 'retry-after'), now);
  const note =
    status === 304
      ? ' (not modified), though nobody asked whether it was'
      : failure === 'redirects'
        ? ' without a usable location'
        : '';
  return new SourceError(`http: status ${status}${note}`, {
    failure,
    status,
    ...(waitMs === null ? {} : { retryAfterMs: waitMs }),
  });
}
