import type { Transform } from 'node:stream';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';

/** A truncated or padded stream yields what it holds, as browsers do; cut connections are noticed elsewhere. */
const LENIENT = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH };
const LENIENT_BROTLI = {
  flush: constants.BROTLI_OPERATION_FLUSH,
  finishFlush: constants.BROTLI_OPERATION_FLUSH,
};
const LENIENT_ZSTD = { finishFlush: constants.ZSTD_e_flush };

/** How a body may be packed. */
export type Packing = 'gzip' | 'deflate' | 'br' | 'zstd';

export const isGzip = (start: Uint8Array): boolean => start[0] === 0x1f && start[1] === 0x8b;
const isZstd = (start: Uint8Array): boolean =>
  start[0] === 0x28 && start[1] === 0xb5 && start[2] === 0x2f && start[3] === 0xfd;
/** The low four bits 8 and a header divisible by 31 mark zlib framing; some servers send bare deflate instead. */
const isZlib = (start: Uint8Array): boolean =>
  ((start[0] ?? 0) & 0x0f) === 8 && (((start[0] ?? 0) << 8) | (start[1] ?? 0)) % 31 === 0;

/** The packing whose mark the bytes bear; null where they bear none. */
export const markedPacking = (start: Uint8Array): Packing | null =>
  isGzip(start) ? 'gzip' : isZstd(start) ? 'zstd' : null;

/** The packings that bytes without a mark may be, most likely first. */
export const otherPackings = (bytes: Uint8Array): Packing[] =>
  isZlib(bytes) ? ['deflate', 'br'] : ['br', 'deflate'];

/** Text begins with a mark, mark-up, or letters; what is packed does not for long. */
export const isText = (start: Uint8Array): boolean =>
  start.subarray(0, 64).every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 13) &&
  !Buffer.from(start.subarray(0, 32)).toString('utf8').slice(0, -1).includes('\ufffd');

/** A stream that unpacks; `start` are the first bytes of what it will get. */
export function unpacker(packing: Packing, start: Uint8Array): Transform {
  switch (packing) {
    case 'gzip':
      return createGunzip(LENIENT);
    case 'deflate':
      return isZlib(start) ? createInflate(LENIENT) : createInflateRaw(LENIENT);
    case 'br':
      return createBrotliDecompress(LENIENT_BROTLI);
    case 'zstd':
      return createZstdDecompress(LENIENT_ZSTD);
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

/** The packings that a Content-Encoding names, the outermost first. */
export const announcedPackings = (contentEncoding: string | null): Packing[] =>
  (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .flatMap((name) => KNOWN.get(name.replace(/;.*$/, '').replaceAll('"', '').trim()) ?? [])
    .reverse();

/** So far into a body a notice of a program's may stand before its gzip. */
const NOTICE_BYTES = 4_096;

/** Where a gzip body begins behind blanks, a byte order mark or a program's notice; 0 where none does. */
export function gzipStart(bytes: Uint8Array): number {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, NOTICE_BYTES));
  const at = head.indexOf('\x1f\x8b\x08', 0, 'latin1');
  return at > 0 && isText(head.subarray(0, at)) ? at : 0;
}
