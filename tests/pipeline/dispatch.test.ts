import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DispatchRules } from '../../src/alerts/stages.ts';
import { WEEKDAYS } from '../../src/alerts/wall-clock.ts';
import { enterRepeats } from '../../src/pipeline/repeats.ts';
import { enterDelivery, markFailed, overdueDeliveries, retryDelivery } from '../../src/store/ledger.ts';
import { addSilence, endSilence } from '../../src/store/silences.ts';
import { AT, AT_ONCE, type LedgerRoom, later, openLedger } from '../parts/ledger-room.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const routed = (timing: Partial<DispatchRules['route']>): DispatchRules => ({
  ...AT_ONCE,
  route: { ...AT_ONCE.route, ...timing },
});
const CAPPED: DispatchRules = {
  ...AT_ONCE,
  rateCaps: [{ channels: ['desk'], limit: 1, perMs: HOUR, breakThrough: 'critical' }],
};
const QUIET: DispatchRules = {
  ...AT_ONCE,
  quietHours: [
    {
      channels: ['desk'],
      fromMinute: 9 * 60,
      toMinute: 12 * 60,
      timezone: 'UTC',
      days: WEEKDAYS,
      breakThrough: 'critical',
    },
  ],
};

describe('between a story event and its message', () => {
  let room: LedgerRoom;
  let story: string;
  beforeAll(async () => {
    room = await openLedger();
  });
  afterAll(() => room.close());
  beforeEach(async () => {
    await room.empty();
    story = await room.story();
  });

  const update = (whatsNew: string, ms: number) =>
    room.event(story, {
      event: 'corroborated',
      whatsNew: [{ kind: 'words', text: whatsNew }],
      at: later(ms).toISOString(),
    });

  it('sends the first message at once where nothing says otherwise, and says why', async () => {
    const sent = await room.send(await room.event(story));
    expect(sent).toMatchObject({ state: 'sending', why: 'first seen, 1 new event' });
  });

  it('gathers the events of group_wait into one message; the others are merged into it', async () => {
    const rules = routed({ groupWaitMs: MINUTE });
    const first = await room.event(story);
    expect(await room.take(first, rules)).toMatchObject({ action: 'later', at: later(MINUTE) });
    const second = await update('a second outlet', 30_000);
    await room.take(second, rules, later(30_000));
    expect(await room.row(second)).toMatchObject({
      state: 'pending',
      waitsUntil: later(MINUTE),
      why: '2 new events, group_wait for 30 s',
    });
    const sent = await room.send(first, rules, later(MINUTE));
    expect(sent).toMatchObject({
      id: second,
      alert: {
        event: 'opened',
        whatsNew: expect.arrayContaining([{ kind: 'words', text: 'a second outlet' }]),
      },
    });
    expect(sent.alert.id).toBe(sent.idempotencyKey);
    expect(await room.row(first)).toMatchObject({ state: 'merged', mergedInto: second });
    expect(await room.take(first, rules, later(HOUR))).toEqual({ action: 'nothing' });
  });

  it('keeps later events until group_interval has passed, unless they are more severe', async () => {
    const rules = routed({ groupIntervalMs: 10 * MINUTE });
    await room.send(await room.event(story), rules);
    expect(await room.take(await update('more', MINUTE), rules, later(MINUTE))).toMatchObject({
      action: 'later',
      at: later(10 * MINUTE),
    });
    const grave = await room.event(story, {
      event: 'status_changed',
      severity: 'critical',
      whatsNew: [{ kind: 'words', text: 'left' }],
    });
    const sent = await room.send(grave, rules, later(2 * MINUTE));
    expect(sent.alert.whatsNew).toContainEqual({ kind: 'words', text: 'more' });
  });

  it('does not let what waits on purpose hold up the reconciler’s job for a grave event behind it', async () => {
    const first = await room.event(story);
    await room.take(first, QUIET);
    const grave = await room.event(story, { severity: 'critical' });
    await room.store.pool.query('UPDATE deliveries SET next_try_at = now() WHERE id = $1', [grave]);
    expect(await overdueDeliveries(room.store.pool, 10)).toMatchObject([{ id: grave }]);
  });

  it('waits out quiet hours, and a severity that breaks through takes the rest along', async () => {
    const first = await room.event(story);
    expect(await room.take(first, QUIET)).toMatchObject({
      action: 'later',
      at: new Date('2096-11-24T12:00:00Z'),
    });
    const sent = await room.send(await room.event(story, { severity: 'critical' }), QUIET);
    expect(sent.why).toBe('first seen, 2 new events');
    expect((await room.row(first)).state).toBe('merged');
  });

  it.each(['config', 'table'] as const)('mutes by a silence from the %s, visibly', async (from) => {
    const silence = {
      match: { faction: ["Kata'ib Sayyid al-Shuhada"] },
      author: 'Layla',
      reason: 'drill',
    };
    const rules = structuredClone(AT_ONCE) as DispatchRules;
    if (from === 'config') {
      rules.silences = [{ ...silence, id: 'drill', startsAt: null, endsAt: later(HOUR).toISOString() }];
    } else {
      await addSilence(room.store.pool, { ...silence, startsAt: AT, endsAt: later(HOUR), madeBy: 'cli' });
    }
    const id = await room.event(story);
    expect(await room.take(id, rules)).toMatchObject({ action: 'muted' });
    expect(await room.row(id)).toMatchObject({
      state: 'muted',
      why: expect.stringContaining('by Layla: drill'),
    });
    expect(await retryDelivery(room.store.pool, id)).toBe(true);
    expect(await room.take(id, rules)).toMatchObject({ action: 'send' });
  });

  it('mutes no more once a silence was ended', async () => {
    const { pool } = room.store;
    const id = await addSilence(pool, {
      match: { topic: ['faction_statement'] },
      startsAt: AT,
      endsAt: later(HOUR),
      author: 'Layla',
      reason: 'drill',
      madeBy: 'web',
    });
    expect(await endSilence(pool, id, 'Omar', later(MINUTE))).toBe(true);
    expect(await endSilence(pool, id, 'Omar', later(MINUTE))).toBe(false);
    await room.send(await room.event(story), AT_ONCE, later(MINUTE));
  });

  it('mutes while one of two silences that overlap is in force, whichever was ended, and what waits only then', async () => {
    const { pool } = room.store;
    const silence = (endsAt: Date) =>
      addSilence(pool, {
        ...{ match: { topic: ['faction_statement'] }, startsAt: AT, endsAt },
        ...{ author: 'Layla', reason: 'drill', madeBy: 'cli' },
      });
    // Waits for its group while both are in force; its time comes when one was ended, and when both are over.
    const rules = routed({ groupWaitMs: 10 * MINUTE });
    const [first, second] = [await silence(later(HOUR)), await silence(later(20 * MINUTE))];
    const waits = await room.event(story);
    expect(await room.take(waits, rules, later(MINUTE))).toMatchObject({ action: 'later' });
    expect(await endSilence(pool, first, 'Omar', later(2 * MINUTE))).toBe(true);
    expect(await room.take(waits, rules, later(11 * MINUTE))).toMatchObject({ action: 'muted' });
    expect((await room.row(waits)).why).toContain(`silence ${second} `);
    const next = await room.event(await room.story(), { at: later(12 * MINUTE).toISOString() });
    expect(await room.take(next, rules, later(12 * MINUTE))).toMatchObject({ action: 'later' });
    await room.send(next, rules, later(22 * MINUTE));
  });

  it('mutes by inhibition what another story on the channel makes pointless', async () => {
    const rules: DispatchRules = {
      ...AT_ONCE,
      inhibit: [
        {
          name: 'grave first',
          source: { severity: 'critical' },
          target: {},
          equal: ['faction'],
          forMs: HOUR,
        },
      ],
    };
    await room.send(await room.event(await room.story(), { severity: 'critical' }), rules);
    const id = await room.event(story);
    await room.take(id, rules, later(MINUTE));
    expect(await room.row(id)).toMatchObject({
      state: 'muted',
      why: expect.stringMatching(/^inhibited by grave first/),
    });
    await room.send(await room.event(await room.story()), rules, later(2 * HOUR));
  });

  it('tells what is over the rate in one summary when there is room, and loses none of it', async () => {
    await room.send(await room.event(await room.story()), CAPPED);
    const held = [await room.event(story), await room.event(await room.story())];
    for (const id of held) {
      expect(await room.take(id, CAPPED, later(MINUTE))).toMatchObject({ action: 'later', at: later(HOUR) });
    }
    const summary = await room.send(held[0] ?? '', CAPPED, later(HOUR + 1));
    expect(summary).toMatchObject({ kind: 'summary', alert: { summary: { kind: 'held_back' } } });
    expect(summary.alert.summary?.rows).toHaveLength(2);
    for (const id of held)
      expect(await room.row(id)).toMatchObject({ state: 'merged', mergedInto: summary.id });
  });

  it('sends a single held story as itself, and what breaks through without waiting', async () => {
    await room.send(await room.event(await room.story()), CAPPED);
    const held = await room.event(story);
    await room.take(held, CAPPED, later(MINUTE));
    await room.send(await room.event(await room.story(), { severity: 'critical' }), CAPPED, later(MINUTE));
    expect(await room.send(held, CAPPED, later(2 * HOUR))).toMatchObject({ id: held, kind: 'event' });
  });

  it('keeps a story’s update behind the summary that carries its first message', async () => {
    await room.send(await room.event(await room.story()), CAPPED);
    const held = [await room.event(story), await room.event(await room.story())];
    for (const id of held) await room.take(id, CAPPED, later(MINUTE));
    const taken = await room.take(held[0] ?? '', CAPPED, later(HOUR + 1));
    if (taken.action !== 'send') throw new Error('not sent');
    const next = await update('more', 2 * HOUR);
    expect(await room.take(next, AT_ONCE, later(2 * HOUR))).toEqual({ action: 'nothing' });
    await markFailed(room.store.pool, taken.delivery, { error: 'x', nextTryAt: AT, maybeSent: false });
    expect(await room.take(next, AT_ONCE, later(2 * HOUR))).toEqual({ action: 'nothing' });
    expect(await room.take(taken.delivery.id, AT_ONCE, later(2 * HOUR))).toMatchObject({ action: 'send' });
  });

  it('decides once when many processes look at one group', async () => {
    const rules = routed({ groupWaitMs: MINUTE });
    const ids = [await room.event(story), await update('two', 1), await update('three', 2)];
    const taken = await Promise.all(ids.map((id) => room.take(id, rules, later(HOUR))));
    expect(taken.filter(({ action }) => action === 'send')).toHaveLength(1);
  });

  it('repeats a story that lives on after repeat_interval, once, and not one that stands still', async () => {
    const rules = routed({ repeatIntervalMs: HOUR });
    await room.send(await room.event(story), rules);
    await room.send(await room.event(await room.story()), rules);
    await room.store.pool.query(`UPDATE story_articles SET joined_at = $2 WHERE story_id = $1`, [
      story,
      later(MINUTE).toISOString(),
    ]);
    const { pool } = room.store;
    expect(await enterRepeats(pool, rules.route, later(HOUR - 1))).toEqual([]);
    const [id, ...more] = await enterRepeats(pool, rules.route, later(HOUR));
    expect(more).toEqual([]);
    expect(await enterRepeats(pool, rules.route, later(HOUR))).toEqual([]);
    const sent = await room.send(id ?? '', rules, later(HOUR));
    expect(sent).toMatchObject({
      kind: 'repeat',
      storyId: story,
      alert: { whatsNew: [{ kind: 'told-again', reports: 1 }] },
    });
  });

  it('does not make anything wait longer than its interval when the clock is set back', async () => {
    const rules = routed({ groupIntervalMs: 10 * MINUTE });
    await room.send(await room.event(story), rules, later(24 * HOUR));
    const taken = await room.take(await update('more', 0), rules, AT);
    expect(taken).toMatchObject({ action: 'later', at: later(10 * MINUTE) });
  });

  it('takes null bytes and halves of surrogate pairs into the ledger without them', async () => {
    const first = await room.event(story);
    const { rows } = await room.store.pool.query<{ id: string }>('SELECT id FROM story_events');
    const { alert: told } = await room.row(first);
    if (!told) throw new Error('the alert cannot be read');
    const alert = { ...told, title: 'خبر\0 \ud83d', whatsNew: [{ kind: 'words' as const, text: '\0' }] };
    const id = await enterDelivery(room.store.pool, {
      storyEventId: String(rows[0]?.id),
      storyId: story,
      channel: 'mail',
      alert,
    });
    expect((await room.row(id ?? '')).alert).toMatchObject({
      title: 'خبر \ufffd',
      whatsNew: [{ kind: 'words', text: '' }],
    });
  });
});
