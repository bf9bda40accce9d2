import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { codeOf, PayloadError } from '../lib/errors.ts';
import { fileTrouble } from '../lib/file-trouble.ts';
import { byteLines } from '../lib/text-lines.ts';
import { decodeBytes } from '../sources/charset.ts';
import type { CommandWorld } from './command.ts';

const nameOf = (file: string): string => (file === '-' ? 'standard input' : file);

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
    bytes = await readFile(file).catch((cause: unknown) => {
      throw new PayloadError(`${file}: ${fileTrouble(cause)}`);
    });
  }
  if (bytes.length === 0) throw new PayloadError(`${nameOf(file)}: is empty`);
  return bytes;
}

const NUL = '\0';
/** So much of a file tells what it is. */
const SAMPLE_BYTES = 4_096;

/** Throws PayloadError for what is no text in any encoding: pictures, archives, programs. */
export function refuseBinary(bytes: Uint8Array, file: string): void {
  if (decodeBytes(bytes.subarray(0, SAMPLE_BYTES)).text.includes(NUL))
    throw new PayloadError(`${nameOf(file)}: is not text`);
}

/**
 * The text of a file, or of standard input for `-`. Its encoding is found as for feeds: old files are in windows-1256.
 * Throws PayloadError where there is no text.
 */
export async function readText(file: string, world: CommandWorld): Promise<string> {
  const bytes = await readBytes(file, world);
  refuseBinary(bytes, file);
  const { text } = decodeBytes(bytes);
  if (text.trim() === '') throw new PayloadError(`${nameOf(file)}: is empty`);
  return text;
}

/** One parsed line of a JSON Lines input: the object, or what is wrong with it; `line` counts from 1. */
export type JsonLine =
  | { line: number; value: Record<string, unknown> }
  | { line: number; value: null; problem: string };

/** The encodings of Arabic that a line may be in; any other that is not UTF-8 is more likely damage. */
const ARABIC = new Set(['windows-1256', 'iso-8859-6']);

/** A line as text; null where it is neither UTF-8 nor in an old encoding of Arabic. */
function lineText(bytes: Buffer): string | null {
  if (isUtf8(bytes)) return new TextDecoder().decode(bytes);
  const { text, charset } = decodeBytes(bytes);
  return ARABIC.has(charset) ? text : null;
}

/** The pieces of a file in UTF-16, as editors and shells of Windows save it, in UTF-8; those of others as they are. */
async function* inUtf8(input: AsyncIterable<Buffer | string>): AsyncGenerator<Buffer> {
  let decoder: InstanceType<typeof TextDecoder> | null | undefined;
  for await (const piece of input) {
    const bytes = Buffer.from(piece);
    if (decoder === undefined) {
      const [first, second] = bytes;
      const isBig = first === 0xfe && second === 0xff;
      const isWide = isBig || (first === 0xff && second === 0xfe);
      decoder = isWide ? new TextDecoder(isBig ? 'utf-16be' : 'utf-16le') : null;
    }
    yield decoder === null ? bytes : Buffer.from(decoder.decode(bytes, { stream: true }));
  }
}

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

/**
 * Reads JSON Lines from a file, or from standard input for `-`, one at a time; blank lines are passed over, bad ones
 * reported in place. Throws PayloadError when the file cannot be read or holds no line at all.
 */
export async function* readJsonLines(world: CommandWorld, file = '-'): AsyncGenerator<JsonLine> {
  let line = 0;
  let some = false;
  try {
    for await (const bytes of byteLines(inUtf8(file === '-' ? world.stdin : createReadStream(file)))) {
      line += 1;
      const decoded = bytes.includes(NUL) ? null : lineText(bytes);
      if (decoded === null) {
        some = true;
        yield { line, value: null, problem: isUtf8(bytes) ? 'not text' : 'not UTF-8' };
        continue;
      }
      const text = decoded.trim();
      if (text === '') continue;
      some = true;
      yield jsonLine(text, line);
    }
  } catch (cause) {
    if (codeOf(cause) === '') throw cause;
    throw new PayloadError(`${nameOf(file)}: ${fileTrouble(cause)}`);
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
