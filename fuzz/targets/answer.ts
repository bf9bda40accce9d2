import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { readBody } from '../../src/http/body.ts';
import { readLenientAnswer } from '../../src/http/lenient-answer.ts';
import { SourceError } from '../../src/lib/errors.ts';
import { decodeBytes } from '../../src/sources/charset.ts';
import { samplesOf } from '../corpus.ts';
import { hold, type Target } from '../target.ts';

const MOST_BYTES = 256 * 1024;
const HEAD = 'HTTP/1.1 200 OK\r\ncontent-encoding: ';
const BODY = Buffer.from('<rss><channel><item><title>خبر</title></item></channel></rss>\n'.repeat(20));

const packed = (name: string, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${HEAD}${name}\r\n\r\n`), body]);

/** What a server sends: the head as leniently read, the body unpacked, the bytes as characters. */
export const answer: Target = {
  name: 'answer',
  samples: [
    ...samplesOf('answers.txt'),
    packed('gzip', gzipSync(BODY)),
    packed('gzip', Buffer.concat([gzipSync(BODY), gzipSync(BODY)])),
    packed('gzip', gzipSync(gzipSync(BODY))),
    packed('gzip', gzipSync(Buffer.alloc(2 * MOST_BYTES))),
    packed('deflate', deflateSync(BODY)),
    packed('deflate', deflateRawSync(BODY)),
    packed('br', brotliCompressSync(BODY)),
    packed('br', brotliCompressSync(Buffer.alloc(2 * MOST_BYTES))),
    packed('zstd', zstdCompressSync(BODY)),
  ],
  words: [
    'HTTP/1.1 200 OK\r\n',
    'Transfer-Encoding: chunked\r\n',
    'Content-Length: ',
    'Content-Length: -1\r\n',
    'Content-Encoding: gzip, br\r\n',
    '\r\n\r\n',
    '\n\n',
    '0\r\n\r\n',
    'ffffffff\r\n',
    'a;x=y\r\n',
    ' : ',
    'Content-Type: text/xml; charset=windows-1256\r\n',
    'charset=utf-16',
    'charset="x-user-defined"',
    '<?xml version="1.0" encoding="ibm420"?>',
    '\u001f\u008b',
    '\u00ff\u00fe',
  ],
  allowed: [SourceError],
  async run(input) {
    const pieces = [input.subarray(0, input.length >> 1), input.subarray(input.length >> 1)];
    async function* wire(): AsyncGenerator<Uint8Array> {
      yield* pieces;
    }
    const { status, headers, body } = await readLenientAnswer(wire());
    hold(Number.isInteger(status) && status >= 100 && status <= 999, 'a status has three digits');
    const header = (name: string): string | undefined => [headers[name] ?? []].flat()[0];
    const { bytes } = await readBody(body, header('content-encoding') ?? null, MOST_BYTES);
    hold(bytes.length <= MOST_BYTES, 'a body is no larger than allowed');
    const { text } = decodeBytes(bytes, header('content-type'));
    hold(text.length <= bytes.length * 2 + 4, 'characters are no more than bytes can say');
    return 0;
  },
};
