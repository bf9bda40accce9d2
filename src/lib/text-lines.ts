import { PayloadError } from '../lib/errors.ts';

const [LF, CR] = [0x0a, 0x0d];
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
/** A longer line is no line of JSON but a file of something else. */
const MOST_BYTES = 64 * 1024 * 1024;

const withoutReturn = (line: Buffer): Buffer => (line.at(-1) === CR ? line.subarray(0, -1) : line);
const withoutMark = (line: Buffer): Buffer =>
  line.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK)
    ? line.subarray(BYTE_ORDER_MARK.length)
    : line;

/**
 * The lines of a text as JSON Lines has them, in bytes: they end in LF, with or without CR before it, and in nothing
 * else. (readline also ends them at U+2028 and U+2029, which JSON allows in strings.) A byte order mark at the
 * beginning is none of the first line.
 */
export async function* byteLines(input: AsyncIterable<Buffer | string>): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let size = 0;
  let isFirst = true;
  const line = (last: Buffer): Buffer => {
    const whole = withoutReturn(Buffer.concat([...pieces, last]));
    pieces = [];
    size = 0;
    const isStart = isFirst;
    isFirst = false;
    return isStart ? withoutMark(whole) : whole;
  };
  for await (const piece of input) {
    let rest = Buffer.from(piece);
    for (let end = rest.indexOf(LF); end >= 0; end = rest.indexOf(LF)) {
      yield line(rest.subarray(0, end));
      rest = rest.subarray(end + 1);
    }
    size += rest.byteLength;
    if (size > MOST_BYTES) throw new PayloadError(`a line of more than ${MOST_BYTES} bytes: no JSON Lines`);
    if (rest.byteLength > 0) pieces.push(rest);
  }
  if (pieces.length > 0) yield line(Buffer.alloc(0));
}

/** The same lines as text. */
export async function* textLines(input: AsyncIterable<Buffer | string>): AsyncGenerator<string> {
  for await (const line of byteLines(input)) yield line.toString('utf8');
}
