import type { Socket } from 'node:net';
import type { buildConnector } from 'undici';
import { codesOf, SourceError } from '../lib/errors.ts';
import { HEADERS_OVERFLOW } from './failure.ts';
import { type LenientAnswer, readLenientAnswer } from './lenient-answer.ts';

/** What an exchange needs beside its address. */
interface ExchangeOptions {
  /** Guarded like every other: a second look at a server is no way around the guard. */
  connect: buildConnector.connector;
  headers: Readonly<Record<string, string>>;
  /** Longest silence before the head, and within the body. */
  silenceMs: { head: number; body: number };
  signal: AbortSignal;
}

/** undici's names for an answer that breaks HTTP, ends before it should or has more header than the client takes. */
const SERVERS_FAULT: ReadonlySet<string> = new Set([
  'HTTPParserError',
  'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'UND_ERR_SOCKET',
  HEADERS_OVERFLOW,
]);
/** A body that nothing ends: the server may have said all, and only not have closed. */
const UNENDED: ReadonlySet<string> = new Set(['UND_ERR_BODY_TIMEOUT', 'ECONNRESET', 'EPIPE']);

/**
 * What stands against a server whose answer could not be read: `form` for one that breaks HTTP, `end` for a body that
 * began and was not ended, which may be the network's doing; null for what happened on the way there.
 */
export function serversFault(error: unknown, hasBegun: boolean): 'form' | 'end' | null {
  const codes = [...codesOf(error), error instanceof Error ? error.name : ''];
  if (codes.some((code) => SERVERS_FAULT.has(code))) return 'form';
  return hasBegun && codes.some((code) => UNENDED.has(code)) ? 'end' : null;
}

function opened(url: URL, connect: buildConnector.connector): Promise<Socket> {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve, reject) => {
    connect(
      { hostname, host: url.host, protocol: url.protocol, port, servername: hostname },
      (error, socket) => {
        if (socket) resolve(socket);
        else reject(error ?? new Error('no connection'));
      },
    );
  });
}

/**
 * One GET on a connection of its own that is closed after it, its answer read leniently. `close` ends the
 * connection: call it once the body is read or not wanted.
 */
export async function lenientExchange(
  url: URL,
  { connect, headers, silenceMs, signal }: ExchangeOptions,
): Promise<LenientAnswer & { close(): void }> {
  signal.throwIfAborted();
  const socket = await opened(url, connect);
  const onAbort = (): void => void socket.destroy(signal.reason);
  const close = (): void => {
    signal.removeEventListener('abort', onAbort);
    socket.destroy();
  };
  signal.addEventListener('abort', onAbort, { once: true });
  socket.on('error', () => {});
  socket.setTimeout(silenceMs.head);
  socket.on('timeout', () =>
    socket.destroy(new SourceError(`http: silent for ${socket.timeout} ms`, { failure: 'timeout' })),
  );
  try {
    if (signal.aborted) throw signal.reason;
    const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(
      `GET ${url.pathname}${url.search} HTTP/1.1\r\nhost: ${url.host}\r\n${fields.join('')}connection: close\r\n\r\n`,
      'latin1',
    );
    const answer = await readLenientAnswer(socket);
    socket.setTimeout(silenceMs.body);
    return { ...answer, close };
  } catch (error) {
    close();
    throw error;
  }
}
