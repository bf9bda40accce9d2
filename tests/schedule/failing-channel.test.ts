import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OperationalReport } from '../../src/model/notice.ts';
import { operationsTicks } from '../../src/schedule/operations.ts';
import { loadSettings } from '../../src/settings/load.ts';
import { markDead, markFailed, markSent, retryDelivery } from '../../src/store/ledger.ts';
import { makeFolder } from '../parts/folder.ts';
import { type LedgerRoom, openLedger } from '../parts/ledger-room.ts';

let ledger: LedgerRoom;
beforeAll(async () => {
  ledger = await openLedger();
});
afterAll(() => ledger.close());

const CONFIGURED = `channels:
  - { id: desk, kind: webhook, url: "https://desk.example/hook" }
  - { id: mail, kind: webhook, url: "https://mail.example/hook" }
route: { channel: desk }
`;

/** The two ticks that look at the service and tell of it, and what the second enters into the ledger. */
function service() {
  const folder = makeFolder();
  folder.write('sources.yaml', 'sources: [{ id: out, kind: feed, url: "https://out.example/rss" }]\n');
  folder.write('alerts.yaml', CONFIGURED);
  const settings = loadSettings(folder.path, {}, { secrets: 'ignored' });
  folder.remove();
  const { pool } = ledger.store;
  const ticks = operationsTicks({
    pool,
    settings: () => ({ ...settings, operations: { ...settings.operations, waitMs: 0 } }),
    refused: () => null,
    unreadable: () => [],
    health: async () => ({ problems: [] }) as never,
    queueReachable: () => true,
    deliverNow: async () => {},
    dataFolder: ledger.folder,
    jobs: { enqueue: async () => {} } as never,
    log: { warn() {}, info() {} } as never,
  });
  return async (): Promise<string[]> => {
    for (const name of ['conditions of the service', 'operational alerts']) {
      await ticks.find((tick) => tick.name === name)?.work();
    }
    const { rows } = await pool.query<{ channel: string; report: OperationalReport }>(
      `SELECT channel, jsonb_array_elements(alert -> 'notice' -> 'reports') AS report FROM deliveries
        WHERE kind = 'operations' ORDER BY id`,
    );
    await pool.query(`DELETE FROM deliveries WHERE kind = 'operations'`);
    return rows.map(
      ({ channel, report }) => `${channel}: ${report.subject} ${report.phase}: ${report.detail}`,
    );
  };
}

it('a channel that takes nothing is told once, through another one, and again when it takes messages', async () => {
  const told = service();
  const failure = { error: 'webhook: status 503', nextTryAt: new Date('2096-01-01'), maybeSent: false };
  const fail = async (): Promise<string> => {
    const id = await ledger.event(await ledger.story());
    const taken = await ledger.take(id);
    if (taken.action !== 'send') throw new Error(taken.action);
    await markFailed(ledger.store.pool, taken.delivery, failure);
    return id;
  };
  await fail();
  await fail();
  expect(await told()).toEqual([]);
  const third = await fail();
  expect(await told()).toEqual([
    'mail: channel desk began: messages not taken: 3, after 3 tries: webhook: status 503',
  ]);
  expect(await told()).toEqual([]);

  const delivery = { ...(await ledger.row(third)), channel: 'desk' };
  await markSent(ledger.store.pool, delivery as never, null);
  const over = await told();
  expect(over.map((line) => line.slice(0, 32))).toEqual([
    'desk: channel desk ended: messag',
    'mail: channel desk ended: messag',
  ]);
});

it('what was refused at once is a dead letter and no failing channel, nor is what is sent again by hand', async () => {
  await ledger.empty();
  const told = service();
  const id = await ledger.event(await ledger.story());
  const taken = await ledger.take(id);
  if (taken.action !== 'send') throw new Error(taken.action);
  await markDead(ledger.store.pool, taken.delivery, 'webhook: status 404');
  await ledger.store.pool.query(`UPDATE deliveries SET failing_since = now() - interval '1 day'`);
  expect((await told()).filter((line) => line.includes('channel desk'))).toEqual([]);
  await ledger.store.pool.query(`UPDATE deliveries SET attempts = 3`);
  expect((await told()).filter((line) => line.includes('channel desk'))).toHaveLength(1);
  await retryDelivery(ledger.store.pool, id);
  expect((await told()).filter((line) => line.includes('channel desk ended'))).toHaveLength(2);
});
