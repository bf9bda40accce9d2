import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { takeDelivery } from '../../src/pipeline/dispatch.ts';
import { settleDeparted, signOff } from '../../src/store/departed.ts';
import { LOCK_NUMBERS } from '../../src/store/lock-numbers.ts';
import type { Presence } from '../../src/store/presence.ts';
import { enterDatabase } from '../../src/store/presence.ts';
import { beginFetch, claimDueFetches, registerSources } from '../../src/store/source-states.ts';
import { eventually } from '../parts/eventually.ts';
import { AT_ONCE, type LedgerRoom, openLedger } from '../parts/ledger-room.ts';
import { emptyTables } from '../parts/store.ts';

describe('a run that ends', () => {
  let room: LedgerRoom;
  let run: Presence;
  let returns: number;
  let delivery: string;
  beforeAll(async () => {
    room = await openLedger();
  });
  afterAll(() => room.close());
  beforeEach(async () => {
    await room.empty();
    await emptyTables(room.store.pool, 'runs', 'source_states');
    returns = 0;
    run = await enterDatabase(room.store.pool, {
      onAsked() {},
      onReturn() {
        returns += 1;
      },
      signal: new AbortController().signal,
    });
    await run.settle();
    await registerSources(room.store.pool, ['fetched', 'queued']);
    await room.store.pool.query('UPDATE source_states SET next_fetch_at = now()');
    await claimDueFetches(room.store.pool, 10);
    await beginFetch(room.store.pool, 'fetched', run.run);
    delivery = await room.event(await room.story());
    await takeDelivery(room.store.pool, delivery, { sender: run.run, rules: AT_ONCE, now: new Date() });
  });

  const phases = async () =>
    (
      await room.store.pool.query<{ id: string; phase: string }>(
        'SELECT id, phase FROM source_states ORDER BY id',
      )
    ).rows.map(({ id, phase }) => `${id} ${phase}`);

  it('keeps what it has in hand for as long as its connection lives', async () => {
    expect(await settleDeparted(room.store.pool, false)).toEqual({ runs: [], deliveries: [] });
    expect(await settleDeparted(room.store.pool, true)).toEqual({ runs: [], deliveries: [] });
    expect(await phases()).toEqual(['fetched fetching', 'queued queued']);
    run.leave();
  });

  it('without a word leaves its work to the others, after a moment; a message it was sending is in doubt', async () => {
    run.leave();
    await eventually('the end of its session', async () => {
      const { runs } = await settleDeparted(room.store.pool, false);
      expect(runs).toEqual([]);
      const { rows } = await room.store.pool.query('SELECT FROM runs WHERE absent_since IS NOT NULL');
      return rows.length === 1;
    });
    await room.store.pool.query(`UPDATE runs SET absent_since = now() - interval '1 minute'`);
    const { runs, deliveries } = await settleDeparted(room.store.pool, false);
    expect(runs).toEqual([run.run]);
    expect(deliveries).toMatchObject([{ id: delivery }]);
    expect(await room.row(delivery)).toMatchObject({ possibleDuplicate: true, state: 'pending' });
    expect(await phases()).toEqual(['fetched idle', 'queued idle']);
    expect(await settleDeparted(room.store.pool, true)).toEqual({ runs: [], deliveries: [] });
  });

  it('only lost its connection signs in again, and makes what waits due', async () => {
    await room.store.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE classid = $1
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      [LOCK_NUMBERS.run],
    );
    await eventually('its return', () => returns > 0);
    expect(await settleDeparted(room.store.pool, true)).toEqual({ runs: [], deliveries: [] });
    run.leave();
  });

  it('in good order puts back what it has in hand itself, at once', async () => {
    const { deliveries } = await signOff(room.store.pool, run.run);
    expect(deliveries).toMatchObject([{ id: delivery }]);
    expect(await room.row(delivery)).toMatchObject({ possibleDuplicate: true, state: 'pending' });
    expect(await phases()).toEqual(['fetched idle', 'queued queued']);
    run.leave();
    expect(await settleDeparted(room.store.pool, true)).toEqual({ runs: [], deliveries: [] });
  });
});
