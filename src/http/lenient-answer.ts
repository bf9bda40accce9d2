// An HTTP/1 answer read as curl reads it: what the standard forbids a server to send, and servers send, is passed
// over where its meaning is plain. Safe only on a connection that serves one request and is closed after it: where
// the answer ends is then nobody else's beginning.
import { SourceError } from '../lib/errors.ts';
import { type ByteReader, byteReader } from './byte-reader.ts';
import type { RawHeaders } from './headers.ts';

/** The head of an answer, and its body as it comes. */
export interface LenientAnswer {
  status: number;
  headers: RawHeaders;
  body: AsyncGenerator<Uint8Array>;
}

/** The end of a body that a cut connection did not tear: what feeds and pages close with. */
const WHOLE_END = /(?:<\/(?:rss|feed|rdf:rdf|html|urlset|sitemapindex|channel)\s*>|[}\]])\s*$/i;
/** Header values are bytes: what lies above ASCII may be a part of UTF-8. */
const CONTROLS = /[^\t\x20-\x7e\x80-\xff]+/g;
const HEAD_BYTES = 64 * 1024;
const CHUNK_LINE_BYTES = 4 * 1024;
const TAIL_BYTES = 64;

const broken = (what: string): SourceError => new SourceError(`http: ${what}`, { failure: 'network' });

/** Header lines: blanks before the colon, folded lines and lines that are no field are taken as browsers take them. */
async function readFields(reader: ByteReader): Promise<RawHeaders> {
  const headers: Record<string, string[]> = {};
  let last: string[] | null = null;
  let left = HEAD_BYTES;
  for (;;) {
    const line = await reader.line(left);
    if (line === null || line.trim() === '') return headers;
    left -= line.length;
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
    const status = /^\s*(?:HTTP\/\d(?:\.\d)?|ICY)\s+([1-9]\d{2})(?!\d)/.exec(line)?.[1];
    if (status === undefined) throw broken('the answer is no HTTP');
    const headers = await readFields(reader);
    // Interim answers (100 Continue, 103 Early Hints) come before the one that counts.
    if (!status.startsWith('1')) return { status: Number(status), headers };
  }
}

/** The end of what was passed on, to tell whether a cut connection tore it. */
function tailKeeper(): { keep(bytes: Uint8Array): void; isWhole(): boolean } {
  let tail: Buffer = Buffer.alloc(0);
  return {
    keep: (bytes) => {
      tail = Buffer.concat([tail, bytes.subarray(-TAIL_BYTES)]).subarray(-TAIL_BYTES);
    },
    isWhole: () => WHOLE_END.test(tail.toString('latin1')),
  };
}

async function* ofLength(reader: ByteReader, length: number): AsyncGenerator<Uint8Array> {
  const tail = tailKeeper();
  for (let left = length; left > 0; ) {
    const piece = await reader.take(left);
    if (piece.byteLength === 0) {
      if (tail.isWhole()) return;
      throw broken(`cut off ${left} bytes before the end it announced`);
    }
    left -= piece.byteLength;
    tail.keep(piece);
    yield piece;
  }
}

async function* toTheEnd(reader: ByteReader): AsyncGenerator<Uint8Array> {
  while (!(await reader.ended())) yield await reader.take(Number.POSITIVE_INFINITY);
}

const chunkSize = (line: string): number | null => {
  const digits = /^\s*0*([0-9a-f]{1,7})\s*(?:;.*)?$/i.exec(line)?.[1];
  return digits === undefined ? null : Number.parseInt(digits, 16);
};

async function* chunked(reader: ByteReader): AsyncGenerator<Uint8Array> {
  const tail = tailKeeper();
  for (let isFirst = true; ; isFirst = false) {
    const line = await reader.line(CHUNK_LINE_BYTES).catch(() => null);
    const size = line === null ? null : chunkSize(line);
    if (size === 0) return;
    if (size === null) {
      if (isFirst) throw broken('chunked, and no chunk begins');
      if (tail.isWhole()) return;
      throw broken('cut off between chunks');
    }
    for await (const piece of ofLength(reader, size)) {
      tail.keep(piece);
      yield piece;
    }
    const end = await reader.line(CHUNK_LINE_BYTES).catch(() => '');
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

function bodyOf(status: number, headers: RawHeaders, reader: ByteReader): AsyncGenerator<Uint8Array> {
  if (status === 204 || status === 304) return ofLength(reader, 0);
  // Chunks say where they end; a length beside them says nothing more (RFC 9112, 6.3).
  if ([headers['transfer-encoding'] ?? []].flat().some((value) => /chunked/i.test(value)))
    return chunked(reader);
  const length = lengthOf(headers);
  return length === null ? toTheEnd(reader) : ofLength(reader, length);
}

/** Reads an answer. Throws SourceError for what no reading explains, and what the socket throws. */
export async function readLenientAnswer(socket: AsyncIterable<Uint8Array>): Promise<LenientAnswer> {
  const reader = byteReader(socket);
  try {
    const { status, headers } = await readHead(reader);
    return { status, headers, body: bodyOf(status, headers, reader) };
  } catch (error) {
    if (error instanceof RangeError)
      throw new SourceError('http: header too large', { failure: 'too-large' });
    throw error;
  }
}
