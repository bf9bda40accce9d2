import { brotliCompressSync, deflateRawSync, gzipSync } from 'node:zlib';
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
  ])('%s', async (_name, raw) => {
    const { text, faults, asked } = await got(raw);
    expect(text).toBe(BODY);
    expect(faults).toHaveLength(1);
    expect(asked).toBe(2);
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
    [
      'a head without end',
      Buffer.from(`HTTP/1.1 200 OK\r\nX : ${'a'.repeat(200_000)}`),
      'too-large',
      'header',
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
        '/there': FOLDED,
        '/no': answer(['X-A: 1', ' 2', 'Content-Length: 0'], '', 'HTTP/1.1 403 Forbidden'),
      }),
    );
    const http = client();
    expect((await http.get(server.origin, OWN)).url).toBe(`${server.origin}/there`);
    await expect(http.get(`${server.origin}/no`, OWN)).rejects.toMatchObject({
      failure: 'blocked',
      status: 403,
    });
  });
});
