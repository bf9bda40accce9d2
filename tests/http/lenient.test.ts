import type { Socket } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loopback } from '../sources/loopback.ts';
import { rawServer } from './raw-server.ts';

const { client, closing } = loopback();
const OWN = { allowPrivate: true };
const BODY = '<rss><channel><title>نشرة المساء</title></channel></rss>';
const SIZE = Buffer.byteLength(BODY);
const HEX = SIZE.toString(16);

const answer = (
  fields: readonly string[],
  body: string | Uint8Array = BODY,
  status = 'HTTP/1.1 200 OK',
): Buffer =>
  Buffer.concat([
    Buffer.from(`${[status, ...fields].join('\r\n')}\r\n\r\n`),
    typeof body === 'string' ? Buffer.from(body) : body,
  ]);
const CHUNKED = 'Transfer-Encoding: chunked';
const chunks = (size = HEX, end = '\r\n0\r\n\r\n'): string => `${size}\r\n${BODY}${end}`;

async function got(raw: Buffer) {
  const server = closing(await rawServer({ '/': raw }));
  const { body, faults } = await client().get(server.origin, OWN);
  return { text: Buffer.from(body).toString(), faults, asked: server.asked.length };
}

describe('an answer that curl reads is read, and its fault is named', () => {
  it.each([
    ['a length and chunks', answer(['Content-Length: 7', CHUNKED], chunks())],
    ['chunks and the true length', answer([`Content-Length: ${SIZE}`, CHUNKED], chunks())],
    ['the length twice', answer([`Content-Length: ${SIZE}`, `Content-Length: ${SIZE}`])],
    ['the length twice in one field', answer([`Content-Length: ${SIZE}, ${SIZE}`])],
    ['two lengths that differ', answer(['Content-Length: 5', `Content-Length: ${SIZE}`])],
    ['a length below zero', answer(['Content-Length: -1'])],
    ['blanks behind the size of a chunk', answer([CHUNKED], chunks(`${HEX}  `))],
    ['blanks before it', answer([CHUNKED], chunks(`  ${HEX}`))],
    ['a chunk without a line break behind it', answer([CHUNKED], chunks(HEX, '0\r\n\r\n'))],
    ['chunks without the last', answer([CHUNKED], chunks(HEX, '\r\n'))],
    ['less than the length, and whole all the same', answer([`Content-Length: ${SIZE + 20}`])],
    ['lines that end in LF', Buffer.from(`HTTP/1.1 200 OK\nContent-Length: ${SIZE}\n\n${BODY}`)],
    ['a folded header', answer(['X-Policy: a;', '  b;', '\tc', `Content-Length: ${SIZE}`])],
    ['a blank before the colon', answer([`Content-Length : ${SIZE}`])],
    ['a header whose name has a blank', answer(['X Cache: hit', `Content-Length: ${SIZE}`])],
    ['a line that is no header', answer(['<!-- cached -->', `Content-Length: ${SIZE}`])],
    ['control characters in a header', answer(['X-Powered: a\u0001b', `Content-Length: ${SIZE}`])],
    ['the greeting of a radio station', answer([], BODY, 'ICY 200 OK')],
    [
      'an interim answer nobody asked for',
      Buffer.concat([answer([], '', 'HTTP/1.1 100 Continue'), answer([`Content-Length: ${SIZE}`])]),
    ],
    ['no space between status and reason', answer([`Content-Length: ${SIZE}`], BODY, 'HTTP/1.1 200OK')],
    ['a status line in small letters', answer([`Content-Length: ${SIZE}`], BODY, 'http/1.1 200 ok')],
    ['a status line without a version', answer([`Content-Length: ${SIZE}`], BODY, 'HTTP 200 OK')],
    [
      'a byte order mark before the status line',
      Buffer.concat([Buffer.from('\ufeff'), answer([`Content-Length: ${SIZE}`])]),
    ],
    ['an empty line before the first chunk', answer([CHUNKED], `\r\n${chunks()}`)],
    ['0x before the size of a chunk', answer([CHUNKED], chunks(`0x${HEX}`))],
    [
      'empty lines between chunks',
      answer(
        [CHUNKED],
        `9\r\n${BODY.slice(0, 9)}\r\n\r\n\r\n${(SIZE - 9).toString(16)}\r\n${BODY.slice(9)}\r\n0\r\n\r\n`,
      ),
    ],
    ['chunks announced and none sent', answer([CHUNKED], BODY)],
    ['chunks announced, a length too, and none sent', answer([CHUNKED, `Content-Length: ${SIZE}`], BODY)],
  ])('%s', async (_name, raw) => {
    const { text, faults, asked } = await got(raw);
    expect(text).toBe(BODY);
    expect(faults).toHaveLength(1);
    expect(asked).toBe(2);
  });

  it.each<[string, (socket: Socket) => void, string[]]>([
    [
      'the length of what is not packed yet',
      (socket) =>
        socket.end(answer(['Content-Encoding: gzip', `Content-Length: ${SIZE + 400}`], gzipSync(BODY))),
      [expect.stringContaining('cut off')],
    ],
    [
      'the same, and the connection stays open',
      (socket) =>
        socket.write(answer(['Content-Encoding: gzip', `Content-Length: ${SIZE + 400}`], gzipSync(BODY))),
      ['silent for 150 ms'],
    ],
    [
      'a length that is too long, and the connection stays open',
      (socket) => socket.write(answer([`Content-Length: ${SIZE + 9}`])),
      ['silent for 150 ms'],
    ],
    ['no length, and the connection stays open', (socket) => socket.write(answer([])), ['silent for 150 ms']],
    [
      'less than the length, a comment behind the feed',
      (socket) => socket.end(answer([`Content-Length: ${SIZE + 99}`], `${BODY}\n<!-- 0.2 s -->\n`)),
      [expect.stringContaining('cut off')],
    ],
    [
      'chunks without the last, and a reset',
      (socket) => {
        socket.write(answer([CHUNKED], chunks(HEX, '\r\n')), () =>
          setTimeout(() => socket.resetAndDestroy(), 30),
        );
      },
      [expect.stringContaining('ECONNRESET')],
    ],
  ])('%s', async (_name, send, faults) => {
    const server = closing(await rawServer({ '/': send }));
    const answered = await client({}, { bodyMs: 150 }).get(server.origin, OWN);
    expect(Buffer.from(answered.body).toString().startsWith(BODY)).toBe(true);
    expect(answered.faults).toEqual(faults);
  });

  it('what breaks off once and not again is held against nobody', async () => {
    let asked = 0;
    const server = closing(
      await rawServer({
        '/': (socket) => {
          asked += 1;
          if (asked > 1) socket.end(answer([`Content-Length: ${SIZE}`]));
          else
            socket.write(answer([`Content-Length: ${SIZE}`], BODY.slice(0, 20)), () =>
              setTimeout(() => socket.resetAndDestroy(), 30),
            );
        },
      }),
    );
    const { body, faults } = await client().get(server.origin, OWN);
    expect(Buffer.from(body).toString()).toBe(BODY);
    expect(faults).toEqual([]);
  });

  const filler = (fields: number, bytes: number): string[] =>
    Array.from({ length: fields }, (_, at) => `X-Filler-${at}: ${'a'.repeat(bytes)}`);
  it.each([
    ['a policy of 100 KB', answer([...filler(1, 100_000), `Content-Length: ${SIZE}`])],
    ['hundreds of cookies, 240 KB together', answer([...filler(240, 980), `Content-Length: ${SIZE}`])],
    ['the same, the body in chunks', answer([CHUNKED, ...filler(240, 980)], chunks())],
    [
      'fields named as what objects inherit, too many',
      answer(['constructor: x', '__proto__: x', ...filler(80, 1_000), `Content-Length: ${SIZE}`]),
    ],
  ])('header fields beyond what the strict client takes: %s', async (_name, raw) => {
    expect(await got(raw)).toEqual({ text: BODY, faults: ['header larger than 65536 bytes'], asked: 2 });
  });

  const packed = (encoding: string, body: Uint8Array): Buffer =>
    answer([`Content-Encoding: ${encoding}`, `Content-Length: ${body.byteLength}`], body);
  const twice = gzipSync(gzipSync(BODY));
  it.each([
    ['gzip twice, announced once', packed('gzip', twice), 'body packed 2 times'],
    ['gzip twice, announced twice', packed('gzip, gzip', twice), null],
    [
      'gzip behind blanks',
      packed('gzip', Buffer.concat([Buffer.from('\r\n '), gzipSync(BODY)])),
      'blanks before a gzip body',
    ],
    [
      'gzip with a note behind it',
      packed('gzip', Buffer.concat([gzipSync(BODY), Buffer.from('\n<!-- cache -->')])),
      'something follows a gzip body',
    ],
    [
      'two gzip members with a note behind them',
      packed(
        'gzip',
        Buffer.concat([gzipSync(BODY.slice(0, 9)), gzipSync(BODY.slice(9)), Buffer.from('<!-- x -->')]),
      ),
      'something follows a gzip body',
    ],
    ['br then gzip', packed('br, gzip', gzipSync(brotliCompressSync(BODY))), null],
    ['bare deflate', packed('deflate', deflateRawSync(BODY)), null],
    ['announced br that is none', packed('br', Buffer.from(BODY)), 'announced as br, sent unpacked'],
    ['announced zstd that is none', packed('zstd', Buffer.from(BODY)), 'announced as zstd, sent unpacked'],
    [
      'announced deflate that is none',
      packed('deflate', Buffer.from(BODY)),
      'announced as deflate, sent unpacked',
    ],
    ['announced gzip that is none', packed('gzip', Buffer.from(BODY)), null],
    [
      'gzip behind a byte order mark',
      packed('gzip', Buffer.concat([Buffer.from('\ufeff'), gzipSync(BODY)])),
      'text before a gzip body',
    ],
    [
      'gzip behind a notice of the program',
      packed('gzip', Buffer.concat([Buffer.from('<b>Notice</b>: Undefined index<br />\n'), gzipSync(BODY)])),
      'text before a gzip body',
    ],
    ['announced gzip that is br', packed('gzip', brotliCompressSync(BODY)), 'announced as gzip, sent as br'],
    ['announced gzip that is zlib', packed('gzip', deflateSync(BODY)), 'announced as gzip, sent as deflate'],
    ['announced br that is zlib', packed('br', deflateSync(BODY)), 'announced as br, sent as deflate'],
    [
      'br that is not announced',
      packed('identity', brotliCompressSync(BODY)),
      'announced as unpacked, sent as br',
    ],
    ['gzip in quotes', packed('"gzip"', gzipSync(BODY)), null],
  ])('%s', async (_name, raw, fault) => {
    expect(await got(raw)).toEqual({ text: BODY, faults: fault === null ? [] : [fault], asked: 1 });
  });
});

