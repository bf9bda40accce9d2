import { open, readFile } from 'node:fs/promises';
import { PayloadError } from '../lib/errors.ts';
import type { CommandWorld } from './command.ts';
import { textLines } from './text-lines.ts';

/** The bytes of a file, or of standard input for `-`. Throws PayloadError when the file cannot be read. */
export async function readBytes(file: string, world: CommandWorld): Promise<Buffer> {
  if (file !== '-') {
    try {
      return await readFile(file);
    } catch (cause) {
      throw new PayloadError(`${file}: cannot be read`, { cause });
    }
  }
  const chunks: Buffer[] = [];
  for await (const chunk of world.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** One parsed line of a JSON Lines input: the object, or what is wrong with it; `line` counts from 1. */
export type JsonLine =
  | { line: number; value: Record<string, unknown> }
  | { line: number; value: null; problem: string };

function jsonLine(text: string, line: number): JsonLine {
  try {
    const value: unknown = JSON.parse(text);
    if (value === null || typeof value !== 'object' || Array.isArray(value))
      return { line, value: null, problem: `line ${line}: not a JSON object` };
    return { line, value: value as Record<string, unknown> };
  } catch {
    return { line, value: null, problem: `line ${line}: not JSON` };
  }
}

async function inputOf(file: string, world: CommandWorld): Promise<NodeJS.ReadableStream> {
  if (file === '-') return world.stdin;
  try {
    return (await open(file)).createReadStream();
  } catch (cause) {
    throw new PayloadError(`${file}: cannot be read`, { cause });
  }
}

/**
 * Reads JSON Lines from a file, or from standard input for `-`, one at a time; blank lines are passed over, bad ones
 * reported in place. Throws PayloadError when the file cannot be opened.
 */
export async function* readJsonLines(world: CommandWorld, file = '-'): AsyncGenerator<JsonLine> {
  let line = 0;
  const input = await inputOf(file, world);
  for await (const text of textLines(input)) {
    line += 1;
    if (text.trim() !== '') yield jsonLine(text, line);
  }
}

/**
 * Reads a whole JSON Lines file (or standard input for `-`), each line through `read`.
 * The first line that is no JSON object, or that `read` refuses, throws PayloadError naming FILE:LINE.
 */
export async function readLabelledLines<T>(
  file: string,
  world: CommandWorld,
  read: (value: Record<string, unknown>) => T,
): Promise<T[]> {
  const lines = (await readBytes(file, world))
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/);
  return lines.flatMap((text, index) => {
    if (text.trim() === '') return [];
    const where = `${file}:${index + 1}`;
    const line = jsonLine(text, index + 1);
    if (!line.value) throw new PayloadError(`${where}: ${line.problem.replace(/^line \d+: /, '')}`);
    try {
      return [read(line.value)];
    } catch (cause) {
      throw new PayloadError(where, { cause });
    }
  });
}
