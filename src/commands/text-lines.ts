const LF = 0x0a;
/** A longer line is no line of JSON but a file of something else. */
const MOST_BYTES = 64 * 1024 * 1024;

const textOf = (bytes: Buffer): string => bytes.toString('utf8').replace(/\r$/, '');

/**
 * The lines of a text as JSON Lines has them: they end in LF, with or without CR before it, and in nothing else.
 * (readline also ends them at U+2028 and U+2029, which JSON allows in strings.) A byte order mark at the beginning
 * is none of the first line.
 */
export async function* textLines(input: AsyncIterable<Buffer | string>): AsyncGenerator<string> {
  let pieces: Buffer[] = [];
  let size = 0;
  let isFirst = true;
  const line = (last: Buffer): string => {
    const text = textOf(Buffer.concat([...pieces, last]));
    pieces = [];
    size = 0;
    const isStart = isFirst;
    isFirst = false;
    return isStart ? text.replace(/^\ufeff/, '') : text;
  };
  for await (const piece of input) {
    let rest = Buffer.from(piece);
    for (let end = rest.indexOf(LF); end >= 0; end = rest.indexOf(LF)) {
      yield line(rest.subarray(0, end));
      rest = rest.subarray(end + 1);
    }
    size += rest.byteLength;
    if (size > MOST_BYTES) throw new RangeError(`a line of more than ${MOST_BYTES} bytes`);
    if (rest.byteLength > 0) pieces.push(rest);
  }
  if (pieces.length > 0) yield line(Buffer.alloc(0));
}
