import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Archive, openArchive } from '../parts/archive.ts';
import { openPages } from './open-pages.ts';

const now = new Date('2026-11-24T10:00:00Z');
let archive: Archive;
let app: Hono;
beforeAll(async () => {
  archive = await openArchive();
  app = openPages(archive, now);
}, 540_000);
afterAll(() => archive.close());

const ask = (path: string, init: RequestInit & { host?: string } = {}) => {
  const { host = '127.0.0.1:8080', ...rest } = init;
  return app.request(`http://127.0.0.1:8080${path}`, { ...rest, headers: { host } });
};

describe('every answer', () => {
  it.each([
    '/',
    '/stories',
    '/deadlines',
    '/deadlines.ics',
    '/search?q=x',
    '/sources',
    '/deliveries',
    '/silences',
    '/configuration',
    '/feed.xml',
    '/feed.json',
    '/live.js',
    '/metrics',
    '/health',
    '/livez',
    '/api/status',
    '/api/v1/stories',
    '/api/v1/openapi.json',
    '/nowhere',
    '/stories/999',
    '/feedback/1/relevant?until=1&sig=x',
  ])('lets the browser run nothing but our own script and style: %s', async (path) => {
    const { headers } = await ask(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toMatch(/style-src 'sha256-[A-Za-z0-9+/]{43}='(?:;|$)/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:/);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'same-origin',
      // What has an ETag may be kept by the browser that asks again each time, and by nobody else.
      'cache-control': expect.stringMatching(/^(?:no-store|private, no-cache)$/),
    });
  });

  it.each(['/', '/stories', '/silences', '/deliveries', '/sources', '/configuration', '/deadlines'])(
    'holds no script and no style of its own but the one that is allowed: %s',
    async (path) => {
      const text = await (await ask(path)).text();
      expect(text.match(/<style/g)).toHaveLength(1);
      expect(text).not.toMatch(/\sstyle=|\son[a-z]+=|<script(?![^>]* src="\/live\.js")/i);
    },
  );
});

describe('pages that this machine alone can reach', () => {
  it.each([
    ['127.0.0.1:8080', 200],
    ['localhost:8080', 200],
    ['localhost', 200],
    ['[::1]:8080', 200],
    ['192.168.1.5:8080', 200],
    ['evil.example', 403],
    ['evil.example:8080', 403],
    ['127.0.0.1.evil.example', 403],
    ['localhost.evil.example', 403],
    ['evil.example#localhost', 403],
    ['localhost@evil.example', 403],
    ['', 403],
  ])('are read under the name %j: %i', async (host, status) => {
    expect((await ask('/livez', { host })).status).toBe(status);
    expect((await ask('/configuration', { host })).status).toBe(status);
  });
});

describe('nothing is changed by asking', () => {
  const CHANGES = [
    '/silences',
    '/silences/try',
    '/silences/1/end',
    '/sources/outlet-1/try',
    '/deliveries/1/retry',
  ];
  it.each(CHANGES.slice(1))('%s takes no GET', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  it.each(CHANGES)('%s takes no POST without token and secret', async (path) => {
    const body = new URLSearchParams({ match: 'topic=x', hours: '1', author: 'x', reason: 'x' });
    expect((await ask(path, { method: 'POST', body })).status).toBe(403);
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s is nothing that a page takes', async (method) => {
    for (const path of ['/', '/silences', '/deliveries/1/retry'])
      expect((await ask(path, { method })).status).toBe(404);
  });
});
