import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DigestPlan } from '../../src/alerts/digest.ts';
import { NO_MEMORY } from '../../src/model/reading.ts';
import { enterDigests } from '../../src/pipeline/digests.ts';
import { enterRepeats } from '../../src/pipeline/repeats.ts';
import { alertsSince } from '../../src/store/alerts-since.ts';
import { judgedSince } from '../../src/store/archive.ts';
import { wholeArticle } from '../../src/store/article-list.ts';
import { listDeadlines } from '../../src/store/deadline-list.ts';
import { listDevelopments } from '../../src/store/development-list.ts';
import { exportedAlerts } from '../../src/store/export.ts';
import { newestAlerts } from '../../src/store/feed-events.ts';
import { listDeliveries } from '../../src/store/operator-lists.ts';
import { alertedEvents, sourceHealth } from '../../src/store/overview.ts';
import { addSilence, listSilences, openSilences } from '../../src/store/silences.ts';
import { beginFetch, claimDueFetches, registerSources } from '../../src/store/source-states.ts';
import { listStatements } from '../../src/store/statement-list.ts';
import { findStories } from '../../src/store/story-search.ts';
import { type UnreadableRows, watchUnreadable } from '../../src/store/unreadable-rows.ts';
import { classificationsOf } from '../../src/store/verdicts.ts';
import { type Archive, type ArchiveArticle, openArchive } from '../parts/archive.ts';
import { emptyTables } from '../parts/store.ts';

const NOW = new Date('2026-11-29T10:00:00Z');
const DAY = '2023-09-24';
const SINCE = new Date('2020-01-01T00:00:00Z');
// Glosses: "the group hit a ship; Paris calls its soldiers home from Niger".
const article = (host: string, faction: string): ArchiveArticle => ({
  at: `${DAY}T18:00:00Z`,
  title: `الجماعة تصيب سفينة وباريس تعيد جنودها ${host}`,
  text: `قالت الجماعة إنها أصابت سفينة. وفي باريس تقرر إعادة الجنود من النيجر قبل نهاية العام ${host}.`,
  statements: [{ words: 'أصابت سفينة', factionId: faction, faction, type: 'claim' }],
  withdrawals: [{ words: ['إعادة الجنود'], force: 'FR', host, status: 'announced', deadline: '2027' }],
});
async function counted(rows: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const _ of rows) count += 1;
  return count;
}

