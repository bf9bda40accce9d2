/** Reads bytes as they come, by lines and by number. */
export interface ByteReader {
  /** The next line without its end (LF, with or without CR); null at the end. Throws RangeError beyond `most` bytes. */
  line(most: number): Promise<string | null>;
  /** Up to `count` bytes; fewer only at the end. */
  take(count: number): Promise<Uint8Array>;
  /** The next bytes as Latin-1, up to `count` of those that come at once, left where they are. */
  peek(count: number): Promise<string>;
  /** Puts bytes back in front of what comes next. */
  unread(bytes: Uint8Array): void;
  /** Did the other side end, and is nothing left? */
  ended(): Promise<boolean>;
}

const LF = 0x0a;
/** The most that is handed out at once. */
const PIECE = 64 * 1024;

/** A reader over what a socket brings; it holds no more than the piece at hand. */
export function byteReader(source: AsyncIterable<Uint8Array>): ByteReader {
  const pieces = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  let isOver = false;

  async function more(): Promise<boolean> {
    if (isOver) return false;
    const next = await pieces.next();
    isOver = next.done === true;
    if (!next.done)
      held = held.byteLength === 0 ? Buffer.from(next.value) : Buffer.concat([held, next.value]);
    return !isOver;
  }

  return {
    async line(most) {
      let searched = 0;
      for (;;) {
        const end = held.indexOf(LF, searched);
        if (end > most || (end < 0 && held.byteLength > most))
          throw new RangeError(`a line over ${most} bytes`);
        if (end >= 0) {
          const text = held.subarray(0, end).toString('latin1').replace(/\r$/, '');
          held = held.subarray(end + 1);
          return text;
        }
        searched = held.byteLength;
        if (await more()) continue;
        if (held.byteLength === 0) return null;
        const rest = held.toString('latin1');
        held = Buffer.alloc(0);
        return rest;
      }
    },
    async take(count) {
      if (held.byteLength === 0) await more();
      const piece = held.subarray(0, Math.min(count, PIECE));
      held = held.subarray(piece.byteLength);
      return piece;
    },
    async peek(count) {
      if (held.byteLength === 0) await more();
      return held.subarray(0, count).toString('latin1');
    },
    unread(bytes) {
      held = Buffer.concat([bytes, held]);
    },
    async ended() {
      return held.byteLength === 0 && !(await more());
    },
  };
}
