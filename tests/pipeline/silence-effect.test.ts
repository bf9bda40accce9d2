import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { effectText, silenceEffect } from '../../src/pipeline/silence-effect.ts';
import { AT, type LedgerRoom, later, openLedger } from '../parts/ledger-room.ts';

const DAY_MS = 86_400_000;

describe('what a silence would do', () => {
  let room: LedgerRoom;
  beforeAll(async () => {
    room = await openLedger();
    const story = await room.story();
    const topics = ['faction_statement'];
    await room.send(await room.event(story, { topics }));
    await room.event(story, { topics, headline: 'the one that waits', at: later(1_000).toISOString() });
    await room.event(story, { topics, at: later(-31 * DAY_MS).toISOString() });
    await room.event(await room.story(), { topics: ['troop_withdrawal'] });
  });
  afterAll(() => room.close());

  it('counts the last 30 days and what waits now, and shows the newest', async () => {
    const effect = await silenceEffect(room.store.pool, { topic: ['faction_statement'] }, later(2_000));
    expect(effect).toMatchObject({ days: 30, alerts: 3, muted: 2, waiting: 1 });
    expect(effect.examples.map(({ alert }) => alert.headline)).toContain('the one that waits');
    expect(effectText(effect)).toBe(
      'would have muted 2 of the 3 alerts of the last 30 days; mutes 1 that waits now',
    );
  });

  it('says so where it would have muted nothing', async () => {
    const effect = await silenceEffect(room.store.pool, { country: ['IS'] }, AT);
    expect(effect).toMatchObject({ muted: 0, waiting: 0, examples: [] });
  });
});
