import { beforeEach, describe, expect, it } from 'vitest';
import { composeNotice } from '../../src/alerts/notice.ts';
import { reviewService } from '../../src/alerts/service-conditions.ts';
import type { OperationalReport } from '../../src/model/notice.ts';
import { listDeliveries } from '../../src/store/operator-lists.ts';
import { enterReports, gatherReports, reviewConditions } from '../../src/store/reports.ts';
import { forgetOldArticles, isUpkeepDue, removeOldTexts, upkeepDone } from '../../src/store/retention.ts';
import { transaction } from '../../src/store/sql.ts';
import { emptyTables, testStore } from '../parts/store.ts';

const DAY = 86_400_000;
const store = testStore();

describe('reports to the operators', () => {
  beforeEach(() => emptyTables(store.pool, 'operational_reports', 'service_conditions', 'deliveries'));

  const failing = (id: string): OperationalReport => ({
    subject: `source ${id}`,
    kind: 'failing',
    phase: 'began',
    since: '2026-11-24T09:00:00.000Z',
    detail: 'status 500 \0',
  });
  const gather = (waitMs = 0, channels = ['desk', 'mail']) =>
    gatherReports(store.pool, {
      channels: () => channels,
      waitMs,
      compose: (reports) => composeNotice(reports, '2026-11-24T10:00:00.000Z', (id) => id),
    });

  it('go out together, once a channel, and never again', async () => {
    await enterReports(store.pool, [failing('a'), failing('b')]);
    const ids = await gather();
    expect(ids).toHaveLength(2);
    expect(await gather()).toEqual([]);
    const rows = await listDeliveries(store.pool, {}, 10);
    expect(rows.map(({ channel, kind, alert }) => [channel, kind, alert?.headline])).toEqual([
      ['mail', 'operations', 'Operations: 2 sources fail'],
      ['desk', 'operations', 'Operations: 2 sources fail'],
    ]);
    expect(rows[0]?.alert?.id).toBe(rows[0]?.idempotencyKey);
  });

  it('wait for others first, and behind a message that is still on its way', async () => {
    await enterReports(store.pool, [failing('a')]);
    expect(await gather(60_000)).toEqual([]);
    expect(await gather()).toHaveLength(2);
    await enterReports(store.pool, [failing('b')]);
    expect(await gather()).toEqual([]);
    await store.pool.query(`UPDATE deliveries SET state = 'sent'`);
    expect(await gather()).toHaveLength(2);
  });

  it('are told nobody where no channel is named, and do not pile up', async () => {
    await enterReports(store.pool, [failing('a')]);
    expect(await gather(0, [])).toEqual([]);
    expect(await gather()).toEqual([]);
  });

  it('vanish with the transaction that entered them', async () => {
    await transaction(store.pool, async (sql) => {
      await enterReports(sql, [failing('a')]);
      throw new Error('the memory could not be saved');
    }).catch(() => {});
    expect(await gather()).toEqual([]);
  });

  it('of the service are remembered from one look to the next', async () => {
    const look = (detail: string | null, minute: number) =>
      reviewConditions(store.pool, { subjects: ['pipeline'], prefix: 'channel ' }, (open) =>
        reviewService(
          open,
          detail === null ? [] : [{ subject: 'pipeline', kind: 'work-stuck', detail }],
          new Date(Date.UTC(2026, 10, 24, 10, minute)),
          DAY,
        ),
      );
    expect((await look('20 min', 0)).map(({ phase }) => phase)).toEqual(['began']);
    expect(await look('21 min', 1)).toEqual([]);
    expect(await look(null, 2)).toEqual([]);
    expect((await look(null, 7)).map(({ phase, detail }) => `${phase} ${detail}`)).toEqual(['ended 21 min']);
  });
});

