import type { Socket } from 'node:net';
import type { buildConnector } from 'undici';
import { SourceError } from '../lib/errors.ts';
import { codesOf } from './failure.ts';
import { type LenientAnswer, readLenientAnswer } from './lenient-answer.ts';

/** What an exchange needs beside its address. */
interface ExchangeOptions {
  /** Guarded like every other: a second look at a server is no way around the guard. */
  connect: buildConnector.connector;
  headers: Readonly<Record<string, string>>;
  /** Longest silence before the head and within the body. */
  silenceMs: number;
  signal: AbortSignal;
}

/** undici's names for an answer that breaks HTTP, or ends before it should. */
const SERVERS_FAULT = /^HTTPParserError$|^UND_ERR_RE[QS]_CONTENT_LENGTH_MISMATCH$|^UND_ERR_SOCKET$/;

/** Was it the server's answer that could not be read, rather than the way there? */
export const isServersFault = (error: unknown): boolean =>
  [...codesOf(error), error instanceof Error ? error.name : ''].some((code) => SERVERS_FAULT.test(code));

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
  socket.setTimeout(silenceMs, () =>
    socket.destroy(new SourceError(`http: silent for ${silenceMs} ms`, { failure: 'timeout' })),
  );
  try {
    if (signal.aborted) throw signal.reason;
    const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(
      `GET ${url.pathname}${url.search} HTTP/1.1\r\nhost: ${url.host}\r\n${fields.join('')}connection: close\r\n\r\n`,
      'latin1',
    );
    return { ...(await readLenientAnswer(socket)), close };
  } catch (error) {
    close();
    throw error;
  }
}
