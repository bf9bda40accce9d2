import { createServer as createTlsServer } from 'node:https';
import {
  brotliCompressSync,
  createGzip,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { listening, loopback } from '../sources/loopback.ts';
import { selfSigned } from './self-signed.ts';

const { site, pages, client, closing } = loopback();
const OWN = { allowPrivate: true };

describe('a body that means harm', () => {
  const zeros = Buffer.alloc(32 * 1024 * 1024);
  const bombs: [name: string, body: () => Buffer][] = [
    ['gzip', () => gzipSync(zeros)],
    ['br', () => brotliCompressSync(zeros)],
    ['zstd', () => zstdCompressSync(zeros)],
    ['deflate', () => deflateSync(zeros)],
    ['deflate', () => deflateRawSync(zeros)],
    ['gzip', () => gzipSync(gzipSync(zeros))],
    ['gzip, gzip', () => gzipSync(gzipSync(zeros))],
    ['br, gzip', () => gzipSync(brotliCompressSync(zeros))],
    ['identity', () => gzipSync(gzipSync(gzipSync(zeros)))],
  ];
  it.each(bombs)('is stopped while it unfolds: a %s bomb', async (encoding, body) => {
    const bomb = body();
    expect(bomb.length).toBeLessThan(64 * 1024);
    const server = await site((_request, response) =>
      response.setHeader('content-encoding', encoding).end(bomb),
    );
    await expect(client().get(server.origin, OWN)).rejects.toMatchObject({ failure: 'too-large' });
  });

  it('is stopped at the cap: 100 MB of it', async () => {
    let sent = 0;
    const block = Buffer.alloc(64 * 1024, 'x');
    const server = await site((_request, response) => {
      const more = (): void => {
        while (sent < 100 * 1024 * 1024 && !response.destroyed) {
          sent += block.length;
          if (!response.write(block)) return void response.once('drain', more);
        }
        response.end();
      };
      more();
    });
    await expect(client().get(server.origin, OWN)).rejects.toMatchObject({ failure: 'too-large' });
    expect(sent).toBeLessThan(20 * 1024 * 1024);
  });

  it('is stopped at the cap: an endless compressed one that never yields anything', async () => {
    const server = await site((_request, response) => {
      response.setHeader('content-encoding', 'gzip');
      const gzip = createGzip();
      gzip.pipe(response);
      const more = (): void => {
        while (!response.destroyed)
          if (!gzip.write(Buffer.alloc(1024 * 1024))) return void gzip.once('drain', more);
        gzip.destroy();
      };
      more();
    });
    await expect(client().get(server.origin, OWN)).rejects.toMatchObject({ failure: 'too-large' });
  });

  it('is given up on when it drips: the total time counts, not the last byte', async () => {
    const server = await site((_request, response) => {
      const timer = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(timer));
    });
    const http = client({}, { totalMs: 300 });
    await expect(http.get(server.origin, OWN)).rejects.toMatchObject({
      failure: 'timeout',
      message: 'http: not done within 300 ms',
    });
  });

  it('is given up on when it falls silent in the middle', async () => {
    const server = await site((_request, response) => void response.write('half'));
    await expect(client({}, { bodyMs: 200 }).get(server.origin, OWN)).rejects.toMatchObject({
      failure: 'timeout',
    });
  });

  it('is given up on when no header ever comes', async () => {
    const server = await site(() => {});
    await expect(client({}, { headersMs: 200 }).get(server.origin, OWN)).rejects.toMatchObject({
      failure: 'timeout',
    });
  });

  it('with a header of 300 KB is refused', async () => {
    const server = await site((_request, response) => response.setHeader('x-big', 'x'.repeat(300_000)).end());
    await expect(client().get(server.origin, OWN)).rejects.toMatchObject({ failure: 'too-large' });
  });

  it('may be capped tighter by one request', async () => {
    const server = await site((_request, response) => response.end('x'.repeat(100)));
    await expect(client().get(server.origin, { ...OWN, maxBytes: 99 })).rejects.toMatchObject({
      failure: 'too-large',
      message: 'http: body larger than 99 bytes',
    });
    expect((await client().get(server.origin, { ...OWN, maxBytes: 100 })).body).toHaveLength(100);
  });
});

describe('TLS', () => {
  it('that nobody vouches for is "tls"', async () => {
    const server = await listening(
      createTlsServer(selfSigned(), (_request, response) => response.end()),
      'https',
    );
    closing(server);
    await expect(client().get(server.origin, OWN)).rejects.toMatchObject({
      failure: 'tls',
      message: expect.stringMatching(/^http: [^(;]+ \(who issued it .* NODE_EXTRA_CA_CERTS\)$/),
    });
    expect(server.asked).toEqual([]);
  });

  it('that is no TLS at all is "tls"', async () => {
    const server = await pages({ '/': 'plain' });
    await expect(client().get(`https://127.0.0.1:${server.port}/`, OWN)).rejects.toMatchObject({
      failure: 'tls',
    });
  });
});

describe('a caller that gives up', () => {
  it('gets its own reason back, at once', async () => {
    const server = await site(() => {});
    const stop = new AbortController();
    const answer = client().get(server.origin, { ...OWN, signal: stop.signal });
    stop.abort(new Error('shutting down'));
    await expect(answer).rejects.toThrow('shutting down');
  });

  it('by closing the client ends what is under way', async () => {
    const server = await site(() => {});
    const http = client();
    const answer = expect(http.get(server.origin, OWN)).rejects.toMatchObject({ failure: 'network' });
    await http.close();
    await answer;
  });
});
