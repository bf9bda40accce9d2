import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleAlert } from '../../../src/alerts/sample.ts';
import type { Channel } from '../../../src/channels/registry.ts';
import { alertArrived, refreshFirstMessage, sendAlert } from '../../../src/channels/registry.ts';
import { news } from '../../alerts/samples.ts';
import { openSlack, type PretendSlack } from '../../parts/slack.ts';
import { openWorld } from '../world.ts';

const alert = { ...sampleAlert(new Date('2026-11-24T10:00:00Z')), id: 'db-1-team', storyId: '7' };
const update = {
  ...alert,
  id: 'db-2-team',
  event: 'corroborated' as const,
  whatsNew: news('Another outlet'),
  outlets: { total: 9, independent: 4 },
};
const since = new Date(Date.now() - 60_000);

describe('Slack as a bot', () => {
  let slack: PretendSlack;
  let channel: Channel;
  let world: ReturnType<typeof openWorld>;
  beforeEach(async () => {
    slack = await openSlack(2);
    world = openWorld();
    channel = {
      id: 'team',
      kind: 'slack',
      bot: { token: slack.token, channel: 'C0123ABCD', apiUrl: slack.apiUrl },
      allowPrivate: true,
    };
  });
  afterEach(async () => {
    await world.close();
    await slack.close();
  });

  const send = (one = alert, first: { alert: typeof alert; providerRef: string } | null = null) =>
    sendAlert(channel, { alert: one, possibleDuplicate: false, first }, world);
  const arrived = (key: string, firstRef: string | null = null) =>
    alertArrived(channel, { key, since, firstRef }, world);

  it('replies to the first message of a story, and brings its counters up to date', async () => {
    const { providerRef } = await send();
    const first = { alert, providerRef: providerRef ?? '' };
    await send(update, first);
    await refreshFirstMessage(channel, { alert: update, possibleDuplicate: false, first }, world);
    const [root, reply] = slack.posts;
    expect(providerRef).toBe(`C0123ABCD/${root?.ts}`);
    expect(reply?.thread_ts).toBe(root?.ts);
    expect(JSON.stringify(root?.blocks)).toContain('9 outlets, 4 independent');
    expect(root?.metadata.event_payload.id).toBe('db-1-team');
  });

  it('tells the alert in the channel where somebody deleted the first message', async () => {
    await send(update, { alert, providerRef: 'C0123ABCD/1.000001' });
    expect(slack.posts).toMatchObject([{ metadata: { event_payload: { id: 'db-2-team' } } }]);
    expect(slack.posts[0]?.thread_ts).toBeUndefined();
  });

  it('finds by its metadata what arrived: in the channel, in the thread, on a later page', async () => {
    const { providerRef } = await send();
    const first = { alert, providerRef: providerRef ?? '' };
    await send(update, first);
    for (const id of ['x1', 'x2', 'x3']) await send({ ...alert, id });
    expect(await arrived('db-1-team')).toEqual({ arrived: true, providerRef });
    expect(await arrived('db-2-team', providerRef)).toMatchObject({ arrived: true });
    expect(await arrived('db-3-team')).toEqual({ arrived: false, providerRef: null });
    expect(await arrived('db-3-team', providerRef)).toMatchObject({ arrived: false });
  });

  it.each([
    ['the channel cannot be read', { status: 200, body: { ok: false, error: 'missing_scope' } }],
    ['Slack is down', { status: 503, body: {} }],
  ])('does not know whether it arrived when %s', async (_name, reaction) => {
    slack.react = () => reaction;
    expect(await arrived('db-1-team')).toEqual({ arrived: null, providerRef: null });
  });

  it.each<[string, number, object, Record<string, string>, object]>([
    [
      'ratelimited',
      429,
      { ok: false, error: 'ratelimited' },
      { 'retry-after': '30' },
      { retryable: true, retryAfterMs: 30_000 },
    ],
    [
      'ratelimited in words',
      200,
      { ok: false, error: 'ratelimited' },
      { 'retry-after': '3' },
      { retryable: true, retryAfterMs: 3_000 },
    ],
    ['a server error', 502, {}, {}, { retryable: true, maybeSent: true }],
    ['internal_error', 200, { ok: false, error: 'internal_error' }, {}, { retryable: true, maybeSent: true }],
    [
      'channel_is_archived',
      200,
      { ok: false, error: 'channel_is_archived' },
      {},
      { retryable: false, maybeSent: false },
    ],
    ['invalid_blocks', 200, { ok: false, error: 'invalid_blocks' }, {}, { retryable: false }],
    ['msg_blocks_too_long', 200, { ok: false, error: 'msg_blocks_too_long' }, {}, { retryable: false }],
    ['not_in_channel', 200, { ok: false, error: 'not_in_channel' }, {}, { retryable: false }],
    ['an error that is no word', 200, { ok: false, error: '<xoxb-1>' }, {}, { retryable: false }],
  ])('sorts %s', async (_name, status, body, headers, expected) => {
    slack.react = () => ({ status, body, headers });
    await expect(send()).rejects.toMatchObject({ name: 'DeliveryError', ...expected });
  });

  it('gives up on a token that is refused, and does not tell it', async () => {
    slack.token = 'xoxb-another';
    const error = await send().catch((thrown: Error) => thrown);
    expect(error).toMatchObject({ message: 'slack: invalid_auth', retryable: false });
  });
});
