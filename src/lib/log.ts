import { createRequire } from 'node:module';
import { pino } from 'pino';

const require = createRequire(import.meta.url);

/** The little of a logger that code depends on: fixed text, particulars in fields. */
export interface Log {
  debug(fields: object, text: string): void;
  info(fields: object, text: string): void;
  warn(fields: object, text: string): void;
  error(fields: object, text: string): void;
}

/** So much waits for a disk that is full; what comes then is lost. */
const MOST_WAITING_BYTES = 1_000_000;

/**
 * Standard error. A line that cannot be written (a full disk) is kept for the next try, within bounds: what a service does
 * must not end with what it says of it.
 */
function standardError(): ReturnType<typeof pino.destination> {
  const destination = pino.destination({ dest: 2, sync: true, maxLength: MOST_WAITING_BYTES });
  destination.on('error', () => {});
  return destination;
}

/**
 * Logs to standard error: one JSON object a line, or a line for people where standard error is a terminal
 * (or `RASID_LOG_FORMAT` says so; see settings).
 */
export function createLog(level: string, format: 'json' | 'text'): Log {
  if (format === 'json')
    return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, standardError());
  // Loaded only where somebody reads it: a service logs JSON.
  const pretty = require('pino-pretty') as typeof import('pino-pretty');
  return pino(
    { level, base: null },
    pretty({
      destination: standardError(),
      colorize: process.stderr.isTTY && !process.env.NO_COLOR,
      translateTime: 'SYS:HH:MM:ss',
      ignore: 'pid,hostname',
      singleLine: true,
    }),
  );
}
