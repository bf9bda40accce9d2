import { beforeEach, describe, expect, it } from 'vitest';
import { sampleAlert } from '../../src/alerts/sample.ts';
import { takeDelivery } from '../../src/pipeline/dispatch.ts';
import type { Delivery } from '../../src/store/delivery.ts';
import {
  enterDelivery,
  markDead,
  markFailed,
  markSent,
  overdueDeliveries,
  requeueOrphans,
  retryDelivery,
} from '../../src/store/ledger.ts';
import { listDeliveries } from '../../src/store/operator-lists.ts';
import { testStore } from '../parts/store.ts';

describe('the ledger of deliveries', () => {
  const alert = sampleAlert(new Date('2026-11-24T10:00:00Z'));
  const store = testStore('deliveries', 'stories', 'articles');
  let storyId: string;

  beforeEach(async () => {
    const story = await store.pool.query<{ id: string }>(
      `INSERT INTO stories (topic, state) VALUES ('troop_withdrawal', '{}') RETURNING id`,
    );
    storyId = story.rows[0]?.id ?? '';
  });

  async function event(): Promise<string> {
    const { rows } = await store.pool.query<{ id: string }>(
      `WITH a AS (INSERT INTO articles (source_id, guid, url, canonical_url, title, offered_text, offered_hash, offered_whole)
                  VALUES ('s', gen_random_uuid(), 'u', gen_random_uuid(), 't', '', '', true) RETURNING id)
       INSERT INTO story_events (story_id, article_id, revision, kind, reason, whats_new, alert)
       SELECT $1, a.id, 1, 'opened', '', '', '{}' FROM a RETURNING id`,
      [storyId],
    );
    return rows[0]?.id ?? '';
  }
  async function enter(storyEventId?: string, channel = 'desk'): Promise<string> {
    const id = await enterDelivery(store.pool, {
      storyEventId: storyEventId ?? (await event()),
      storyId,
      channel,
      alert,
    });
    if (id === null) throw new Error('not entered');
    return id;
  }
  const rules = {
    route: { match: {}, channels: ['desk', 'mail'], continue: false, routes: [] },
    silences: [],
    inhibit: [],
    quietHours: [],
    rateCaps: [],
  };
  async function take(id: string, sender: string): Promise<Delivery | null> {
    const taken = await takeDelivery(store.pool, id, { sender, rules, now: new Date() });
    return taken.action === 'send' ? taken.delivery : null;
  }
  async function claim(id: string): Promise<Delivery> {
    const delivery = await take(id, 'me');
    if (!delivery) throw new Error('not claimed');
    return delivery;
  }
  const due = () => store.pool.query('UPDATE deliveries SET next_try_at = now()');

  it('enters one delivery for an event and a channel, whose alert carries the idempotency key', async () => {
    const one = await event();
    const id = await enter(one);
    expect(
      await enterDelivery(store.pool, { storyEventId: one, storyId, channel: 'desk', alert }),
    ).toBeNull();
    const delivery = await claim(id);
    expect(delivery.alert.id).toBe(delivery.idempotencyKey);
    expect(delivery.idempotencyKey).toMatch(/^[0-9a-f]{10}-\d+-desk$/);
  });

  it('lets one sender take a delivery, once', async () => {
    const id = await enter();
    const claims = await Promise.all([1, 2, 3].map((n) => take(id, `sender-${n}`)));
    expect(claims.filter((delivery) => delivery !== null)).toHaveLength(1);
  });

  it('lets nothing of a story overtake a message on its way, and holds no other channel up', async () => {
    const first = await enter();
    const sent = await claim(first);
    const second = await enter();
    const elsewhere = await enter(undefined, 'mail');
    expect(await take(second, 'me')).toBeNull();
    expect(await take(elsewhere, 'me')).not.toBeNull();
    expect(await markSent(store.pool, sent, 'ref')).toEqual([second]);
    expect(await take(second, 'me')).not.toBeNull();
  });

  it('lets the next one go when a delivery is given up', async () => {
    const first = await claim(await enter());
    const second = await enter();
    expect(await markDead(store.pool, first, 'slack: status 404')).toEqual([second]);
    expect(await listDeliveries(store.pool, { state: 'dead' }, 10)).toMatchObject([
      { id: first.id, error: 'slack: status 404' },
    ]);
  });

  it('never sends again what was sent', async () => {
    const id = await enter();
    await markSent(store.pool, await claim(id), null);
    await due();
    expect(await overdueDeliveries(store.pool, 10)).toEqual([]);
    expect(await take(id, 'me')).toBeNull();
    expect(await retryDelivery(store.pool, id)).toBe(false);
  });

  it('enqueues again what failed when its time has come, and marks it where it may have arrived', async () => {
    const id = await enter();
    await markFailed(store.pool, await claim(id), {
      error: 'x',
      nextTryAt: new Date(Date.now() + 3_600_000),
      maybeSent: true,
    });
    expect(await overdueDeliveries(store.pool, 10)).toEqual([]);
    await due();
    expect(await overdueDeliveries(store.pool, 10)).toEqual([{ id, attempts: 1 }]);
    expect((await claim(id)).possibleDuplicate).toBe(true);
  });

  it('puts what was cut off while being sent back in line, in doubt, and never counts it as new', async () => {
    const id = await enter();
    await claim(id);
    expect(await requeueOrphans(store.pool, false)).toEqual([]);
    expect(await requeueOrphans(store.pool, true)).toMatchObject([{ id }]);
    expect(await claim(id)).toMatchObject({ possibleDuplicate: true, cleared: true, attempts: 2 });
  });

  it('frees what a dead sender held once its lease has run out', async () => {
    const id = await enter();
    await claim(id);
    await store.pool.query(`UPDATE deliveries SET sending_since = now() - interval '3 minutes'`);
    expect(await requeueOrphans(store.pool, false)).toMatchObject([{ id }]);
  });

  it('sends a dead letter again when asked', async () => {
    const id = await enter();
    await markDead(store.pool, await claim(id), 'gone');
    expect(await retryDelivery(store.pool, id)).toBe(true);
    expect(await take(id, 'me')).not.toBeNull();
  });
});
