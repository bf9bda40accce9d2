import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { healthOf } from '../../src/alerts/work-health.ts';
import { alertedEvents } from '../../src/store/overview.ts';
import type { Status } from '../../src/web/status-page.ts';
import { type Archive, openArchive } from '../parts/archive.ts';
import { openPages } from './open-pages.ts';
import { sampleHealth, sampleStatus } from './sample-status.ts';

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

describe('an event', () => {
  it.each([
    ['that nobody was told is shown as such', [], true],
    ['that a channel was told has that channel', ['desk'], false],
  ])('%s, on the overview and on its story', async (_name, channels, untold) => {
    archive.rules.channelsFor = () => channels;
    const { storyId } = await archive.place({
      title: 'الحوثيون يهددون', // "The Houthis threaten"
      text: `هدد الحوثيون إسرائيل ${channels.length}.`, // "The Houthis threatened Israel."
      at: '2026-11-24T09:00:00Z',
      statements: [{ words: 'هدد', factionId: `houthis-${channels.length}`, faction: 'Houthis' }],
    });
    const events = (await alertedEvents(archive.store.pool, null, 10)).filter(
      (one) => one.storyId === storyId,
    );
    const pages = openPages(archive, now, { status: async () => ({ ...status(), events }) });
    const says = async (path: string) => (await pages.request(path)).text();
    for (const path of ['/', `/stories/${storyId}`]) {
      expect((await says(`${path}?lang=en`)).includes('nobody was told')).toBe(untold);
      expect((await says(`${path}?lang=ar`)).includes('لم يُبلَّغ به أحد')).toBe(untold);
    }
  });
});

describe('health', () => {
  it.each([
    ['moves', sampleHealth(now, { oldestWaitingSeconds: 12 }), 200],
    ['has stood for long', sampleHealth(now, { oldestWaitingSeconds: 5_000 }), 503],
    ['has lost its queue', sampleHealth(now, {}, false), 503],
  ])('of work that %s', async (_name, health, code) => {
    const pages = openPages(archive, now, { health });
    expect((await pages.request('/health')).status).toBe(code);
    expect((await pages.request('/readyz')).status).toBe(code);
    expect((await pages.request('/livez')).status).toBe(200);
  });

  it('tells people what was measured', async () => {
    expect(await (await app().request('/health')).json()).toMatchObject({
      ok: true,
      problems: [],
      oldestWaitingSeconds: 4,
      databaseReachable: true,
      queueReachable: true,
      sources: { watched: 4, overdue: 0, failingShare: 0.25 },
      channels: [{ channel: 'desk', lastSentAt: '2026-11-24T09:00:00.000Z', due: 1, failing: 1, dead: 0 }],
    });
  });

  it('is said first on the status page, also while the database does not answer', async () => {
    const queue = { kind: 'redis', reachable: true };
    const health = healthOf({ queue, figures: null, diskFull: false, startedAt: now }, now);
    const broken = openPages(archive, now, { health, status: () => Promise.reject(new Error('refused')) });
    const answer = await broken.request('/');
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('the database does not answer or takes no writes');
    const works = await (await app().request('/')).text();
    expect(works).toContain('Watching works.');
    expect(works).toMatch(/>desk<\/a> .*<b class="bad">1 failed so far, to be tried again<\/b>/);
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
