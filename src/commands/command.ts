import type { Readable, Writable } from 'node:stream';
import type { EndRequest } from './end-request.ts';

/** Exit codes of every command, as outsiders may rely on them. */
export const EXIT = { ok: 0, badInput: 1, usage: 2, outside: 3 } as const;

/** The world a command may touch; tests hand in their own streams. */
export interface CommandWorld {
  stdin: Readable;
  /** Results only (JSON, tables): what a pipe reads. */
  stdout: Writable;
  /** Messages for people, and logs. */
  stderr: Writable;
  env: Readonly<Record<string, string | undefined>>;
  /** Signals that came since the program began, where the command is one that runs until it is stopped. */
  ending?: EndRequest;
}

/** One command of `rasid`: one file in this folder, one line in the registry. */
export interface Command {
  name: string;
  /** One line for the list of `rasid --help`. */
  summary: string;
  /** The whole of `rasid NAME --help`: usage, flags, an example, what it prints. */
  help: string;
  /**
   * Runs with the words after the command's name; resolves to an exit code.
   * Throws UsageError (exit 2), ConfigError or PayloadError (1), SourceError or DeliveryError (3).
   */
  run(args: string[], world: CommandWorld): Promise<number>;
}

/** The words on the command line are off; the message says how, in one line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
