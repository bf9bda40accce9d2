// An HTTP/1 answer read as curl reads it: what the standard forbids a server to send, and servers send, is passed
// over where its meaning is plain. Safe only on a connection that serves one request and is closed after it: where
// the answer ends is then nobody else's beginning.
import { SourceError } from '../lib/errors.ts';
import { type ByteReader, byteReader } from './byte-reader.ts';
import { transportError } from './failure.ts';
import type { RawHeaders } from './headers.ts';

/** The head of an answer, and its body as it comes. */
export interface LenientAnswer {
  status: number;
  headers: RawHeaders;
  body: AsyncGenerator<Uint8Array>;
  /** Once the body is read: how it ended before the end it announced; null where it did not. */
  torn(): SourceError | null;
}

/** Header values are bytes: what lies above ASCII may be a part of UTF-8. */
const CONTROLS = /[^\t\x20-\x7e\x80-\xff]+/g;
/** The fields of a head together; the strict client takes a quarter of that. */
const HEAD_BYTES = 256 * 1024;
/** As many as curl takes: a head of one letter a field would hold the thread for a second. */
const MOST_FIELDS = 5_000;
const CHUNK_LINE_BYTES = 4 * 1024;
/** Empty lines between chunks that are passed over. */
const MOST_BLANK_LINES = 4;

const broken = (what: string): SourceError => new SourceError(`http: ${what}`, { failure: 'network' });

