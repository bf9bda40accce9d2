import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { PayloadError } from '../lib/errors.ts';
import type { CommandWorld } from './command.ts';

const nameOf = (file: string): string => (file === '-' ? 'standard input' : file);

/** Says of a file that cannot be read why, in one line. */
async function checkFile(file: string): Promise<void> {
  try {
    if (!(await stat(file)).isDirectory()) return;
  } catch (cause) {
    throw new PayloadError(`${file}: cannot be read`, { cause });
  }
  throw new PayloadError(`${file}: is a folder, a file is needed`);
}

/**
 * The bytes of a file, or of standard input for `-`. Throws PayloadError when the file cannot be read or nothing is in
 * it.
 */
export async function readBytes(file: string, world: CommandWorld): Promise<Buffer> {
  let bytes: Buffer;
  if (file === '-') {
    const chunks: Buffer[] = [];
    for await (const chunk of world.stdin) chunks.push(Buffer.from(chunk));
    bytes = Buffer.concat(chunks);
  } else {
    await checkFile(file);
    try {
      bytes = await readFile(file);
    } catch (cause) {
      throw new PayloadError(`${file}: cannot be read`, { cause });
    }
  }
  if (bytes.length === 0) throw new PayloadError(`${nameOf(file)}: is empty`);
  return bytes;
}

const NUL = 0;
const BYTE_ORDER_MARKS = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];
const isUtf16 = (bytes: Uint8Array): boolean =>
  BYTE_ORDER_MARKS.some(([first, second]) => bytes[0] === first && bytes[1] === second);

/** Why bytes are no UTF-8 text, in a few words; null where they are. */
function notText(bytes: Uint8Array): string | null {
  if (isUtf16(bytes)) return 'is UTF-16, not UTF-8';
  const nul = bytes.indexOf(NUL);
  if (nul >= 0) return `is not text (a zero byte at offset ${nul})`;
  if (isUtf8(bytes)) return null;
  const loose = new TextDecoder().decode(bytes);
  const line = loose.slice(0, loose.indexOf('\ufffd')).split('\n').length;
  return `is not UTF-8 (line ${line}); iconv -f windows-1256 -t utf-8 converts what Arabic Windows writes`;
}

/** Throws PayloadError for what is no page in any encoding: pictures, archives, programs. */
export function refuseBinary(bytes: Uint8Array, file: string): void {
  if (!isUtf16(bytes) && bytes.subarray(0, 4_096).includes(NUL))
    throw new PayloadError(`${nameOf(file)}: is not text`);
}

/** The text of a file, or of standard input for `-`. Throws PayloadError where there is none, or it is no UTF-8. */
export async function readText(file: string, world: CommandWorld): Promise<string> {
  const bytes = await readBytes(file, world);
  const problem = notText(bytes);
  if (problem !== null) throw new PayloadError(`${nameOf(file)}: ${problem}`);
  const text = new TextDecoder().decode(bytes);
  if (text.trim() === '') throw new PayloadError(`${nameOf(file)}: is empty`);
  return text;
}

/** One parsed line of a JSON Lines input: the object, or what is wrong with it; `line` counts from 1. */
export type JsonLine =
  | { line: number; value: Record<string, unknown> }
  | { line: number; value: null; problem: string };

function jsonLine(text: string, line: number): JsonLine {
  try {
    const value: unknown = JSON.parse(text);
    if (value === null || typeof value !== 'object' || Array.isArray(value))
      return { line, value: null, problem: 'not a JSON object' };
    return { line, value: value as Record<string, unknown> };
  } catch {
    return { line, value: null, problem: 'not JSON' };
  }
}

const LINE_FEED = 10;

/** The lines of a stream as bytes, without their ends. */
async function* byteLines(input: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  for await (const piece of input) {
    let chunk = Buffer.from(piece as Uint8Array);
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED)) {
      yield Buffer.concat([...rest, chunk.subarray(0, end)]);
      rest = [];
      chunk = chunk.subarray(end + 1);
    }
    if (chunk.length > 0) rest.push(chunk);
  }
  if (rest.length > 0) yield Buffer.concat(rest);
}

/**
 * Reads JSON Lines from a file, or from standard input for `-`, one at a time; blank lines are passed over, bad ones
 * reported in place. Throws PayloadError when the file cannot be read or holds no line at all.
 */
export async function* readJsonLines(world: CommandWorld, file = '-'): AsyncGenerator<JsonLine> {
  if (file !== '-') await checkFile(file);
  let line = 0;
  let some = false;
  try {
    for await (const bytes of byteLines(file === '-' ? world.stdin : createReadStream(file))) {
      line += 1;
      if (!isUtf8(bytes) || bytes.includes(NUL)) {
        some = true;
        yield { line, value: null, problem: isUtf8(bytes) ? 'not text' : 'not UTF-8' };
        continue;
      }
      const text = new TextDecoder().decode(bytes).trim();
      if (text === '') continue;
      some = true;
      yield jsonLine(text, line);
    }
  } catch (cause) {
    if (cause instanceof PayloadError || !(cause instanceof Error) || !('code' in cause)) throw cause;
    throw new PayloadError(`${nameOf(file)}: cannot be read`, { cause });
  }
  if (!some) throw new PayloadError(`${nameOf(file)}: is empty`);
}

/**
 * Reads a whole JSON Lines file (or standard input for `-`), each line through `read`. The first line that is no JSON
 * object, or that `read` refuses, throws PayloadError naming FILE:LINE; so does a file without any.
 */
export async function readLabelledLines<T>(
  file: string,
  world: CommandWorld,
  read: (value: Record<string, unknown>) => T,
): Promise<T[]> {
  const all: T[] = [];
  for await (const one of readJsonLines(world, file)) {
    const where = `${nameOf(file)}:${one.line}`;
    if (!one.value) throw new PayloadError(`${where}: ${one.problem}`);
    try {
      all.push(read(one.value));
    } catch (cause) {
      throw new PayloadError(where, { cause });
    }
  }
  return all;
}
