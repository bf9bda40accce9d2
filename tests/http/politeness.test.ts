import { createServer } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { cacheMaxAgeMs, retryAfterMs } from '../../src/http/headers.ts';
import { createPost } from '../../src/http/post.ts';
import { listening, loopback } from '../sources/loopback.ts';

const { pages, client, closing } = loopback();
const OWN = { allowPrivate: true };
/** Makes any name mean this machine, so that it is treated like a foreign host. */
const here = async (): Promise<{ address: string; family: number }[]> => [
  { address: '127.0.0.1', family: 4 },
];

describe('a host that asks to be left alone', () => {
  it('is, for every source on it', async () => {
    const server = await pages({
      '/a': (response) => response.writeHead(429, { 'retry-after': '300' }).end(),
      '/b': 'fine',
    });
    const http = client({ resolver: here });
    await expect(http.get(`http://busy.example:${server.port}/a`, OWN)).rejects.toMatchObject({
      status: 429,
    });
    await expect(http.get(`http://busy.example:${server.port}/b`, OWN)).rejects.toMatchObject({
      failure: 'rate-limited',
      retryAfterMs: expect.closeTo(300_000, -5),
    });
    expect(server.asked).toEqual(['/a']);
    expect((await http.get(`http://calm.example:${server.port}/b`, OWN)).status).toBe(200);
  });

  it("is not a whole machine of the operator's own: there only the one source is turned away", async () => {
    const server = await pages({
      '/a': (response) => response.writeHead(429, { 'retry-after': '300' }).end(),
      '/b': 'fine',
    });
    const http = client();
    await expect(http.get(`${server.origin}/a`, OWN)).rejects.toMatchObject({ status: 429 });
    expect((await http.get(`${server.origin}/b`, OWN)).status).toBe(200);
  });
});

describe('the gap between requests', () => {
  it('holds between two requests to one foreign host', async () => {
    const server = await pages({ '/': 'fine' });
    const http = client({ resolver: here, minGapMs: 150 });
    const url = `http://news.example:${server.port}/`;
    const from = performance.now();
    await Promise.all([http.get(url, OWN), http.get(url, OWN)]);
    // Timers may fire a few milliseconds early.
    expect(performance.now() - from).toBeGreaterThan(140);
  });
});

describe('a proxy', () => {
  it('carries foreign requests without being told of private names, and not those to private addresses', async () => {
    const seen: string[] = [];
    const proxy = await listening(
      createServer((request, response) => {
        seen.push(request.url ?? '');
        response.end('by proxy');
      }),
    );
    closing(proxy);
    const server = await pages({ '/': 'direct' });
    const http = client({ proxy: proxy.origin });
    const answer = await http.get('http://news.example/rss');
    expect(Buffer.from(answer.body).toString()).toBe('by proxy');
    for (const url of ['http://localhost/', 'http://router.lan/', 'http://intranet/', 'http://10.0.0.1/']) {
      await expect(http.get(url)).rejects.toMatchObject({ failure: 'address-refused' });
    }
    expect(Buffer.from((await http.get(server.origin, OWN)).body).toString()).toBe('direct');
    expect(seen).toEqual(['http://news.example/rss']);
  });

  it('is told of no private name by a message either', async () => {
    const { post, close } = createPost({
      userAgent: 'Rasid',
      proxy: 'http://127.0.0.1:9',
      connectMs: 500,
      totalMs: 1_000,
    });
    for (const url of ['http://localhost/', 'http://router.lan/', 'http://intranet/', 'http://10.0.0.1/']) {
      const message = { headers: {}, body: '{}', allowPrivate: false };
      await expect(post(url, message)).rejects.toMatchObject({ failure: 'address-refused' });
    }
    await close();
  });

  it('is asked for a tunnel to https hosts', async () => {
    const tunnels: string[] = [];
    const proxyServer = createServer();
    proxyServer.on('connect', (request, socket) => {
      tunnels.push(request.url ?? '');
      const upstream = connect(1, '127.0.0.1');
      upstream.on('error', () => socket.destroy());
    });
    const proxy = await listening(proxyServer);
    closing(proxy);
    await expect(client({ proxy: proxy.origin }).get('https://news.example/rss')).rejects.toMatchObject({
      name: 'SourceError',
    });
    expect(tunnels).toContain('news.example:443');
  });
});

describe('Retry-After', () => {
  const now = new Date('2026-11-24T12:00:00Z');
  const cases: [value: string | null, expected: number | null][] = [
    ['0', 0],
    ['120', 120_000],
    [' 5 ', 5_000],
    ['Tue, 24 Nov 2026 12:10:00 GMT', 600_000],
    ['Tue, 24 Nov 2026 11:00:00 GMT', 0],
    ['99999999', 7 * 86_400_000],
    ['Tue, 24 Nov 2099 12:10:00 GMT', 7 * 86_400_000],
    ['soon', null],
    ['', null],
    [null, null],
  ];
  it.each(cases)('%j means a wait of %j ms', (value, expected) => {
    expect(retryAfterMs(value, now)).toBe(expected);
  });
});

describe('Cache-Control', () => {
  const cases: [value: string | null, expected: number | null][] = [
    ['max-age=60', 60_000],
    ['public, Max-Age="300", s-maxage=1', 300_000],
    ['max-age=60, no-cache', null],
    ['no-store', null],
    ['private', null],
    ['max-age=99999999', 7 * 86_400_000],
    [null, null],
  ];
  it.each(cases)('%j lasts %j ms', (value, expected) => {
    expect(cacheMaxAgeMs(value)).toBe(expected);
  });
});
