import { createServer as createTlsServer } from 'node:https';
import { brotliCompressSync, createGzip, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { type Handler, type LoopbackServer, listening, serve, serveSite, testClient } from '../loopback.ts';
import { selfSigned } from './self-signed.ts';

const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of closing.splice(0).reverse()) await thing.close();
});

async function site(handler: Handler): Promise<LoopbackServer> {
  const server = await serve(handler);
  closing.push(server);
  return server;
}

function client(...options: Parameters<typeof testClient>): ReturnType<typeof testClient> {
  const made = testClient(...options);
  closing.push(made);
  return made;
}

const OWN = { allowPrivate: true };
const redirectTo = (location: string, status = 302): Handler => {
  return (_request, response) => response.writeHead(status, { location }).end('moved');
};

describe('an address that may not be reached', () => {
  const spelled: string[] = [
    'http://127.0.0.1:9/',
    'http://127.1:9/',
    'http://2130706433:9/',
    'http://0x7f.0.0.1:9/',
    'http://0177.0.0.1:9/',
    'http://①②⑦.0.0.1:9/',
    'http://10.0.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::1]:9/',
    'http://[::ffff:127.0.0.1]:9/',
    'http://[::ffff:7f00:1]:9/',
    'http://[fd00:ec2::254]/',
    'http://0.0.0.0:9/',
    'http://localhost:9/',
    'file:///etc/passwd',
    'ftp://example.org/',
    'data:text/xml,<rss/>',
    'javascript:alert(1)',
    'http://user:secret@example.org/',
    '/rss',
    'not a url',
    '',
  ];
  it.each(spelled)('%j is refused before anything is sent', async (url) => {
    await expect(client().get(url)).rejects.toMatchObject({ failure: 'address-refused' });
  });

  it.each([
    'http://169.254.169.254/',
    'http://[fe80::1]/',
    'http://0.0.0.0/',
    'http://100.100.100.200/',
    'http://224.0.0.1/',
    'http://[::ffff:127.0.0.1]/',
  ])('%s is refused even where private ones are allowed', async (url) => {
    await expect(client().get(url, OWN)).rejects.toMatchObject({ failure: 'address-refused' });
  });

  it('never shows the credentials of a URL in the message', async () => {
    const error = await client().get('http://user:secret@example.org/').catch(String);
    expect(error).not.toContain('secret');
  });

  it.each([
    'file:///etc/passwd',
    'http://169.254.169.254/latest/',
    '//0.0.0.0/',
    'gopher://127.0.0.1/',
    'http://[::',
  ])('is refused as a redirect: %s', async (location) => {
    const server = await site(redirectTo(location));
    await expect(client().get(server.origin, OWN)).rejects.toMatchObject({ failure: 'address-refused' });
  });

  it('is refused when a public name resolves to it', async () => {
    const server = await serveSite({ '/': 'secret' });
    closing.push(server);
    const http = client({ resolver: async () => [{ address: '127.0.0.1', family: 4 }] });
    const url = `http://news.example:${server.port}/`;
    await expect(http.get(url)).rejects.toMatchObject({
      failure: 'address-refused',
      message: 'http: address refused: news.example resolves to 127.0.0.1',
    });
    expect(server.asked).toEqual([]);
    expect(Buffer.from((await http.get(url, OWN)).body).toString()).toBe('secret');
  });

  it('is refused when the name resolves to it only the second time (DNS rebinding)', async () => {
    const server = await serveSite({
      '/': (response) => response.setHeader('connection', 'close').end('fine'),
    });
    closing.push(server);
    const answers = ['127.0.0.1', '169.254.169.254', '127.0.0.1'];
    let asked = 0;
    const http = client({
      resolver: async () => {
        asked += 1;
        return [{ address: answers[asked - 1] ?? '', family: 4 }];
      },
    });
    const url = `http://rebind.example:${server.port}/`;
    // Looked up once a connection: what was checked is what is connected to.
    expect((await http.get(url, OWN)).status).toBe(200);
    await expect(http.get(url, OWN)).rejects.toMatchObject({ failure: 'address-refused' });
    await expect(http.get(url)).rejects.toMatchObject({ failure: 'address-refused' });
    expect({ asked, requests: server.asked }).toEqual({ asked: 3, requests: ['/'] });
  });

  it('is left out when a name also has a good one, and is not lent to sources without permission', async () => {
    const server = await serveSite({ '/': 'mine' });
    closing.push(server);
    const http = client({
      resolver: async () => [
        { address: '169.254.169.254', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ],
    });
    const url = `http://mixed.example:${server.port}/`;
    expect((await http.get(url, OWN)).status).toBe(200);
    await expect(http.get(url)).rejects.toMatchObject({ failure: 'address-refused' });
  });

  it('says "timeout" for a name whose servers never answer', async () => {
    const http = client({ resolver: () => new Promise(() => {}) }, { connectMs: 200 });
    await expect(http.get('http://slow.example/')).rejects.toMatchObject({ failure: 'timeout' });
  });

  it('says "network" for a name that does not resolve', async () => {
    const http = client({ resolver: () => Promise.reject(new Error('ENOTFOUND gone.example')) });
    await expect(http.get('http://gone.example/')).rejects.toMatchObject({ failure: 'network' });
  });
});

describe('redirects', () => {
  it('end where the content is; only a wholly permanent way is a move', async () => {
    const server = await serveSite({
      '/old': (response) => response.writeHead(301, { location: '/older' }).end(),
      '/older': (response) => response.writeHead(308, { location: 'new?a=1#part' }).end(),
      '/mixed': (response) => response.writeHead(302, { location: '/older' }).end(),
      '/new?a=1': 'content',
    });
    closing.push(server);
    const http = client();
    const moved = await http.get(`${server.origin}/old`, OWN);
    expect(moved).toMatchObject({
      url: `${server.origin}/new?a=1`,
      movedPermanentlyTo: `${server.origin}/new?a=1`,
    });
    const mixed = await http.get(`${server.origin}/mixed`, OWN);
    expect(mixed).toMatchObject({ url: `${server.origin}/new?a=1`, movedPermanentlyTo: null });
  });

  it('to an Arabic path in raw UTF-8 lead to that path', async () => {
    const path = encodeURI('/أخبار');
    const server = await serveSite({
      '/': (response) =>
        response.writeHead(302, { location: Buffer.from('/أخبار').toString('latin1') }).end(),
      [path]: 'خبر',
    });
    closing.push(server);
    expect((await client().get(server.origin, OWN)).url).toBe(server.origin + path);
  });

  it('in a circle end at once', async () => {
    const server = await serveSite({
      '/a': (response) => response.writeHead(302, { location: '/b' }).end(),
      '/b': (response) => response.writeHead(302, { location: '/a' }).end(),
    });
    closing.push(server);
    await expect(client().get(`${server.origin}/a`, OWN)).rejects.toMatchObject({ failure: 'redirects' });
    expect(server.asked).toEqual(['/a', '/b']);
  });

  it('without end stop at the limit', async () => {
    const server = await site((request, response) =>
      response.writeHead(302, { location: `${request.url}x` }).end(),
    );
    await expect(client().get(server.origin, OWN)).rejects.toMatchObject({
      failure: 'redirects',
      message: 'http: more than 5 redirects',
    });
    expect(server.asked).toHaveLength(6);
  });

  it('without a location are an error, not content', async () => {
    const server = await site((_request, response) => response.writeHead(301).end('moved'));
    await expect(client().get(server.origin, OWN)).rejects.toMatchObject({
      failure: 'redirects',
      status: 301,
    });
  });
});

describe('a body that means harm', () => {
  const zeros = Buffer.alloc(32 * 1024 * 1024);
  const bombs: [name: string, body: () => Buffer][] = [
    ['gzip', () => gzipSync(zeros)],
    ['br', () => brotliCompressSync(zeros)],
    ['zstd', () => zstdCompressSync(zeros)],
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

  it('with a header of 200 KB is refused', async () => {
    const server = await site((_request, response) => response.setHeader('x-big', 'x'.repeat(200_000)).end());
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
    closing.push(server);
    await expect(client().get(server.origin, OWN)).rejects.toMatchObject({ failure: 'tls' });
    expect(server.asked).toEqual([]);
  });

  it('that is no TLS at all is "tls"', async () => {
    const server = await serveSite({ '/': 'plain' });
    closing.push(server);
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
    const http = testClient();
    const answer = expect(http.get(server.origin, OWN)).rejects.toMatchObject({ failure: 'network' });
    await http.close();
    await answer;
  });
});