describe('retention', () => {
  it('is due until it was done since its last time, by whichever process', async () => {
    const [monday, tuesday] = [new Date('2026-11-23T02:40:00Z'), new Date('2026-11-24T02:40:00Z')];
    expect(await isUpkeepDue(store.pool, 'retention', monday)).toBe(true);
    await upkeepDone(store.pool, 'retention', new Date('2026-11-23T09:00:00Z'));
    expect(await isUpkeepDue(store.pool, 'retention', monday)).toBe(false);
    expect(await isUpkeepDue(store.pool, 'retention', tuesday)).toBe(true);
    await upkeepDone(store.pool, 'retention', tuesday);
    await upkeepDone(store.pool, 'retention', monday);
    expect(await isUpkeepDue(store.pool, 'retention', tuesday)).toBe(false);
  });

  it('removes old texts of what matched nothing, in batches, and keeps identities, matches and what is new', async () => {
    await store.pool.query(
      `INSERT INTO articles (source_id, guid, url, canonical_url, title, offered_text, offered_hash, offered_whole, text, status, fetched_at)
       SELECT 's', 'g' || n, 'u', 'c' || n, 't', 'offered', 'h' || n, true, 'text',
              CASE WHEN n = 1203 THEN 'read' ELSE 'judged' END, now() - CASE WHEN n > 1200 AND n < 1203 THEN interval '1 day' ELSE interval '200 days' END
         FROM generate_series(1, 1203) AS n`,
    );
    await store.pool.query(
      `WITH story AS (INSERT INTO stories (topic, state) VALUES ('troop_withdrawal', '{}') RETURNING id)
       INSERT INTO story_articles (story_id, article_id) SELECT story.id, a.id FROM story, articles AS a WHERE guid = 'g7'`,
    );
    expect(await removeOldTexts(store.pool, 180 * DAY, new Date())).toBe(1_199);
    expect(await removeOldTexts(store.pool, 180 * DAY, new Date())).toBe(0);
    const { rows } = await store.pool.query<{ kept: string; all: string; hashed: string }>(
      `SELECT string_agg(guid, ' ' ORDER BY id) FILTER (WHERE text <> '') AS kept, count(*) AS all,
              count(DISTINCT (source_id, guid, canonical_url, offered_hash)) AS hashed FROM articles`,
    );
    expect(rows[0]).toEqual({ kept: 'g7 g1201 g1202 g1203', all: '1203', hashed: '1203' });
  });

  it('forgets articles whose texts went as long ago again, but not what is in a story or still listed', async () => {
    const { pool } = store;
    await emptyTables(pool, 'articles');
    await pool.query(
      `INSERT INTO articles (source_id, guid, url, canonical_url, title, offered_text, offered_hash, offered_whole, text, status, fetched_at)
       SELECT 's', 'g' || n, 'u', 'c' || n, 't', '', 'h' || n, true, '', 'judged',
              now() - CASE WHEN n > 1200 THEN interval '359 days' ELSE interval '361 days' END
         FROM generate_series(1, 1203) AS n`,
    );
    await pool.query(
      `INSERT INTO source_states (id, memory) VALUES ('s', '{"known": ["g9", "g1203"]}'), ('other', '{"known": ["g10"]}')`,
    );
    await pool.query(
      `WITH story AS (INSERT INTO stories (topic, state) VALUES ('troop_withdrawal', '{}') RETURNING id),
            told AS (INSERT INTO story_events (story_id, article_id, revision, kind, reason, whats_new, alert)
              SELECT story.id, a.id, 1, 'opened', '', '', '{}' FROM story, articles AS a WHERE guid = 'g8')
       INSERT INTO story_articles (story_id, article_id) SELECT story.id, a.id FROM story, articles AS a WHERE guid = 'g7'`,
    );
    expect(await forgetOldArticles(pool, 180 * DAY, new Date())).toBe(1_197);
    expect(await forgetOldArticles(pool, 180 * DAY, new Date())).toBe(0);
    const { rows } = await pool.query<{ guids: string }>(
      `SELECT string_agg(guid, ' ' ORDER BY id) AS guids FROM articles`,
    );
    expect(rows[0]?.guids).toBe('g7 g8 g9 g1201 g1202 g1203');
  });
});