describe('a stored row that cannot be read', () => {
  let archive: Archive;
  let watch: UnreadableRows;
  let told: string[];
  let clock = NOW;
  beforeAll(async () => {
    archive = await openArchive();
  });
  beforeEach(async () => {
    await archive.empty();
    await emptyTables(archive.store.pool, 'silences', 'source_states');
    clock = NOW;
    told = [];
    watch = watchUnreadable(
      ({ table, field }) => told.push(`${table} ${field}`),
      () => clock,
    );
  });
  afterEach(() => watch.close());
  afterAll(() => archive.close());

  const sql = (text: string): Promise<unknown> => archive.store.pool.query(text);
  /** Two articles, each with its statement and its withdrawal: of all rows there are two or more. */
  async function twoAffairs(): Promise<string[]> {
    const placed = [
      await archive.place(article('NE', 'houthis')),
      await archive.place(article('ML', 'hamas')),
    ];
    return placed.map(({ articleId }) => articleId);
  }
  const OLDEST = (table: string): string => `(SELECT min(id) FROM ${table})`;

  it.each<
    [string, string, (pool: Archive['store']['pool'], ids: string[]) => Promise<number>, number, string]
  >([
    [
      'an event, in the list of stories',
      `UPDATE story_events SET alert = alert || '{"severity": "loud"}' WHERE story_id = ${OLDEST('stories')}`,
      async (pool) => (await findStories(pool, {}, { limit: 50 })).length,
      3,
      'story_events alert.severity',
    ],
    [
      'an event, in the list of alerts',
      `UPDATE story_events SET alert = alert - 'headline' WHERE id = ${OLDEST('story_events')}`,
      async (pool) => (await alertedEvents(pool, null, 50)).length,
      3,
      'story_events alert.headline',
    ],
    [
      'an event, in feeds',
      `UPDATE story_events SET alert = '[]' WHERE id = ${OLDEST('story_events')}`,
      async (pool) => (await newestAlerts(pool, null, 50)).length,
      3,
      'story_events alert',
    ],
    [
      'an event, in the export',
      `UPDATE story_events SET alert = '[]' WHERE id = ${OLDEST('story_events')}`,
      async (pool) => counted(exportedAlerts(pool, null)),
      3,
      'story_events alert',
    ],
    [
      'an event, where a silence is weighed',
      `UPDATE story_events SET alert = '[]' WHERE id = ${OLDEST('story_events')}`,
      async (pool) => counted(alertsSince(pool, SINCE)),
      1,
      'story_events alert',
    ],
    [
      'a development, in their list',
      `UPDATE developments SET state = state || '{"coverage": 3}' WHERE id = ${OLDEST('developments')}`,
      async (pool) => (await listDevelopments(pool, {}, { before: null, limit: 50 })).length,
      3,
      'developments state.coverage',
    ],
    [
      'a judgement, in the list of statements',
      `UPDATE judgements SET classification = jsonb_set(classification, '{statements,0,type}', '"whisper"')
        WHERE article_id = (SELECT min(article_id) FROM judgements)`,
      async (pool) => (await listStatements(pool, {}, { before: null, limit: 50 })).length,
      1,
      'judgements classification.statements.type',
    ],
    [
      'a judgement, among several',
      `UPDATE judgements SET classification = '{}' WHERE article_id = (SELECT min(article_id) FROM judgements)`,
      async (pool, ids) => (await classificationsOf(pool, ids)).size,
      1,
      'judgements classification.topics',
    ],
    [
      'a judgement, of one article',
      `UPDATE judgements SET classification = '{}' WHERE article_id = (SELECT min(article_id) FROM judgements)`,
      async (pool, [id = '']) => ((await wholeArticle(pool, id))?.judgement === null ? 1 : 0),
      1,
      'judgements classification.topics',
    ],
    [
      'a judgement, in a backtest',
      `UPDATE judgements SET classification = '{}' WHERE article_id = (SELECT min(article_id) FROM judgements)`,
      async (pool) => counted(judgedSince(pool, SINCE)),
      1,
      'judgements classification.topics',
    ],
    [
      'a delivery, in the ledger, which lists it all the same',
      `UPDATE deliveries SET alert = '{}' WHERE id = ${OLDEST('deliveries')}`,
      async (pool) => (await listDeliveries(pool, {}, 50)).filter(({ alert }) => alert === null).length,
      1,
      'deliveries alert.id',
    ],
    [
      'the sentence of a deadline, which is listed without it',
      `UPDATE deadlines SET excerpt = '{"text": 5}' WHERE id = ${OLDEST('deadlines')}`,
      async (pool) =>
        (await listDeadlines(pool, { limit: 50 })).filter(({ excerpt }) => excerpt === null).length,
      1,
      'deadlines excerpt.text',
    ],
  ])('is told, and stops nothing: %s', async (_name, spoil, read, expected, where) => {
    const ids = await twoAffairs();
    await sql(`UPDATE deadlines SET excerpt = '{"text": "", "marks": [], "articleId": "1"}'`);
    await sql(spoil);
    expect(await read(archive.store.pool, ids)).toBe(expected);
    expect(told).toEqual([where]);
    expect(watch.lately(clock)).toHaveLength(1);
  });

  it('leaves the next article its own way: what cannot be joined is opened anew', async () => {
    const first = await archive.place(article('NE', 'houthis'));
    await sql(`UPDATE developments SET state = state - 'prints' || '{"marks": 7}'`);
    const again = await archive.place(article('NE', 'houthis'));
    expect(again).toMatchObject({ event: 'new_statement', storyId: first.storyId });
    expect(again.developmentId).not.toBe(first.developmentId);
    expect(told.every((line) => line === 'developments state.marks')).toBe(true);
  });

  it('leaves a development without its story: a new one is opened beside it', async () => {
    const first = await archive.place(article('NE', 'houthis'));
    await sql(`UPDATE stories SET state = state || '{"closed": "no"}'`);
    const copy = await archive.place(article('NE', 'houthis'));
    expect(copy).toMatchObject({ event: 'none', storyId: first.storyId });
    const other = await archive.place({
      ...article('NE', 'houthis'),
      ...{ statements: [] },
      title: 'خبر',
      text: 'إعادة الجنود',
    });
    expect(other.matched).toBe(true);
    expect(new Set(told)).toEqual(new Set(['stories state.closed']));
  });

  it('is passed by: a page of a list is as long as ever, and the next goes on behind it', async () => {
    for (const host of ['NE', 'ML', 'TD', 'BF'])
      await archive.place({ ...article(host, 'x'), statements: [] });
    await sql(
      `UPDATE story_events SET alert = '{}' WHERE id IN (SELECT id FROM story_events ORDER BY id DESC OFFSET 1 LIMIT 2)`,
    );
    await sql(
      `UPDATE developments SET state = '{}' WHERE id IN (SELECT id FROM developments ORDER BY id DESC LIMIT 2)`,
    );
    const { pool } = archive.store;
    expect(await findStories(pool, {}, { limit: 2 })).toHaveLength(2);
    expect(await findStories(pool, {}, { limit: 3 })).toHaveLength(2);
    expect(await listDevelopments(pool, {}, { before: null, limit: 1 })).toHaveLength(1);
  });

  it('keeps no digest and no repeat from the others', async () => {
    await twoAffairs();
    await sql(`UPDATE story_events SET alert = alert - 'headline' WHERE id = ${OLDEST('story_events')}`);
    await sql(`UPDATE deliveries SET state = 'sent', sent_at = now() - interval '1 day'`);
    await sql(`UPDATE story_articles SET joined_at = now() - interval '1 hour'`);
    await sql("UPDATE rasid_migrations SET applied_at = '2020-01-01'");
    const route = { match: {}, channels: ['desk'], continue: false, routes: [], repeatIntervalMs: 1 };
    expect(await enterRepeats(archive.store.pool, route, new Date())).toHaveLength(1);
    const plan: DigestPlan = {
      period: 'daily',
      channels: ['desk'],
      atMinute: 0,
      day: 'sun',
      timezone: 'UTC',
    };
    const [digest = ''] = await enterDigests(archive.store.pool, [plan], new Date('2023-09-25T08:00:00Z'));
    const { rows } = await archive.store.pool.query<{ stories: number }>(
      `SELECT jsonb_array_length(alert->'summary'->'rows') AS stories FROM deliveries WHERE id = $1`,
      [digest],
    );
    expect(rows).toEqual([{ stories: 3 }]);
    expect(new Set(told)).toEqual(new Set(['story_events alert.headline']));
  });

  it('of a silence mutes nothing, and the others stand', async () => {
    const { pool } = archive.store;
    const silence = {
      startsAt: NOW,
      endsAt: new Date(NOW.getTime() + 1_000),
      author: 'a',
      reason: 'r',
      madeBy: 'cli',
    } as const;
    const wrong = await addSilence(pool, { ...silence, match: { topic: ['a'] } });
    const right = await addSilence(pool, { ...silence, match: { topic: ['b'] } });
    await sql(`UPDATE silences SET match = '{"topic": "a"}' WHERE id = ${wrong}`);
    expect((await openSilences(pool, NOW)).map(({ id }) => id)).toEqual([right]);
    expect((await listSilences(pool, 10)).map(({ id }) => id)).toEqual([right]);
    expect(told).toEqual(['silences match.topic']);
  });

  it("of a source's memory is forgotten: it is fetched as ever", async () => {
    const { pool } = archive.store;
    await registerSources(pool, ['a']);
    await sql(
      `UPDATE source_states SET next_fetch_at = now(), memory = '{"known": 5, "findings": [{"kind": "odd"}]}'`,
    );
    expect(await claimDueFetches(pool, 5)).toHaveLength(1);
    const state = await beginFetch(pool, 'a', '1');
    expect({ ...NO_MEMORY, ...state?.memory }).toEqual(NO_MEMORY);
    expect((await sourceHealth(pool)).get('a')?.findings).toEqual([]);
    expect(told).toEqual(['source_states memory.known', 'source_states memory.findings.0.kind']);
  });

  it('is told once an hour, and is past an hour after it was met last', async () => {
    await twoAffairs();
    await sql(`UPDATE story_events SET alert = '{}' WHERE id = ${OLDEST('story_events')}`);
    const meet = () => newestAlerts(archive.store.pool, null, 50);
    for (const minutes of [0, 30, 59, 61, 90]) {
      clock = new Date(NOW.getTime() + minutes * 60_000);
      await meet();
    }
    expect(told).toHaveLength(2);
    const later = (minutes: number): string[] => watch.lately(new Date(clock.getTime() + minutes * 60_000));
    expect(later(59)).toHaveLength(1);
    expect(later(60)).toEqual([]);
  });
});