describe('what nobody can read fails, saying how', () => {
  it.each([
    ['a body torn in the middle', answer([CHUNKED], `${HEX}\r\n${BODY.slice(0, 40)}`), 'network', 'cut off'],
    ['chunks that are none', answer([CHUNKED], 'zz\r\nno'), 'network', 'no chunk begins'],
    ['no HTTP at all', Buffer.from('220 mail.example ESMTP\r\n'), 'network', 'no HTTP'],
    [
      'noise announced as br',
      answer(['Content-Encoding: br'], Buffer.alloc(200, 0xfe)),
      'network',
      'br body cannot be decoded',
    ],
    ['a head without line feeds', Buffer.from(`HTTP/1.1 200 OK\rX: 1\r\r${BODY}`), 'network', 'line feeds'],
    [
      'a head without end',
      Buffer.from(`HTTP/1.1 200 OK\r\nX : ${'a'.repeat(300_000)}`),
      'too-large',
      'header larger than 262144 bytes',
    ],
    [
      'fields of more than 256 KB together',
      answer(Array.from({ length: 300 }, (_, at) => `X-${at}: ${'a'.repeat(1_000)}`)),
      'too-large',
      'header larger than 262144 bytes',
    ],
    [
      'fields without number',
      answer(Array.from({ length: 90_000 }, () => 'a:')),
      'too-large',
      'header of more than 5000 fields',
    ],
  ])('%s', async (_name, raw, failure, words) => {
    await expect(got(raw)).rejects.toMatchObject({ failure, message: expect.stringContaining(words) });
  });
});

