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
import { SourceError } from '../lib/errors.ts';
import { gzipMembers } from './gzip-members.ts';

/** A truncated or padded stream yields what it holds, as browsers do; cut connections are noticed elsewhere. */
const LENIENT = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH };
const LENIENT_BROTLI = {
  flush: constants.BROTLI_OPERATION_FLUSH,
  finishFlush: constants.BROTLI_OPERATION_FLUSH,
};

const isGzip = (start: Uint8Array): boolean => start[0] === 0x1f && start[1] === 0x8b;
const isZstd = (start: Uint8Array): boolean =>
  start[0] === 0x28 && start[1] === 0xb5 && start[2] === 0x2f && start[3] === 0xfd;
/** The low four bits 8 and a header divisible by 31 mark zlib framing; some servers send bare deflate instead. */
const isZlib = (start: Uint8Array): boolean =>
  ((start[0] ?? 0) & 0x0f) === 8 && (((start[0] ?? 0) << 8) | (start[1] ?? 0)) % 31 === 0;

/** Text begins with a mark, mark-up, or letters; what is packed does not for long. */
const isText = (start: Uint8Array): boolean =>
  start.subarray(0, 64).every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 13) &&
  !Buffer.from(start.subarray(0, 32)).toString('utf8').slice(0, -1).includes('\ufffd');

type Packing = 'gzip' | 'deflate' | 'br' | 'zstd';

function unpacker(packing: Packing, start: Uint8Array): Transform {
  switch (packing) {
    case 'gzip':
      return createGunzip(LENIENT);
    case 'deflate':
      return isZlib(start) ? createInflate(LENIENT) : createInflateRaw(LENIENT);
    case 'br':
      return createBrotliDecompress(LENIENT_BROTLI);
    case 'zstd':
      return createZstdDecompress();
  }
}

/** A body as it is meant, and what the server did wrong in sending it. */
export interface ReadBody {
  bytes: Uint8Array;
  /** In words for operators. */
  faults: string[];
}

const tooLarge = (maxBytes: number): SourceError =>
  new SourceError(`http: body larger than ${maxBytes} bytes`, { failure: 'too-large' });

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

/** Unpacks once; what cannot be unpacked gives the error. */
async function unpacked(
  bytes: Uint8Array,
  packing: Packing,
  maxBytes: number,
): Promise<{ bytes: Uint8Array; error: unknown }> {
  const stream = unpacker(packing, bytes);
  try {
    stream.end(bytes);
    return { bytes: await collected(stream as AsyncIterable<Uint8Array>, maxBytes), error: null };
  } catch (error) {
    if (error instanceof SourceError) throw error;
    return { bytes: new Uint8Array(), error };
  } finally {
    stream.destroy();
  }
}

/** The whole members at the beginning of a gzip body that something else follows; nothing where there are none. */
async function wholeMembers(bytes: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  try {
    return await collected(gzipMembers(bytes), maxBytes);
  } catch (error) {
    if (error instanceof SourceError) throw error;
    return new Uint8Array();
  }
}

/** A map, since a server may name `__proto__` too. */
const KNOWN: ReadonlyMap<string, Packing> = new Map([
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
  ['x-deflate', 'deflate'],
  ['br', 'br'],
  ['zstd', 'zstd'],
]);
/** Layers of packing taken off: twice is a server's slip, more is an attack. */
const MOST_LAYERS = 3;

function withoutLeadingBlanks(bytes: Uint8Array): Uint8Array {
  let at = 0;
  while (at < 64 && [9, 10, 13, 32].includes(bytes[at] ?? 0)) at += 1;
  return bytes.subarray(at);
}

const cannot = (packing: Packing, cause: unknown): SourceError =>
  new SourceError(`http: ${packing} body cannot be decoded`, { failure: 'network', cause });

