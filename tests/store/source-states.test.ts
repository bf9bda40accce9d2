import { describe, expect, it } from 'vitest';
import { NO_MEMORY } from '../../src/model/reading.ts';
import {
  beginFetch,
  claimDueFetches,
  failFetch,
  finishFetch,
  handBackFetch,
  registerSources,
  releaseFetch,
} from '../../src/store/source-states.ts';
import { testStore } from '../parts/store.ts';

const LATER = new Date(Date.now() + 3_600_000);
const names = (count: number): string[] => Array.from({ length: count }, (_, at) => `s${at}`);

describe('the fetches of sources', () => {
  const store = testStore('source_states');

  const due = (...ids: string[]) =>
    store.pool.query(
      `UPDATE source_states SET next_fetch_at = now() - interval '1 hour' WHERE id = ANY ($1::text[])`,
      [ids],
    );
  const age = (interval: string) =>
    store.pool.query('UPDATE source_states SET phase_since = now() - $1::interval', [interval]);

  it('begin one by one on a first start of 1,000 sources', async () => {
    await registerSources(store.pool, names(1_000));
    expect((await claimDueFetches(store.pool, 1_000)).length).toBeLessThan(50);
    const { rows } = await store.pool.query<{ seconds: number }>(
      'SELECT extract(epoch FROM max(next_fetch_at) - min(next_fetch_at))::integer AS seconds FROM source_states',
    );
    expect(rows[0]?.seconds).toBe(150);
  });

  it('keep their times over a restart: what is not due is not fetched', async () => {
    await registerSources(store.pool, names(3));
    await due('s1');
    await claimDueFetches(store.pool, 10);
    await registerSources(store.pool, names(3));
    await store.pool.query(`UPDATE source_states SET phase = 'idle', next_fetch_at = $1`, [LATER]);
    await registerSources(store.pool, names(3));
    expect(await claimDueFetches(store.pool, 10)).toEqual([]);
  });

  it('that are all overdue after an outage are handed out a few at a time, the longest waiting first', async () => {
    await registerSources(store.pool, names(100));
    await store.pool.query(
      `UPDATE source_states SET next_fetch_at = now() - (substr(id, 2)::integer + 1) * interval '1 minute'`,
    );
    const first = (await claimDueFetches(store.pool, 10)).map(({ sourceId }) => sourceId);
    expect(first.toSorted()).toEqual(names(100).slice(90).toSorted());
  });

  it('that a process cannot make, since it does not know the source, are given to another in seconds', async () => {
    await registerSources(store.pool, ['new', 'other']);
    await due('new', 'other');
    const claimed = await claimDueFetches(store.pool, 10);
    for (const fetch of claimed) if (fetch.sourceId === 'new') await handBackFetch(store.pool, fetch);
    expect(await claimDueFetches(store.pool, 10)).toEqual([]);
    await store.pool.query(`UPDATE source_states SET phase_since = phase_since - interval '6 seconds'`);
    const [again, ...others] = await claimDueFetches(store.pool, 10);
    expect([again?.sourceId, others]).toEqual(['new', []]);
    // Who knows it has begun it meanwhile: a word that comes late takes nothing away.
    expect(await beginFetch(store.pool, 'new', '1')).not.toBeNull();
    await handBackFetch(store.pool, again ?? { sourceId: 'new', seq: '' });
    const { rows } = await store.pool.query(`SELECT phase FROM source_states WHERE id = 'new'`);
    expect(rows).toEqual([{ phase: 'fetching' }]);
  });

  it('are never claimed by two processes, however many ask at once', async () => {
    await registerSources(store.pool, names(200));
    await due(...names(200));
    const claims = await Promise.all(Array.from({ length: 8 }, () => claimDueFetches(store.pool, 40)));
    const claimed = claims.flat().map(({ sourceId }) => sourceId);
    expect(new Set(claimed).size).toBe(200);
    expect(claimed).toHaveLength(200);
  });

  it('are begun once, although two jobs were enqueued', async () => {
    await registerSources(store.pool, ['s0']);
    await due('s0');
    await claimDueFetches(store.pool, 1);
    const begun = await Promise.all([beginFetch(store.pool, 's0', '1'), beginFetch(store.pool, 's0', '1')]);
    expect(begun.filter((state) => state !== null)).toHaveLength(1);
  });

  it('begin with what came of the last pages of their source, the newest first', async () => {
    await registerSources(store.pool, ['s0']);
    await due('s0');
    await claimDueFetches(store.pool, 1);
    await store.pool.query(
      `INSERT INTO page_notes (source_id, note, read_at)
       VALUES ('s0', 'a wall', now() - interval '1 hour'), ('s0', NULL, now()), ('s1', 'another', now()),
              ('s0', 'long ago', now() - interval '8 days')`,
    );
    expect(await beginFetch(store.pool, 's0', '1')).toMatchObject({ pages: [null, 'a wall'] });
  });

  it('are not claimed while they run, and are lost with their process after its lease', async () => {
    await registerSources(store.pool, ['s0']);
    await due('s0');
    await claimDueFetches(store.pool, 1);
    await beginFetch(store.pool, 's0', '1');
    await age('4 minutes 30 seconds');
    expect(await claimDueFetches(store.pool, 1)).toEqual([]);
    await age('5 minutes 1 second');
    expect(await claimDueFetches(store.pool, 1)).toHaveLength(1);
  });

  it('that come back after their lease change nothing: the newer fetch counts', async () => {
    await registerSources(store.pool, ['s0']);
    await due('s0');
    await claimDueFetches(store.pool, 1);
    const lost = await beginFetch(store.pool, 's0', '1');
    await age('6 minutes');
    await claimDueFetches(store.pool, 1);
    const newer = await beginFetch(store.pool, 's0', '1');
    if (!lost || !newer) throw new Error('not begun');
    await failFetch(store.pool, lost.fetch, {
      kind: 'network',
      message: 'x',
      nextFetchInMs: 3_600_000,
      memory: NO_MEMORY,
    });
    const row = async () =>
      (
        await store.pool.query<{ phase: string; failures: number }>(
          'SELECT phase, failures FROM source_states',
        )
      ).rows[0];
    expect(await row()).toEqual({ phase: 'fetching', failures: 0 });
    const success = { notModified: false, newArticles: 1, memory: NO_MEMORY, nextFetchInMs: 3_600_000 };
    await finishFetch(store.pool, newer.fetch, success);
    expect(await row()).toEqual({ phase: 'idle', failures: 0 });
  });

  it('are next after so long by the clock of the database, whatever ours shows', async () => {
    await registerSources(store.pool, ['s0']);
    await due('s0');
    await claimDueFetches(store.pool, 1);
    const state = await beginFetch(store.pool, 's0', '1');
    if (!state) throw new Error('not begun');
    await finishFetch(store.pool, state.fetch, {
      ...{ notModified: true, newArticles: 0, memory: NO_MEMORY },
      nextFetchInMs: 90_000,
    });
    const { rows } = await store.pool.query(
      'SELECT extract(epoch FROM next_fetch_at - phase_since)::float8 AS seconds FROM source_states',
    );
    expect(rows).toEqual([{ seconds: 90 }]);
  });

  it.each([
    ['that is done', "phase = 'idle'"],
    ['that waits', "phase = 'queued'"],
    ['under way', "phase = 'fetching'"],
  ])('are due at once after the clock was set back by a year: one %s', async (_name, phase) => {
    await registerSources(store.pool, ['s0']);
    const ahead = (interval: string) =>
      store.pool.query(
        `UPDATE source_states SET ${phase}, phase_since = now() + $1::interval, last_fetch_at = now() + $1::interval,
                next_fetch_at = now() + $1::interval + interval '5 minutes'`,
        [interval],
      );
    await ahead('1 second');
    expect(await claimDueFetches(store.pool, 1)).toEqual([]);
    await ahead('1 year');
    expect(await claimDueFetches(store.pool, 1)).toHaveLength(1);
    expect(await beginFetch(store.pool, 's0', '1')).not.toBeNull();
  });

  it('broken off by a stop are due at once', async () => {
    await registerSources(store.pool, ['s0']);
    await due('s0');
    await claimDueFetches(store.pool, 1);
    const state = await beginFetch(store.pool, 's0', '1');
    if (!state) throw new Error('not begun');
    await releaseFetch(store.pool, state.fetch);
    expect(await claimDueFetches(store.pool, 1)).toHaveLength(1);
  });

  it('of a source that left the configuration are not made', async () => {
    await registerSources(store.pool, ['s0', 's1']);
    await due('s0', 's1');
    await registerSources(store.pool, ['s1']);
    expect((await claimDueFetches(store.pool, 10)).map(({ sourceId }) => sourceId)).toEqual(['s1']);
  });
});
