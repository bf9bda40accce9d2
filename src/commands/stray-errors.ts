import { codeOf, errorLine } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import { EXIT } from './command.ts';

/** A connection that was lost, as sockets and PostgreSQL say it. */
const CONNECTION_LOST = /^(?:E(?:CONN|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH)\w*|57P0\d|08\w{3})$/;

/** Where in the code it was thrown, in one line. */
const placeOf = (error: unknown): string =>
  (error instanceof Error ? error.stack : '')?.match(/^ +at (.*)$/m)?.[1] ?? 'unknown';

/**
 * Errors that reach nobody, such as a lost connection that a library was told of after everybody had stopped waiting
 * for it, must not end a service that keeps its state in transactions: they are logged. Only what is thrown in the
 * middle of our own work, and is no lost connection, still ends the process, with one line and exit code 3.
 */
export function logStrayErrors(log: Log): void {
  process.on('unhandledRejection', (error) =>
    log.error({ error: errorLine(error), at: placeOf(error) }, 'an error that nobody waited for'),
  );
  process.on('uncaughtException', (error) => {
    log.error({ error: errorLine(error), at: placeOf(error) }, 'an error that nobody caught');
    if (!CONNECTION_LOST.test(codeOf(error))) process.exit(EXIT.outside);
  });
}
