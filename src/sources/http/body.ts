import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';
import { SourceError } from '../../lib/errors.ts';

/** A truncated or padded stream yields what it holds, as browsers do; cut connections are noticed elsewhere. */
const LENIENT = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH };
const LENIENT_BROTLI = {
  flush: constants.BROTLI_OPERATION_FLUSH,
  finishFlush: constants.BROTLI_OPERATION_FLUSH,
};

function isGzip(start: Uint8Array): boolean {
  return start[0] === 0x1f && start[1] === 0x8b;
}

/** The low four bits 8 and a header divisible by 31 mark zlib framing; some servers send bare deflate instead. */
function isZlib(start: Uint8Array): boolean {
  return ((start[0] ?? 0) & 0x0f) === 8 && (((start[0] ?? 0) << 8) | (start[1] ?? 0)) % 31 === 0;
}

/**
 * The decoder for a body, from its Content-Encoding and its first bytes; null when it is sent as it is.
 * The bytes win over the header: servers label plain text as gzip, and send `.xml.gz` files without a label.
 */
function decoderFor(encoding: string, start: Uint8Array): Transform | null {
  if (isGzip(start)) return createGunzip(LENIENT);
  switch (encoding) {
    case 'deflate':
      return isZlib(start) ? createInflate(LENIENT) : createInflateRaw(LENIENT);
    case 'br':
      return createBrotliDecompress(LENIENT_BROTLI);
    case 'zstd':
      return createZstdDecompress();
    default:
      return null;
  }
}

function tooLarge(maxBytes: number): SourceError {
  return new SourceError(`http: body larger than ${maxBytes} bytes`, { failure: 'too-large' });
}

async function collected(chunks: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge(maxBytes);
    kept.push(chunk);
  }
  return Buffer.concat(kept, size);
}

async function* counted(
  first: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  try {
    for (let chunk = first; ; ) {
      size += chunk.byteLength;
      if (size > maxBytes) throw tooLarge(maxBytes);
      yield chunk;
      const next = await rest.next();
      if (next.done) return;
      chunk = next.value;
    }
  } finally {
    await rest.return?.();
  }
}

/** Enough bytes to tell the encoding by, even when the server sends them one at a time. */
async function opening(rest: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let start: Uint8Array = Buffer.alloc(0);
  while (start.byteLength < 2) {
    const next = await rest.next();
    if (next.done) break;
    start = Buffer.concat([start, next.value]);
  }
  return start;
}

/**
 * Reads a whole body, decoding it on the way. At most `maxBytes` are taken from the wire and at most as many
 * come out of the decoder, so a small archive of nothing cannot fill the memory.
 * Throws SourceError: `too-large`, or `network` for a body that cannot be decoded.
 */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  contentEncoding: string | null,
  maxBytes: number,
): Promise<Uint8Array> {
  const encoding = (contentEncoding ?? '').trim().toLowerCase().replace(/^x-/, '');
  const rest = body[Symbol.asyncIterator]();
  const start = await opening(rest);
  const decoder = decoderFor(encoding, start);
  const wire = counted(start, rest, maxBytes);
  if (!decoder) return collected(wire, maxBytes);
  try {
    return await pipeline(wire, decoder, (chunks: AsyncIterable<Uint8Array>) => collected(chunks, maxBytes));
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (!/^(?:Z_|ERR_BROTLI|ERR__ERROR|ERR_PADDING|ERR_ZSTD|ZSTD_)/.test(code)) throw cause;
    throw new SourceError(`http: ${encoding || 'gzip'} body cannot be decoded`, {
      failure: 'network',
      cause,
    });
  }
}
