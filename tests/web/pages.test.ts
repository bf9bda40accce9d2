import { describe, expect, it } from 'vitest';
import { webPages } from '../../src/web/server.ts';
import type { Status } from '../../src/web/status-page.ts';
import { noSilences, sampleStatus } from './sample-status.ts';

const now = new Date('2026-11-24T10:00:00Z');
const status = (over: Partial<Status['overview']> = {}): Status => sampleStatus(now, over);

const app = (current = status()) =>
  webPages({
    status: async () => current,
    story: async (id) => (id === '5' ? current.events : []),
    silences: noSilences(now),
    now: () => now,
  });

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
    for (const path of ['/', '/stories/5']) {
      const answer = await app().request(path);
      expect(await answer.text()).not.toContain('<script>');
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
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
    const broken = webPages({
      status: () => Promise.reject(new Error('connection refused')),
      story: async () => [],
      silences: noSilences(now),
      now: () => now,
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
  });

  it('answer 404 for a story that is not there', async () => {
    expect((await app().request('/stories/77')).status).toBe(404);
    expect((await app().request('/stories/1;drop')).status).toBe(404);
  });
});
