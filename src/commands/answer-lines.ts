import { once } from 'node:events';
import { errorLine, PayloadError } from '../lib/errors.ts';
import { type CommandWorld, EXIT } from './command.ts';
import { withProgress } from './progress.ts';
import { readJsonLines } from './read-input.ts';

/** JSON may hold these as they are, and many readers of lines end a line at them. */
const LINE_ENDS = /[\u2028\u2029]/g;
const asEscape = (sign: string): string => (sign === '\u2028' ? '\\u2028' : '\\u2029');

/** Writes one JSON object a line, no faster than the reader takes them. */
async function writeLine(world: CommandWorld, value: object): Promise<void> {
  if (!world.stdout.write(`${JSON.stringify(value).replaceAll(LINE_ENDS, asEscape)}\n`))
    await once(world.stdout, 'drain');
}

/**
 * Answers JSON Lines from a file or standard input, a line for a line, in their order. What `answer` returns is written
 * behind the line's id; a line that is no JSON object, or that `answer` refuses (PayloadError), gives `{id, error}`. How
 * many those were is said at the end, how far it is meanwhile under the command's `name`; then the exit code is that of wrong input.
 */
export async function answerLines(
  world: CommandWorld,
  { name, file }: { name: string; file: string | undefined },
  answer: (value: Record<string, unknown>) => object | Promise<object>,
): Promise<number> {
  let [lines, bad] = [0, 0];
  let first = '';
  const work = { name, what: 'lines', total: null, streams: true };
  for await (const given of withProgress(world, work, readJsonLines(world, file))) {
    lines += 1;
    const id = given.value?.id ?? null;
    try {
      if (!given.value) throw new PayloadError(given.problem);
      await writeLine(world, { id, ...(await answer(given.value)) });
    } catch (error) {
      if (!(error instanceof PayloadError)) throw error;
      bad += 1;
      const line = `line ${given.line}: ${errorLine(error)}`;
      first ||= line;
      await writeLine(world, { id, error: line });
    }
  }
  if (bad === 0) return EXIT.ok;
  const what = file === undefined || file === '-' ? 'standard input' : file;
  world.stderr.write(`rasid: ${what}: ${bad} of ${lines} lines could not be read; the first: ${first}\n`);
  return EXIT.badInput;
}
