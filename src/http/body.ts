import { pipeline } from 'node:stream/promises';
import { codeOf, SourceError } from '../lib/errors.ts';
import { gzipMembers } from './gzip-members.ts';
import {
  announcedPackings,
  gzipStart,
  isGzip,
  isText,
  markedPacking,
  otherPackings,
  type Packing,
  unpacker,
} from './packings.ts';

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
    const out = await collected(stream as AsyncIterable<Uint8Array>, maxBytes);
    // The least that a packing of nothing takes is less.
    const isNothing = out.byteLength === 0 && bytes.byteLength > 64;
    return { bytes: out, error: isNothing ? new Error('nothing comes out') : null };
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

/** Layers of packing taken off: twice is a server's slip, more is an attack. */
const MOST_LAYERS = 3;

const cannot = (packing: Packing, cause: unknown): SourceError =>
  new SourceError(`http: ${packing} body cannot be decoded`, { failure: 'network', cause });

/** Bytes that came out of another packing than the one announced, if text comes out; else null. */
async function otherwise(
  bytes: Uint8Array,
  announced: Packing | null,
  maxBytes: number,
): Promise<{ bytes: Uint8Array; packing: Packing } | null> {
  for (const packing of otherPackings(bytes)) {
    if (packing === announced) continue;
    const result = await unpacked(bytes, packing, maxBytes);
    if (result.error === null && result.bytes.byteLength > 0 && isText(result.bytes))
      return { bytes: result.bytes, packing };
  }
  return null;
}

/** What is packed begins with no mark-up; of a body that does not say so, only what does not look like text is tried. */
const mayBePacked = (bytes: Uint8Array): boolean =>
  bytes.byteLength > 16 && !isText(bytes) && ![0x3c, 0x7b, 0x5b, 0xef, 0xfe, 0xff].includes(bytes[0] ?? 0);

interface Layer {
  bytes: Uint8Array;
  fault: string | null;
}

/** One packing taken off; null where none is on. */
async function layerOff(
  bytes: Uint8Array,
  said: Packing | null,
  layer: number,
  maxBytes: number,
): Promise<Layer | null> {
  // The bytes win over the header: servers label plain text as gzip, and send `.xml.gz` files without a label.
  const before = markedPacking(bytes) === null ? gzipStart(bytes) : 0;
  const start = bytes.subarray(before);
  const seen = markedPacking(start);
  if (seen === null) {
    if (said === null && !(layer === 0 && mayBePacked(bytes))) return null;
    if (isText(bytes))
      return { bytes, fault: said === 'gzip' ? null : `announced as ${said}, sent unpacked` };
    const own = said === null || said === 'gzip' ? null : await unpacked(bytes, said, maxBytes);
    if (own !== null && own.error === null) return { bytes: own.bytes, fault: null };
    const other = await otherwise(bytes, said, maxBytes);
    if (other === null && said !== null) throw cannot(said, own?.error ?? null);
    return (
      other && { bytes: other.bytes, fault: `announced as ${said ?? 'unpacked'}, sent as ${other.packing}` }
    );
  }
  const result = await unpacked(start, seen, maxBytes);
  if (result.error === null) {
    const isTwice = said === null && layer > 0;
    const isBlank = Buffer.from(bytes.subarray(0, before)).toString('latin1').trim() === '';
    if (before > 0)
      return { bytes: result.bytes, fault: `${isBlank ? 'blanks' : 'text'} before a ${seen} body` };
    return { bytes: result.bytes, fault: isTwice ? `body packed ${layer + 1} times` : null };
  }
  const members = seen === 'gzip' ? await wholeMembers(start, maxBytes) : null;
  if (members === null || members.byteLength === 0) throw cannot(seen, result.error);
  return { bytes: members, fault: 'something follows a gzip body' };
}

/** Takes off the packings that are left, of bytes that are all there. */
async function plain(
  packed: Uint8Array,
  announced: Packing[],
  layers: number,
  maxBytes: number,
): Promise<ReadBody> {
  const faults: string[] = [];
  let bytes = packed;
  for (let layer = layers; layer < MOST_LAYERS; layer += 1) {
    const off = await layerOff(bytes, announced.shift() ?? null, layer, maxBytes);
    if (off === null) break;
    bytes = off.bytes;
    if (off.fault !== null) faults.push(off.fault);
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
const DAMAGE = /^(?:Z_|ERR_BROTLI|ERR__ERROR|ERR_PADDING|ERR_ZSTD|ZSTD_|ERR_STREAM_PREMATURE_CLOSE$)/;

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
  const announced = announcedPackings(contentEncoding);
  const iterator = body[Symbol.asyncIterator]();
  const wire = keeping(iterator, maxBytes);
  try {
    const start = await wire.opening();
    const first: Packing | null = isGzip(start)
      ? 'gzip'
      : (announced.find((name) => name !== 'gzip') ?? null);
    if (first === null || /^\s/.test(Buffer.from(start.subarray(0, 1)).toString('latin1'))) {
      return plain(await wire.whole(), announced, 0, maxBytes);
    }
    try {
      const bytes = await pipeline(wire.all(), unpacker(first, start), (pieces: AsyncIterable<Uint8Array>) =>
        collected(pieces, maxBytes),
      );
      return plain(bytes, announced.slice(1), 1, maxBytes);
    } catch (error) {
      if (wire.isTorn() || !DAMAGE.test(codeOf(error))) throw error;
      return plain(await wire.whole(), announced, 0, maxBytes);
    }
  } finally {
    await iterator.return?.();
  }
}