describe('reading leniently opens nothing', () => {
  const FOLDED = answer(['X-A: 1', ' 2', `Content-Length: ${SIZE}`]);

  it('asks a server that broke HTTP once only from then on, each time on a connection of its own', async () => {
    let connections = 0;
    const server = closing(
      await rawServer({ '/': (socket) => socket.end(FOLDED, () => (connections += 1)) }),
    );
    const http = client();
    await http.get(server.origin, OWN);
    await http.get(server.origin, OWN);
    expect({ asked: server.asked.length, connections }).toEqual({ asked: 3, connections: 3 });
  });

  it('takes nothing behind an answer for another', async () => {
    const smuggled = answer(['Content-Length: 4'], 'evil');
    const server = closing(
      await rawServer({
        '/': Buffer.concat([
          answer(['X-A: 1', ' 2', 'Content-Length: 4', CHUNKED], '4\r\nmine\r\n0\r\n\r\n'),
          smuggled,
        ]),
        '/next': answer(['Content-Length: 4'], 'next'),
      }),
    );
    const http = client();
    const texts = [];
    for (const path of ['/', '/next', '/']) {
      texts.push(Buffer.from((await http.get(server.origin + path, OWN)).body).toString());
    }
    expect(texts).toEqual(['mine', 'next', 'mine']);
  });

  it('goes through the same guard', async () => {
    const server = closing(await rawServer({ '/': FOLDED }));
    const http = client({ resolver: async () => [{ address: '127.0.0.1', family: 4 }] });
    await expect(http.get(`http://news.example:${server.port}/`)).rejects.toMatchObject({
      failure: 'address-refused',
    });
    const answers = ['127.0.0.1', '169.254.169.254'];
    const rebinding = client({ resolver: async () => [{ address: answers.shift() ?? '', family: 4 }] });
    await expect(rebinding.get(`http://news.example:${server.port}/`, OWN)).rejects.toMatchObject({
      failure: 'address-refused',
    });
  });

  it('keeps the caps', async () => {
    const server = closing(await rawServer({ '/': answer(['X-A: 1', ' 2'], Buffer.alloc(3_000_000, 'x')) }));
    await expect(client().get(server.origin, OWN)).rejects.toMatchObject({ failure: 'too-large' });
    const silent = closing(
      await rawServer({ '/': (socket) => void socket.write('HTTP/1.1 200 OK\r\nX-A: 1\r\n 2\r\n\r\n') }),
    );
    await expect(client({}, { totalMs: 400 }).get(silent.origin, OWN)).rejects.toMatchObject({
      failure: 'timeout',
    });
    await expect(client({}, { headersMs: 200, bodyMs: 200 }).get(silent.origin, OWN)).rejects.toMatchObject({
      failure: 'timeout',
    });
  });

  it('follows redirects and reads refusals as ever', async () => {
    const server = closing(
      await rawServer({
        '/': answer(['X-A: 1', ' 2', 'Location: /there', 'Content-Length: 0'], '', 'HTTP/1.1 302 Found'),
        '/long': answer(
          [`X-Policy: ${'a'.repeat(99_000)}`, 'Location: /there', 'Content-Length: 0'],
          '',
          'HTTP/1.1 302 Found',
        ),
        '/there': FOLDED,
        '/no': answer(['X-A: 1', ' 2', 'Content-Length: 0'], '', 'HTTP/1.1 403 Forbidden'),
      }),
    );
    const http = client();
    for (const path of ['/', '/long'])
      expect((await http.get(server.origin + path, OWN)).url).toBe(`${server.origin}/there`);
    await expect(http.get(`${server.origin}/no`, OWN)).rejects.toMatchObject({
      failure: 'blocked',
      status: 403,
    });
  });
});