/** Takes off the packings that are left, of bytes that are all there. */
async function plain(
  packed: ReadBody,
  announced: Packing[],
  layers: number,
  maxBytes: number,
): Promise<ReadBody> {
  const faults = [...packed.faults];
  let { bytes } = packed;
  for (let layer = layers; layer < MOST_LAYERS; layer += 1) {
    const start = withoutLeadingBlanks(bytes);
    // The bytes win over the header: servers label plain text as gzip, and send `.xml.gz` files without a label.
    const seen: Packing | null = isGzip(start) ? 'gzip' : isZstd(start) ? 'zstd' : null;
    const said = announced.shift() ?? null;
    const packing = seen ?? said;
    if (packing === null) break;
    if (seen !== null && start.byteLength < bytes.byteLength) faults.push(`blanks before a ${seen} body`);
    if (seen !== null && said === null && layer > 0) faults.push(`body packed ${layer + 1} times`);
    if (seen === null && packing === 'gzip') {
      if (isText(bytes)) continue;
      throw cannot(packing, null);
    }
    const result = await unpacked(seen === null ? bytes : start, packing, maxBytes);
    const members = result.error !== null && seen === 'gzip' ? await wholeMembers(start, maxBytes) : null;
    if (result.error === null) bytes = result.bytes;
    else if (members !== null && members.byteLength > 0) {
      bytes = members;
      faults.push('something follows a gzip body');
    } else if (seen === null && isText(bytes)) faults.push(`announced as ${packing}, sent unpacked`);
    else throw cannot(packing, result.error);
  }
  return { bytes, faults };
}

/** The wire's pieces, counted and kept, so that they can be looked at again. */
function keeping(wire: AsyncIterator<Uint8Array>, maxBytes: number) {
  const kept: Uint8Array[] = [];
  let size = 0;
  let isTorn = false;
  async function more(): Promise<Uint8Array | null> {
    const next = await wire.next().catch((error: unknown) => {
      isTorn = true;
      throw error;
    });
    if (next.done) return null;
    size += next.value.byteLength;
    if (size > maxBytes) throw tooLarge(maxBytes);
    kept.push(next.value);
    return next.value;
  }
  return {
    /** Did the wire itself fail? */
    isTorn: (): boolean => isTorn,
    /** The first bytes, enough to tell a packing by, even when the server sends them one at a time. */
    async opening(): Promise<Uint8Array> {
      while (size < 4 && (await more()) !== null);
      return Buffer.concat(kept);
    },
    async *all(): AsyncGenerator<Uint8Array> {
      yield Buffer.concat(kept);
      for (let piece = await more(); piece !== null; piece = await more()) yield piece;
    },
    async whole(): Promise<Uint8Array> {
      while ((await more()) !== null);
      return Buffer.concat(kept, size);
    },
  };
}

/** zlib's own errors, and that of a stream which closes because what follows its end is no more of it. */
const isDamage = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  /^(?:Z_|ERR_BROTLI|ERR__ERROR|ERR_PADDING|ERR_ZSTD|ZSTD_|ERR_STREAM_PREMATURE_CLOSE$)/.test(
    String(error.code),
  );

/**
 * Reads a whole body and unpacks it. At most `maxBytes` are taken from the wire and at most as many come out of each
 * layer, the first while it arrives, so a small archive of nothing cannot fill the memory. What curl and browsers
 * read all the same is read: packing that is announced and not there, there and not announced, done twice, or padded.
 * Throws SourceError: `too-large`, or `network` for a body that cannot be decoded.
 */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  contentEncoding: string | null,
  maxBytes: number,
): Promise<ReadBody> {
  const announced = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .flatMap((name) => KNOWN.get(name.trim()) ?? [])
    .reverse();
  const iterator = body[Symbol.asyncIterator]();
  const wire = keeping(iterator, maxBytes);
  try {
    const start = await wire.opening();
    const first: Packing | null = isGzip(start)
      ? 'gzip'
      : (announced.find((name) => name !== 'gzip') ?? null);
    if (first === null || withoutLeadingBlanks(start).byteLength < start.byteLength) {
      return plain({ bytes: await wire.whole(), faults: [] }, announced, 0, maxBytes);
    }
    try {
      const bytes = await pipeline(wire.all(), unpacker(first, start), (pieces: AsyncIterable<Uint8Array>) =>
        collected(pieces, maxBytes),
      );
      return plain({ bytes, faults: [] }, announced.slice(1), 1, maxBytes);
    } catch (error) {
      if (wire.isTorn() || !isDamage(error)) throw error;
      return plain({ bytes: await wire.whole(), faults: [] }, announced, 0, maxBytes);
    }
  } finally {
    await iterator.return?.();
  }
}
