import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Settings } from '../../src/settings/load.ts';
import type { ListedDelivery } from '../../src/store/delivery.ts';
import { retryDelivery } from '../../src/store/ledger.ts';
import { listDeliveries } from '../../src/store/operator-lists.ts';
import { openWorld } from '../channels/world.ts';
import { alertSettings, openAlertWorker } from '../parts/alert-worker.ts';
import { makeFolder, type TestFolder } from '../parts/folder.ts';
import { type LedgerRoom, openLedger } from '../parts/ledger-room.ts';
import { type Mailbox, openMailbox } from '../parts/mailbox.ts';

// Real database and SMTP server; only the jobs are a list of what it was asked to enqueue.
describe('a mail for three, where the server ends the session over one of them', () => {
  let room: LedgerRoom;
  let folder: TestFolder;
  let mailbox: Mailbox;
  let world: ReturnType<typeof openWorld>;
  let settings: Settings;
  let story: string;

  beforeAll(async () => {
    room = await openLedger();
  });
  afterAll(() => room.close());
  beforeEach(async () => {
    await room.empty();
    mailbox = await openMailbox({ piped: false });
    folder = makeFolder();
    settings = alertSettings(
      folder,
      `channels:
  - { id: desk, kind: email, smtpFrom: SMTP, from: r@example.org, to: [a@example.org, b@example.org, c@example.org], allowPrivate: true }
route: { channel: desk }
`,
      { SMTP: mailbox.url },
    );
    world = openWorld();
    story = await room.story();
  });
  afterEach(async () => {
    await Promise.all([world.close(), mailbox.close()]);
    folder.remove();
  });

  const work = (id: string) =>
    openAlertWorker({ pool: room.store.pool, settings: () => settings, world, enqueued: [] })({ id });
  const rows = async (): Promise<ListedDelivery[]> =>
    (await listDeliveries(room.store.pool, {}, 100)).reverse();
  const states = async (): Promise<string[]> =>
    (await rows()).map(({ recipients, state, error }) =>
      `${recipients ?? 'all'}: ${state} ${error ?? ''}`.trim(),
    );
  const refuse = (codes: Record<string, number>): void => {
    mailbox.refuse = (address) => codes[address[0] ?? ''] ?? null;
  };
  const reached = (): string => mailbox.envelopes.map((to) => to.map((one) => one[0]).join('')).join(' ');

  it.each([
    ['a', 'bc'],
    ['b', 'ac'],
    ['c', 'ab'],
  ])('over %s: the others have it, and %s gets it on the next try', async (who, others) => {
    refuse({ [who]: 421 });
    await work(await room.event(story));
    const refused = `email: status 421 for ${who}@example.org`;
    expect(await states()).toEqual(['all: sent', `${who}@example.org: failed ${refused}`]);
    refuse({});
    await work((await rows())[1]?.id ?? '');
    expect(await states()).toEqual(['all: sent', `${who}@example.org: sent`]);
    expect(reached()).toBe(`${others} ${who}`);
    expect(new Set(mailbox.mails.map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('gives up the one that it ends the session over again and again', async () => {
    refuse({ b: 421 });
    await work(await room.event(story));
    const id = (await rows())[1]?.id ?? '';
    await work(id);
    await work(id);
    expect(await states()).toEqual(['all: sent', 'b@example.org: dead email: status 421']);
    expect(reached()).toBe('ac');
  });

  it('tries apart from then on whom it refuses in both sessions, and keeps the order of the rest', async () => {
    refuse({ b: 421, c: 421 });
    const first = await room.event(story);
    await work(first);
    expect(await states()).toEqual([
      'all: failed email: status 421',
      'b@example.org: failed email: status 421 for b@example.org',
      'c@example.org: failed email: status 421 for c@example.org',
    ]);
    refuse({});
    const next = await room.event(story, { id: 'next', event: 'corroborated' });
    await work(next);
    expect(await room.row(next)).toMatchObject({ state: 'pending', attempts: 0 });
    for (const { id } of await rows()) await work(id);
    expect(await states()).toEqual(['all: sent', 'b@example.org: sent', 'c@example.org: sent', 'all: sent']);
    expect(reached()).toBe('a b c abc');
  });

  it('sends by hand only to those who are not tried apart', async () => {
    refuse({ b: 421, c: 421 });
    const id = await room.event(story);
    for (let tries = 0; tries < 3; tries += 1) {
      mailbox.refuseSession = () => (tries > 0 ? 421 : null);
      await work(id);
    }
    expect((await states())[0]).toBe('all: dead email: status 421');
    mailbox.refuseSession = () => null;
    refuse({});
    await retryDelivery(room.store.pool, id);
    await work(id);
    expect(reached()).toBe('a');
  });

  it('keeps all together where the server refuses whom it is asked for first, whoever it is', async () => {
    refuse({ a: 421, b: 421, c: 421 });
    const id = await room.event(story);
    await work(id);
    expect(await states()).toEqual(['all: failed email: status 421']);
    refuse({});
    await work(id);
    expect([await states(), reached()]).toEqual([['all: sent'], 'abc']);
  });
});