/** Header lines: blanks before the colon, folded lines and lines that are no field are taken as browsers take them. */
async function readFields(reader: ByteReader): Promise<RawHeaders> {
  // Without what objects inherit: a field may be called `constructor`.
  const headers: Record<string, string[]> = Object.create(null);
  let last: string[] | null = null;
  let left = HEAD_BYTES;
  for (let lines = 0; ; lines++) {
    const line = await reader.line(Math.max(0, left));
    if (line === null || line.trim() === '') return headers;
    if (lines === MOST_FIELDS)
      throw new SourceError(`http: header of more than ${MOST_FIELDS} fields`, { failure: 'too-large' });
    left -= line.length + 1;
    const value = (text: string): string => text.replaceAll(CONTROLS, ' ').trim();
    if (/^[\t ]/.test(line) && last) {
      last.push(`${last.pop() ?? ''} ${value(line)}`);
      continue;
    }
    const field = /^([!#$%&'*+.^_`|~0-9A-Za-z-]{1,200})[\t ]*:(.*)$/s.exec(line);
    if (!field?.[1]) continue;
    const name = field[1].toLowerCase();
    last = headers[name] ?? [];
    last.push(value(field[2] ?? ''));
    headers[name] = last;
  }
}

async function readHead(reader: ByteReader): Promise<{ status: number; headers: RawHeaders }> {
  for (;;) {
    const line = await reader.line(HEAD_BYTES);
    if (line === null) throw broken('other side closed');
    if (line.trim() === '') continue;
    const status = /^(?:ï»¿)?\s*(?:HTTP(?:\/\d(?:\.\d)?)?|ICY)\s+([1-9]\d{2})(?!\d)/i.exec(line)?.[1];
    if (status === undefined) throw broken('the answer is no HTTP');
    if (line.includes('\r')) throw broken('header lines without line feeds');
    const headers = await readFields(reader);
    // Interim answers (100 Continue, 103 Early Hints) come before the one that counts.
    if (!status.startsWith('1')) return { status: Number(status), headers };
  }
}

/** Ends a body early, and keeps why. Whether it tore, only the unpacked bytes tell. */
interface Ending {
  torn: SourceError | null;
}

async function* ofLength(reader: ByteReader, length: number, ending: Ending): AsyncGenerator<Uint8Array> {
  for (let left = length; left > 0; ) {
    const piece = await reader.take(left);
    if (piece.byteLength === 0) {
      ending.torn = broken(`cut off ${left} bytes before the end it announced`);
      return;
    }
    left -= piece.byteLength;
    yield piece;
  }
}

async function* toTheEnd(reader: ByteReader): AsyncGenerator<Uint8Array> {
  while (!(await reader.ended())) yield await reader.take(Number.POSITIVE_INFINITY);
}

const chunkSize = (line: string): number | null => {
  const digits = /^\s*(?:0x)?0*([0-9a-f]{1,7})\s*(?:;.*)?$/i.exec(line)?.[1];
  return digits === undefined ? null : Number.parseInt(digits, 16);
};

/** The size of the next chunk; null where none begins. */
async function nextSize(reader: ByteReader): Promise<number | null> {
  for (let blanks = 0; ; blanks += 1) {
    const line = await lineOrNothing(reader);
    if (line === null || line.trim() !== '' || blanks >= MOST_BLANK_LINES) return chunkSize(line ?? '');
  }
}

/** The next line of the framing; nothing where it is none. Throws what the socket throws. */
const lineOrNothing = (reader: ByteReader): Promise<string | null> =>
  reader.line(CHUNK_LINE_BYTES).catch((error: unknown) => {
    if (error instanceof RangeError) return null;
    throw error;
  });

/** Mark-up where a chunk should begin: chunks were announced, and none sent. */
const MARK_UP = /^\s*(?:ï»¿)?\s*<[?!a-z]/i;

async function* chunked(reader: ByteReader, ending: Ending): AsyncGenerator<Uint8Array> {
  for (let isFirst = true; ; isFirst = false) {
    const start = isFirst ? await reader.peek(64) : '';
    if (MARK_UP.test(start)) {
      yield* toTheEnd(reader);
      return;
    }
    const size = await nextSize(reader);
    if (size === 0) return;
    if (size === null) {
      if (isFirst) throw broken('chunked, and no chunk begins');
      ending.torn ??= broken('cut off between chunks');
      return;
    }
    yield* ofLength(reader, size, ending);
    if (ending.torn !== null) return;
    const end = await lineOrNothing(reader);
    if (end !== null && end.trim() !== '') reader.unread(Buffer.from(`${end}\n`, 'latin1'));
  }
}

/** The length that a header announces, once or the same several times; null where it makes no sense. */
function lengthOf(headers: RawHeaders): number | null {
  const values = [headers['content-length'] ?? []].flat().flatMap((value) => value.split(','));
  const lengths = new Set(values.map((value) => value.trim()));
  const [only] = lengths;
  return lengths.size === 1 && only !== undefined && /^\d{1,12}$/.test(only) ? Number(only) : null;
}

function framed(
  status: number,
  headers: RawHeaders,
  reader: ByteReader,
  ending: Ending,
): AsyncGenerator<Uint8Array> {
  if (status === 204 || status === 304) return ofLength(reader, 0, ending);
  // Chunks say where they end; a length beside them says nothing more (RFC 9112, 6.3).
  if ([headers['transfer-encoding'] ?? []].flat().some((value) => /chunked/i.test(value)))
    return chunked(reader, ending);
  const length = lengthOf(headers);
  return length === null ? toTheEnd(reader) : ofLength(reader, length, ending);
}

/** A body to where it ends, or to where the connection does: silence and a reset may come behind all of it. */
async function* toItsEnd(body: AsyncGenerator<Uint8Array>, ending: Ending): AsyncGenerator<Uint8Array> {
  let hasBegun = false;
  try {
    for await (const piece of body) {
      hasBegun = true;
      yield piece;
    }
  } catch (error) {
    if (!hasBegun) throw error;
    ending.torn ??= transportError(error);
  }
}

/** Reads an answer. Throws SourceError for what no reading explains, and what the socket throws. */
export async function readLenientAnswer(socket: AsyncIterable<Uint8Array>): Promise<LenientAnswer> {
  const reader = byteReader(socket);
  const ending: Ending = { torn: null };
  try {
    const { status, headers } = await readHead(reader);
    const body = toItsEnd(framed(status, headers, reader, ending), ending);
    return { status, headers, body, torn: () => ending.torn };
  } catch (error) {
    if (error instanceof RangeError)
      throw new SourceError(`http: header larger than ${HEAD_BYTES} bytes`, { failure: 'too-large' });
    throw error;
  }
}
