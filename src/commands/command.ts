import type { Readable, Writable } from 'node:stream';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { EarlyDatabase } from '../store/embedded/early.ts';
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
  /** The database of our own, begun while the command is loaded; left out where there is none yet. */
  database?: EarlyDatabase | undefined;
}

/** What a flag or a word of a command takes: one of these, a file or a folder. */
type Taken = readonly string[] | 'file' | 'folder';

/** One command of `rasid`: one file in this folder; its name and summary are its line in the registry. */
export interface Command {
  /** Its flags, as parseArgs reads them: what is completed, and what `help` must explain. */
  flags: NonNullable<ParseArgsConfig['options']>;
  /** What a flag takes where that is no free text. `--config`, `--data` and the like are folders everywhere. */
  takes?: Readonly<Record<string, Taken>>;
  /** What stands behind the command's name, where that is no free text. */
  words?: Taken;
  /** The whole of `rasid NAME --help`: usage, flags, an example, what it prints. */
  help: string;
  /**
   * Runs with the words after the command's name; resolves to an exit code.
   * Throws UsageError (exit 2), ConfigError or PayloadError (1), SourceError or DeliveryError (3).
   */
  run(args: string[], world: CommandWorld): Promise<number>;
}

type Flags = Command['flags'];

/** What stood behind a command's name: the flags' values, and the words between them. */
type Given<F extends Flags> = ReturnType<
  typeof parseArgs<{ args: string[]; options: F; allowPositionals: true }>
>;

/** A command whose flags and words are read before it runs; `noWords` where none may stand between its flags. */
export const command = <const F extends Flags>({
  noWords = false,
  run,
  ...described
}: Omit<Command, 'flags' | 'run'> & {
  flags: F;
  noWords?: boolean;
  run(given: Given<F>, world: CommandWorld): Promise<number>;
}): Command => ({
  ...described,
  run: async (args, world) =>
    run(parseArgs({ args, options: described.flags, allowPositionals: !noWords }) as Given<F>, world),
});

/** A flag that takes a text, and one that stands alone. */
export const TEXT = { type: 'string' } as const;
export const SWITCH = { type: 'boolean', default: false } as const;

/** Writes a result: a text as it is, all else as JSON, on one line unless it is indented. */
export const print = ({ stdout }: CommandWorld, result: string | object, indent = 0): void =>
  void stdout.write(typeof result === 'string' ? result : `${JSON.stringify(result, null, indent)}\n`);

/** Says that a list is empty, so that nobody takes it for a failure; what reads standard output still gets nothing. */
export const tellNothing = ({ stderr }: CommandWorld, what: string): void =>
  void stderr.write(`rasid: ${what}\n`);

/** The one word that a command takes; `missing` is said where there is none, or more. Throws UsageError. */
export function onlyWord([word, ...more]: readonly string[], missing: string): string {
  if (word === undefined || more.length > 0) throw new UsageError(missing);
  return word;
}

/** A command as the registry lists it. */
export interface ListedCommand extends Command {
  name: string;
  summary: string;
}

/** The words on the command line are off; the message says how, in one line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
