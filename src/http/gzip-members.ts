import { once } from 'node:events';
import { createInflateRaw } from 'node:zlib';

/** Flags of a gzip header (RFC 1952, 2.3.1). */
const FLAG = { headerCrc: 2, extra: 4, name: 8, comment: 16 } as const;
const TRAILER_BYTES = 8;

/** Where the packed data of a gzip member begin; null where no member begins. */
function dataStart(bytes: Uint8Array): number | null {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes.byteLength < 18) return null;
  const flags = bytes[3] ?? 0;
  let at = 10;
  if (flags & FLAG.extra) at += 2 + ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8));
  for (const flag of [FLAG.name, FLAG.comment]) {
    if (flags & flag) at = bytes.indexOf(0, at) + 1 || bytes.byteLength;
  }
  return flags & FLAG.headerCrc ? at + 2 : at;
}

/**
 * Unpacks gzip members one after another and stops at what is none: some caches write a note behind the body.
 * Yields pieces as they come; throws what zlib throws for a member that is damaged itself.
 */
export async function* gzipMembers(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let left = bytes; ; ) {
    const start = dataStart(left);
    if (start === null) return;
    const stream = createInflateRaw();
    stream.end(left.subarray(start));
    try {
      for await (const piece of stream) yield piece;
    } finally {
      stream.destroy();
      if (!stream.closed) await once(stream, 'close');
    }
    left = left.subarray(start + stream.bytesWritten + TRAILER_BYTES);
  }
}
