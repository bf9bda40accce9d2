import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loopback } from '../sources/loopback.ts';

const { site, pages, client } = loopback();
const OWN = { allowPrivate: true };
const TEXT = 'انسحبت القوة من القاعدة فجراً';

describe('a plain answer', () => {
  it('comes with its body, its final address and the header fields that matter', async () => {
    const server = await site((_request, response) => {
      response.setHeader('etag', '"v1"');
      response.setHeader('last-modified', 'Tue, 24 Nov 2026 01:00:00 GMT');
      response.setHeader('content-type', 'application/rss+xml; charset=utf-8');
      response.setHeader('cache-control', 'public, max-age=300');
      response.end(TEXT);
    });
    const answer = await client().get(`${server.origin}/rss#top`, OWN);
    expect(Buffer.from(answer.body).toString()).toBe(TEXT);
    expect(answer).toMatchObject({
      status: 200,
      url: `${server.origin}/rss`,
      movedPermanentlyTo: null,
      downgraded: false,
      notModified: false,
      headers: {
        etag: '"v1"',
        lastModified: 'Tue, 24 Nov 2026 01:00:00 GMT',
        contentType: 'application/rss+xml; charset=utf-8',
        retryAfterMs: null,
        cacheMaxAgeMs: 300_000,
      },
    });
  });

  it('is asked for by name and without cookies, even after one was set', async () => {
    const seen: (string | undefined)[] = [];
    const server = await site((request, response) => {
      seen.push(request.headers['user-agent'], request.headers.cookie);
      response.setHeader('set-cookie', 'id=1; Path=/').end('ok');
    });
    const http = client();
    await http.get(server.origin, OWN);
    await http.get(server.origin, OWN);
    const agent = 'Rasid/test (+https://example.org/rasid)';
    expect(seen).toEqual([agent, undefined, agent, undefined]);
  });

  it('costs no body when the validators still hold', async () => {
    const server = await site((request, response) => {
      const fresh =
        request.headers['if-none-match'] === '"v1"' &&
        request.headers['if-modified-since'] === 'Tue, 24 Nov 2026 01:00:00 GMT';
      response.writeHead(fresh ? 304 : 200, { etag: '"v1"' }).end(fresh ? undefined : 'full');
    });
    const answer = await client().get(server.origin, {
      ...OWN,
      etag: '"v1"',
      lastModified: 'Tue, 24 Nov 2026 01:00:00 GMT',
    });
    expect(answer).toMatchObject({ status: 304, notModified: true, body: new Uint8Array() });
  });

  it('drops a stored validator that could not be sent as a header', async () => {
    const server = await site((request, response) => response.end(String(request.headers['if-none-match'])));
    const answer = await client().get(server.origin, { ...OWN, etag: 'bad\r\nx-evil: 1' });
    expect(Buffer.from(answer.body).toString()).toBe('undefined');
  });

  it('refuses a 304 that nobody asked for', async () => {
    const server = await site((_request, response) => response.writeHead(304).end());
    await expect(client().get(server.origin, OWN)).rejects.toMatchObject({
      status: 304,
      failure: 'server-error',
      message: 'http: status 304 (not modified), though nobody asked whether it was',
    });
  });
});

describe('a compressed body', () => {
  const encodings: [name: string, encoding: string | null, body: Buffer][] = [
    ['gzip', 'gzip', gzipSync(TEXT)],
    ['x-gzip', 'x-gzip', gzipSync(TEXT)],
    ['brotli', 'br', brotliCompressSync(TEXT)],
    ['zstd', 'zstd', zstdCompressSync(TEXT)],
    ['zlib deflate', 'deflate', deflateSync(TEXT)],
    ['bare deflate', 'deflate', deflateRawSync(TEXT)],
    ['gzip that nobody labelled', null, gzipSync(TEXT)],
    ['plain text labelled gzip', 'gzip', Buffer.from(TEXT)],
    ['plain text with an invented encoding', 'utf-8', Buffer.from(TEXT)],
    ['plain text with the name of what every object has', '__proto__', Buffer.from(TEXT)],
    ['gzip cut before its checksum', 'gzip', gzipSync(TEXT).subarray(0, -8)],
    ['gzip padded with zeros', 'gzip', Buffer.concat([gzipSync(TEXT), Buffer.alloc(512)])],
  ];
  it.each(encodings)('is decoded: %s', async (_name, encoding, body) => {
    const server = await site((_request, response) => {
      if (encoding) response.setHeader('content-encoding', encoding);
      response.end(body);
    });
    const answer = await client().get(server.origin, OWN);
    expect(Buffer.from(answer.body).toString()).toBe(TEXT);
  });

  it('that is broken says so', async () => {
    const broken = gzipSync('نص '.repeat(1000));
    broken.fill(0xff, 12, 40);
    const server = await site((_request, response) =>
      response.setHeader('content-encoding', 'gzip').end(broken),
    );
    await expect(client().get(server.origin, OWN)).rejects.toMatchObject({
      failure: 'network',
      message: 'http: gzip body cannot be decoded',
    });
  });
});

describe('an answer that is not content', () => {
  const statuses: [status: number, failure: string][] = [
    [400, 'blocked'],
    [401, 'blocked'],
    [403, 'blocked'],
    [404, 'not-found'],
    [408, 'timeout'],
    [410, 'not-found'],
    [429, 'rate-limited'],
    [451, 'blocked'],
    [500, 'server-error'],
    [502, 'server-error'],
    [503, 'server-error'],
    [504, 'timeout'],
    [522, 'server-error'],
  ];
  it.each(statuses)('status %i is %s', async (status, failure) => {
    const server = await site((_request, response) => response.writeHead(status).end('sorry'));
    await expect(client().get(server.origin, OWN)).rejects.toMatchObject({
      name: 'SourceError',
      failure,
      status,
      message: `http: status ${status}`,
    });
  });

  it('is "blocked" when a 503 is a challenge for browsers', async () => {
    const server = await site((_request, response) =>
      response.writeHead(503, { 'cf-mitigated': 'challenge' }).end(),
    );
    await expect(client().get(server.origin, OWN)).rejects.toMatchObject({ failure: 'blocked', status: 503 });
  });

  it('keeps what Retry-After asks for, in seconds', async () => {
    const server = await site((_request, response) =>
      response.writeHead(429, { 'retry-after': '120' }).end(),
    );
    await expect(client().get(server.origin, OWN)).rejects.toMatchObject({ retryAfterMs: 120_000 });
  });

  it('keeps what Retry-After asks for, as a date', async () => {
    const at = new Date(Date.now() + 600_000);
    const server = await site((_request, response) =>
      response.writeHead(503, { 'retry-after': at.toUTCString() }).end(),
    );
    const error = await client()
      .get(server.origin, OWN)
      .catch((thrown: unknown) => thrown);
    const wait = (error as { retryAfterMs: number }).retryAfterMs;
    expect(wait).toBeGreaterThan(540_000);
    expect(wait).toBeLessThanOrEqual(600_000);
  });

  it('is "network" when the connection is refused or cut in the middle', async () => {
    const gone = await pages({});
    await gone.close();
    await expect(client().get(gone.origin, OWN)).rejects.toMatchObject({ failure: 'network' });
    const cutting = await site((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('half', () => response.destroy());
    });
    await expect(client().get(cutting.origin, OWN)).rejects.toMatchObject({ failure: 'network' });
  });
});
