import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Status } from '../../src/web/status-page.ts';
import { type Archive, openArchive } from '../parts/archive.ts';
import { openPages } from './open-pages.ts';
import { sampleStatus } from './sample-status.ts';

const now = new Date('2026-11-24T10:00:00Z');
const status = (over: Partial<Status['overview']> = {}): Status => sampleStatus(now, over);

let archive: Archive;
beforeAll(async () => {
  archive = await openArchive();
}, 540_000);
afterAll(() => archive.close());

const app = (current = status()) => openPages(archive, now, { status: async () => current });

describe('the status page', () => {
  it('says of a failing source what failed, how often, and when the next try is', async () => {
    const body = await (await app().request('/')).text();
    expect(body).toContain('http: status 503');
    expect(body).toContain('3 in a row');
    expect(body).toContain('in 4 min');
    expect(body).toContain('صحيفة الضفاف');
  });

  it('says that the queue is away', async () => {
    const current = { ...status(), queue: { kind: 'redis', reachable: false } };
    expect(await (await app(current).request('/')).text()).toContain(
      'not reachable: work waits in the database',
    );
  });

  it('lets nothing of foreign text run', async () => {
    const answer = await app().request('/');
    expect(await answer.text()).not.toContain('<script>');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('shows how readers found the alerts, never rounded up', async () => {
    expect(await (await app().request('/')).text()).toContain(
      '<td>faction statement</td><td class="num">88 %</td><td class="num">8</td><td class="num">1</td>',
    );
  });

  it('names the feeds for feed readers to find', async () => {
    const body = await (await app().request('/')).text();
    expect(body).toMatch(/rel="alternate" type="application\/rss\+xml"[^>]* href="\/feed.xml"/);
    expect(body).toMatch(/rel="alternate" type="application\/feed\+json"[^>]* href="\/feed.json"/);
  });
});

describe('health', () => {
  it.each([
    ['moves', 12, 200],
    ['has stood for long', 5_000, 503],
  ])('of work that %s', async (_name, oldestWaitingSeconds, code) => {
    expect((await app(status({ oldestWaitingSeconds })).request('/health')).status).toBe(code);
  });

  it('is bad, in one line, when the database does not answer', async () => {
    const broken = openPages(archive, now, {
      status: () => Promise.reject(new Error('connection refused')),
    });
    const answer = await broken.request('/health');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ ok: false, error: 'connection refused' });
  });
});

describe('the other endpoints', () => {
  it('give the same figures to Prometheus', async () => {
    const text = await (await app().request('/metrics')).text();
    expect(text).toContain('rasid_deliveries{state="dead"} 1\n');
    expect(text).toContain('rasid_source_failures{source="difaf"} 3\n');
    expect(text).toContain('rasid_feedback{topic="faction_statement",choice="not_relevant"} 1\n');
    expect(text).toMatch(/rasid_precision\{topic="faction_statement"\} 0\.88/);
  });

  it('answer 404 for a story that is not there', async () => {
    expect((await app().request('/stories/77')).status).toBe(404);
    expect((await app().request('/stories/1;drop')).status).toBe(404);
  });
});
