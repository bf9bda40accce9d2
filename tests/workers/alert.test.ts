import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadSettings, type Settings } from '../../src/settings/load.ts';
import type { ListedDelivery } from '../../src/store/delivery.ts';
import { overdueDeliveries, requeueOrphans, retryDelivery } from '../../src/store/ledger.ts';
import { listDeliveries } from '../../src/store/operator-lists.ts';
import { deadLately } from '../../src/store/reports.ts';
import { openWorld } from '../channels/world.ts';
import { alertSettings, openAlertWorker } from '../parts/alert-worker.ts';
import { makeFolder, type TestFolder } from '../parts/folder.ts';
import { type LedgerRoom, openLedger } from '../parts/ledger-room.ts';
import { type Mailbox, openMailbox } from '../parts/mailbox.ts';
import { openReceiver, type Receiver } from '../parts/receiver.ts';
import { openSlack, type PretendSlack } from '../parts/slack.ts';

// Real database, HTTP and SMTP; only the jobs are a list of what it was asked to enqueue.
describe('the alert worker', () => {
  let room: LedgerRoom;
  let folder: TestFolder;
  let receiver: Receiver;
  let slack: PretendSlack;
  let mailbox: Mailbox;
  let world: ReturnType<typeof openWorld>;
  let settings: Settings;
  let enqueued: string[];
  let story: string;

  beforeAll(async () => {
    room = await openLedger();
  });
  afterAll(() => room.close());
  beforeEach(async () => {
    await room.empty();
    [receiver, slack, mailbox] = await Promise.all([openReceiver(), openSlack(), openMailbox()]);
    folder = makeFolder();
    settings = alertSettings(
      folder,
      `channels:
  - { id: screen, kind: console }
  - { id: hook, kind: webhook, url: "${receiver.url}", allowPrivate: true }
  - { id: team, kind: slack, tokenFrom: BOT, channel: C0123ABCD, apiUrl: "${slack.apiUrl}", allowPrivate: true }
  - { id: mail, kind: email, smtpFrom: SMTP, from: r@example.org, to: [d@example.org], allowPrivate: true }
  - { id: desk, kind: email, smtpFrom: SMTP, from: r@example.org, to: ["Amal <a@example.org>", b@example.org, c@example.org], allowPrivate: true }
route: { channel: [screen, hook, team, mail, desk] }
`,
      { BOT: slack.token, SMTP: mailbox.url },
    );
    world = openWorld();
    enqueued = [];
    story = await room.story();
  });
  afterEach(async () => {
    await Promise.all([world.close(), receiver.close(), slack.close(), mailbox.close()]);
    folder.remove();
  });

  const handler = () => openAlertWorker({ pool: room.store.pool, settings: () => settings, world, enqueued });
  const work = (id: string) => handler()({ id });
  const enter = (channel: string, given = {}) => room.event(story, given, channel);
  let began: number;
  async function worked(id: string): Promise<ListedDelivery> {
    began = Date.now();
    await work(id);
    return room.row(id);
  }
  /** The next try is `waitMs` after the one that has just been made. */
  function expectWait({ nextTryAt }: ListedDelivery, waitMs: number): void {
    const triedAt = nextTryAt.getTime() - waitMs;
    expect([triedAt >= began, triedAt <= Date.now()]).toEqual([true, true]);
  }

  it.each([
    [429, { 'retry-after': '40' }, 'failed', 40_000, false],
    [503, {}, 'failed', 5_000, false],
    [504, {}, 'failed', 5_000, true],
    [404, {}, 'dead', 0, false],
  ] as const)('on a webhook’s %d tries again when it helps', async (status, headers, state, ms, doubt) => {
    receiver.answer = () => ({ status, headers });
    const row = await worked(await enter('hook'));
    expect(row).toMatchObject({ state, error: `webhook: status ${status}`, possibleDuplicate: doubt });
    if (state === 'failed') expectWait(row, ms);
  });

  it('leaves a channel alone while it asks for that, whatever the story, and counts no try', async () => {
    slack.react = () => ({
      status: 429,
      body: { ok: false, error: 'ratelimited' },
      headers: { 'retry-after': '40' },
    });
    const [first, other] = [await enter('team'), await room.event(await room.story(), {}, 'team')];
    const elsewhere = await room.event(await room.story(), {}, 'hook');
    const one = handler();
    began = Date.now();
    await one({ id: first });
    expect(await one({ id: other })).toMatchObject({ kind: 'again' });
    await one({ id: elsewhere });
    expect(slack.calls).toEqual(['chat.postMessage']);
    const row = await room.row(other);
    expect(row).toMatchObject({ state: 'pending', attempts: 0, possibleDuplicate: false });
    expectWait(row, 40_000);
    expect(await room.row(elsewhere)).toMatchObject({ state: 'sent' });
  });

  it('waits longer from try to try, and gives up after as many as rasid.yaml says', async () => {
    receiver.answer = () => ({ status: 429 });
    const id = await enter('hook');
    expectWait(await worked(id), 5_000);
    expectWait(await worked(id), 10_000);
    expect(await worked(id)).toMatchObject({ state: 'dead', attempts: 3 });
  });

  it.each([
    [451, 'failed'],
    [550, 'dead'],
  ] as const)('on SMTP %d: %s', async (code, state) => {
    mailbox.react = () => code;
    expect(await worked(await enter('mail'))).toMatchObject({ state, error: `email: status ${code}` });
  });

  it('repeats a mail whose connection was lost after DATA under the same Message-ID, and says so', async () => {
    mailbox.react = () => 'hang up';
    const id = await enter('mail');
    expect(await worked(id)).toMatchObject({ state: 'failed', possibleDuplicate: true });
    mailbox.react = () => 'accept';
    expect(await worked(id)).toMatchObject({ state: 'sent' });
    const [lost, repeat] = mailbox.mails;
    expect(repeat?.messageId).toBe(lost?.messageId);
    expect(repeat?.text).toContain('May be a repeat');
  });

  it('sends nothing twice to a Slack that took the message and did not answer', async () => {
    await world.close();
    world = openWorld(300);
    slack.react = (method) => (method === 'chat.postMessage' ? 'silence' : 'answer');
    const id = await enter('team');
    expect(await worked(id)).toMatchObject({ state: 'failed', possibleDuplicate: true });
    slack.react = () => 'answer';
    expect(await worked(id)).toMatchObject({
      state: 'sent',
      possibleDuplicate: false,
      providerRef: `C0123ABCD/${slack.posts[0]?.ts}`,
    });
    expect(slack.posts).toHaveLength(1);
  });

  it('sends unmarked to a Slack that does not have what was cut off', async () => {
    const id = await enter('team');
    await room.take(id, settings.rules, new Date());
    expect(await requeueOrphans(room.store.pool, true)).toHaveLength(1);
    expect(await worked(id)).toMatchObject({ state: 'sent', possibleDuplicate: false });
    expect(JSON.stringify(slack.posts)).not.toContain('May be a repeat');
  });

  it('threads a story’s updates under its first message and edits its counters', async () => {
    await work(await enter('team'));
    await work(await enter('team', { event: 'corroborated', outlets: { total: 9, independent: 4 } }));
    const [root, reply] = slack.posts;
    expect(reply?.thread_ts).toBe(root?.ts);
    expect(JSON.stringify(root?.blocks)).toContain('9 outlets');
    expect(slack.calls).toEqual(['chat.postMessage', 'chat.postMessage', 'chat.update']);
  });

  it('counts an update as sent where only the edit of the first message fails', async () => {
    await work(await enter('team'));
    slack.react = (method) =>
      method === 'chat.update' ? { status: 200, body: { ok: false, error: 'edit_window_closed' } } : 'answer';
    expect(await worked(await enter('team', { event: 'corroborated' }))).toMatchObject({ state: 'sent' });
  });

  it('keeps a story’s update behind the message that still fails, and enqueues it afterwards', async () => {
    receiver.answer = () => ({ status: 429 });
    const first = await enter('hook');
    await work(first);
    const second = await enter('hook', { event: 'corroborated' });
    expect(await worked(second)).toMatchObject({ state: 'pending', attempts: 0 });
    receiver.answer = () => ({ status: 200 });
    await work(first);
    expect(enqueued).toEqual([second]);
    expect(await worked(second)).toMatchObject({ state: 'sent' });
  });

  it('does not show twice on the terminal what its journal knows', async () => {
    const id = await enter('screen');
    await room.take(id, settings.rules, new Date());
    world.journal.add((await room.row(id)).idempotencyKey);
    await requeueOrphans(room.store.pool, true);
    expect(await worked(id)).toMatchObject({ state: 'sent' });
    expect(world.written).toEqual([]);
  });

  it('tries again where alerts.yaml has no such channel: another process may have it, or a slip is mended', async () => {
    const id = await enter('gone');
    const missing = 'gone: no such channel in alerts.yaml';
    expect(await worked(id)).toMatchObject({ state: 'failed', error: missing, possibleDuplicate: false });
    settings = {
      ...settings,
      channels: settings.channels.map((one) => (one.id === 'screen' ? { ...one, id: 'gone' } : one)),
    };
    expect(await worked(id)).toMatchObject({ state: 'sent' });
  });

  it('gives up, visibly, on a channel that alerts.yaml has no more at any try', async () => {
    const id = await enter('gone');
    await work(id);
    await work(id);
    expect(await worked(id)).toMatchObject({ state: 'dead', error: 'gone: no such channel in alerts.yaml' });
  });

  it('gives up an alert that cannot be read, says why, and lets what is behind it go', async () => {
    const [wrong, next] = [await enter('hook'), await enter('hook')];
    await room.store.pool.query(
      `UPDATE deliveries SET alert = alert || '{"severity": "loud"}' WHERE id = $1`,
      [wrong],
    );
    expect(await worked(wrong)).toMatchObject({ state: 'dead', alert: null, attempts: 0 });
    expect((await room.row(wrong)).error).toMatch(`deliveries ${wrong}: alert.severity: `);
    expect(enqueued).toEqual([next]);
    expect(await worked(next)).toMatchObject({ state: 'sent' });
    await room.store.pool.query(
      `UPDATE deliveries SET alert = alert || '{"severity": "low"}' WHERE id = $1`,
      [wrong],
    );
    await retryDelivery(room.store.pool, wrong);
    expect(await worked(wrong)).toMatchObject({ state: 'sent', alert: { severity: 'low' } });
    expect(receiver.posts).toHaveLength(2);
  });

  describe('of several recipients', () => {
    const rows = async (): Promise<ListedDelivery[]> =>
      (await listDeliveries(room.store.pool, {}, 100)).filter(({ channel }) => channel === 'desk').reverse();
    const states = async (): Promise<string[]> =>
      (await rows()).map(({ recipients, state, error }) =>
        `${recipients ?? 'all'}: ${state} ${error ?? ''}`.trim(),
      );
    const due = (id: string) =>
      room.store.pool.query('UPDATE deliveries SET next_try_at = now() WHERE id = $1', [id]);

    it('tries those again that may be granted, gives up the others, and does not mail anyone twice', async () => {
      mailbox.refuse = (address) => ({ 'a@example.org': 550, 'b@example.org': 450 })[address] ?? null;
      await worked(await enter('desk'));
      expect(await states()).toEqual([
        'all: sent',
        'a@example.org: dead email: status 550 for a@example.org',
        'b@example.org: failed email: status 450 for b@example.org',
      ]);
      const [, , waiting] = await rows();
      expectWait(waiting as ListedDelivery, 5_000);

      mailbox.refuse = () => null;
      await due(waiting?.id ?? '');
      const [overdue] = await overdueDeliveries(room.store.pool, 10);
      expect(overdue?.id).toBe(waiting?.id);
      await work(waiting?.id ?? '');
      expect((await states())[2]).toBe('b@example.org: sent');
      expect(mailbox.envelopes).toEqual([['c@example.org'], ['b@example.org']]);
      const [first, second] = mailbox.mails;
      expect(second?.messageId).toBe(first?.messageId);
      expect(await deadLately(room.store.pool)).toBe(1);
    });

    it('gives up one that is refused again and again', async () => {
      mailbox.refuse = (address) => (address === 'b@example.org' ? 451 : null);
      await work(await enter('desk'));
      const id = (await rows())[1]?.id ?? '';
      await work(id);
      await work(id);
      expect(await room.row(id)).toMatchObject({ state: 'dead', attempts: 3 });
      expect(mailbox.mails).toHaveLength(1);
    });

    it('does not let one that waits hold up what follows for the others', async () => {
      mailbox.refuse = (address) => (address === 'b@example.org' ? 450 : null);
      await work(await enter('desk'));
      mailbox.refuse = () => null;
      const next = await worked(await enter('desk', { id: 'next', event: 'corroborated' }));
      expect(next).toMatchObject({ state: 'sent', recipients: null });
      expect(mailbox.envelopes[1]).toEqual(['a@example.org', 'b@example.org', 'c@example.org']);
    });

    it('keeps apart what is final and what is not where all are refused', async () => {
      mailbox.refuse = (address) => (address === 'b@example.org' ? 450 : 550);
      await work(await enter('desk'));
      expect(await states()).toEqual([
        'a@example.org,c@example.org: dead email: status 550 for a@example.org; email: status 550 for c@example.org',
        'b@example.org: failed email: status 450 for b@example.org',
      ]);
    });

    it('fails as a whole where all are refused alike', async () => {
      mailbox.refuse = () => 450;
      await work(await enter('desk'));
      expect(await states()).toEqual(['all: failed email: status 450']);
    });

    it('mails nobody who was taken off the list meanwhile', async () => {
      mailbox.refuse = (address) => (address === 'b@example.org' ? 450 : null);
      await work(await enter('desk'));
      const id = (await rows())[1]?.id ?? '';
      const text = readFileSync(`${folder.path}/alerts.yaml`, 'utf8');
      folder.write('alerts.yaml', text.replace(', b@example.org', ''));
      settings = loadSettings(folder.path, { BOT: slack.token, SMTP: mailbox.url });
      mailbox.refuse = () => null;
      await work(id);
      expect(await room.row(id)).toMatchObject({
        state: 'dead',
        error: 'email: b@example.org: no recipient of the channel any more',
      });
    });
  });
});
