import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DigestPlan } from '../../src/alerts/digest.ts';
import { enterDigests } from '../../src/pipeline/digests.ts';
import { AT, type LedgerRoom, openLedger } from '../parts/ledger-room.ts';

const DAILY: DigestPlan = {
  period: 'daily',
  channels: ['mail', 'desk'],
  atMinute: 9 * 60,
  day: 'sun',
  timezone: 'UTC',
};

describe('digests', () => {
  let room: LedgerRoom;
  beforeAll(async () => {
    room = await openLedger();
    await room.store.pool.query(`UPDATE rasid_migrations SET applied_at = '2096-11-01T00:00:00Z'`);
  });
  afterAll(() => room.close());

  it('are entered once a period and channel, by however many processes, with the stories of the period', async () => {
    const { pool } = room.store;
    await room.event(await room.story(), { at: '2096-11-23T10:00:00Z', headline: 'within' });
    await room.event(await room.story(), { at: '2096-11-22T10:00:00Z', headline: 'before' });
    const entered = await Promise.all([1, 2, 3].map(() => enterDigests(pool, [DAILY], AT)));
    expect(entered.flat()).toHaveLength(2);
    const sent = await room.send(entered.flat()[0] ?? '');
    expect(sent).toMatchObject({ kind: 'digest', storyId: null, alert: { summary: { kind: 'daily' } } });
    expect(sent.alert.summary?.rows.map((row) => row.headline)).toEqual(['within']);
    expect(await enterDigests(pool, [DAILY], new Date('2096-11-25T08:59:00Z'))).toEqual([]);
    expect(await enterDigests(pool, [DAILY], new Date('2096-11-25T09:00:00Z'))).toHaveLength(2);
  });

  it('tell after a pause of days, and after a change of their hour, what no digest told, and nothing twice', async () => {
    await room.empty();
    const { pool } = room.store;
    const one = (plan: DigestPlan) => ({ ...plan, channels: ['mail'] });
    const told = async (plan: DigestPlan, now: string): Promise<string[]> => {
      const [id] = await enterDigests(pool, [one(plan)], new Date(now));
      return (await room.send(id ?? '')).alert.summary?.rows.map((row) => row.headline).toSorted() ?? [];
    };
    const story = async (at: string): Promise<void> =>
      void (await room.event(await room.story(), { at, headline: at }));
    await story('2096-11-23T08:00:00Z');
    expect(await told(DAILY, '2096-11-23T09:00:00Z')).toEqual(['2096-11-23T08:00:00Z']);
    // Nothing runs from that noon on until the third morning.
    await story('2096-11-23T11:00:00Z');
    await story('2096-11-26T08:00:00Z');
    expect(await told(DAILY, '2096-11-26T09:30:00Z')).toEqual([
      '2096-11-23T11:00:00Z',
      '2096-11-26T08:00:00Z',
    ]);
    await story('2096-11-26T10:00:00Z');
    expect(await told({ ...DAILY, atMinute: 11 * 60 }, '2096-11-26T11:00:00Z')).toEqual([
      '2096-11-26T10:00:00Z',
    ]);
  });

  it('are not entered for a time before the database was made', async () => {
    await room.empty();
    await room.store.pool.query('UPDATE rasid_migrations SET applied_at = $1', [AT.toISOString()]);
    expect(await enterDigests(room.store.pool, [DAILY], AT)).toEqual([]);
  });
});
