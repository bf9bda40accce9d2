import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { alertLinks } from '../../src/alerts/feedback-link.ts';
import { topicFeedback } from '../../src/store/feedback.ts';
import { type Archive, openArchive } from '../parts/archive.ts';
import { openPages, SECRET } from './open-pages.ts';

const NOW = new Date('2026-11-24T10:00:00Z');
const DAY_MS = 86_400_000;

describe('feedback links', () => {
  let archive: Archive;
  let links: { relevant: string; notRelevant: string; story: string };
  let eventId: string;

  beforeAll(async () => {
    archive = await openArchive();
  }, 540_000);
  afterAll(() => archive.close());
  beforeEach(async () => {
    await archive.empty();
    const { storyId } = await archive.place({
      at: '2026-11-24T08:00:00Z',
      title: 'كتائب سيد الشهداء تهدد <script>alert(1)</script>',
      text: 'قال المتحدث: «سنرد على كل قصف».',
      statements: [{ words: 'سنرد على كل قصف' }],
    });
    const { rows } = await archive.store.pool.query<{ id: string }>('SELECT id FROM story_events');
    eventId = String(rows[0]?.id);
    links = linksUntil(NOW.getTime() + DAY_MS, storyId ?? '');
  });

  function linksUntil(untilMs: number, storyId = '1', secret = SECRET) {
    return alertLinks(
      { secret, publicUrl: 'https://rasid.example.org/watch' },
      { eventId, storyId, untilMs },
    );
  }
  const pages = (now = NOW): Hono => openPages(archive, now);
  /** The proxy in front takes the prefix off. */
  const local = (link: string): string => link.replace('https://rasid.example.org/watch', '');
  const votes = (): Promise<unknown> => topicFeedback(archive.store.pool);
  const press = (link: string, fields: Record<string, string> = {}, cookie = ''): Promise<Response> =>
    Promise.resolve(
      pages().request(local(link), {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: cookie ? { cookie } : {},
      }),
    );

  it('stay under the public address, with its path', () => {
    expect(links.story).toMatch(/^https:\/\/rasid\.example\.org\/watch\/stories\/\d+$/);
    expect(links.relevant).toMatch(
      /^https:\/\/rasid\.example\.org\/watch\/feedback\/\d+\/relevant\?until=\d+&sig=[\w-]{43}$/,
    );
  });

  it('change nothing when they are only followed, as mail scanners do', async () => {
    for (const method of ['GET', 'HEAD']) {
      const answer = await pages().request(local(links.relevant), { method });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
    expect(await votes()).toEqual([]);
  });

  it('ask with a button, and show nothing of a title that attacks', async () => {
    const body = await (await pages().request(local(links.notRelevant))).text();
    expect(body).toContain('<button class="main">Not relevant</button>');
    expect(body).not.toContain('<script>');
  });

  it('store what was pressed', async () => {
    const answer = await press(links.notRelevant, { reader: 'a-reader-of-this-test' });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('stored as “not relevant”');
    expect(await votes()).toEqual([{ topic: 'faction_statement', relevant: 0, notRelevant: 1 }]);
  });

  it('count a button pressed twice once, and the last choice of a reader only', async () => {
    const reader = { reader: 'a-reader-of-this-test' };
    await press(links.notRelevant, reader);
    await press(links.notRelevant, reader);
    expect(await votes()).toEqual([{ topic: 'faction_statement', relevant: 0, notRelevant: 1 }]);
    await press(links.relevant, reader);
    expect(await votes()).toEqual([{ topic: 'faction_statement', relevant: 1, notRelevant: 0 }]);
  });

  it('know a reader again by the cookie of the first press', async () => {
    const cookie = (await press(links.relevant)).headers.get('set-cookie')?.split(';')[0] ?? '';
    await press(links.notRelevant, { reader: 'another-name-in-the-form' }, cookie);
    expect(await votes()).toEqual([{ topic: 'faction_statement', relevant: 0, notRelevant: 1 }]);
  });

  it('count readers one by one', async () => {
    await press(links.relevant, { reader: 'first-reader-of-all' });
    await press(links.notRelevant, { reader: 'second-reader-of-all' });
    expect(await votes()).toEqual([{ topic: 'faction_statement', relevant: 1, notRelevant: 1 }]);
  });

  it('lead from the page to the other choice, signed as well', async () => {
    const body = await (await pages().request(local(links.relevant))).text();
    const other = /action="\.\.\/\.\.\/([^"]*not_relevant[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
    expect((await press(`/${other}`)).status).toBe(200);
    expect(await votes()).toEqual([{ topic: 'faction_statement', relevant: 0, notRelevant: 1 }]);
  });

  const refused: [string, () => string, RegExp][] = [
    [
      'one of its letters is changed',
      () => links.relevant.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A')),
      /not valid/,
    ],
    ['the choice is changed', () => links.relevant.replace('/relevant', '/not_relevant'), /not valid/],
    ['the alert is changed', () => links.relevant.replace(/feedback\/\d+/, 'feedback/999'), /not valid/],
    ['the time is moved', () => links.relevant.replace(/until=\d+/, 'until=99999999999'), /not valid/],
    ['the signature is missing', () => links.relevant.replace(/&sig=.*/, ''), /not valid/],
    [
      'another secret signed it',
      () => linksUntil(NOW.getTime() + DAY_MS, '1', 'x'.repeat(32)).relevant,
      /not valid/,
    ],
    ['its time is over', () => linksUntil(NOW.getTime() - 1_000).relevant, /expired/],
  ];
  it.each(refused)('are refused with a plain sentence when %s', async (_name, link, sentence) => {
    for (const answer of [await pages().request(local(link())), await press(link())]) {
      expect(answer.status).toBe(403);
      expect(await answer.text()).toMatch(sentence);
    }
    expect(await votes()).toEqual([]);
  });

  it('take no body of megabytes', async () => {
    expect((await press(links.relevant, { reader: 'x'.repeat(100_000) })).status).toBe(413);
  });
});
