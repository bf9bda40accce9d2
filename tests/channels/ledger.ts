import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadSettings, type Settings } from '../../src/settings/load.ts';
import type { ListedDelivery } from '../../src/store/delivery.ts';
import { requeueOrphans } from '../../src/store/ledger.ts';
import { openAlertWorker } from '../parts/alert-worker.ts';
import { makeFolder, type TestFolder } from '../parts/folder.ts';
import { type LedgerRoom, openLedger } from '../parts/ledger-room.ts';
import { openReceiver, type ReceivedPost, type Receiver } from '../parts/receiver.ts';
import { openWorld } from './world.ts';

type Answer = Exclude<ReturnType<Receiver['answer']>, string>;

interface LedgerCase {
  when: string;
  answer: Answer;
  /** What the ledger has afterwards. */
  row: { state: 'failed' | 'dead'; error: string; possibleDuplicate: boolean };
  /** How long until the next try. */
  waitMs?: number;
}

interface LedgerPlan {
  /** The channel's entry in alerts.yaml but for its id and kind, when it speaks to `url`. */
  entry(url: string): string;
  env(url: string): Record<string, string>;
  accepted: Answer;
  cases: readonly LedgerCase[];
  /** What the other side calls the accepted message. */
  providerRef: string | null;
  /** Is a repeat of an unknown outcome marked? Not where the other side recognises it. */
  marksRepeats: boolean;
}

/** What the ledger says of deliveries over a channel, from its entry in alerts.yaml on: real database, real HTTP. */
export function describeLedger(kind: string, plan: LedgerPlan): void {
  describe(`the ledger of ${kind}`, () => {
    let room: LedgerRoom;
    let folder: TestFolder;
    let receiver: Receiver;
    let world: ReturnType<typeof openWorld>;
    let settings: Settings;
    let id: string;

    beforeAll(async () => {
      room = await openLedger();
    });
    afterAll(() => room.close());
    beforeEach(async () => {
      await room.empty();
      receiver = await openReceiver();
      receiver.answer = () => plan.accepted;
      world = { ...openWorld(), now: () => new Date() };
      folder = makeFolder();
      folder.write('sources.yaml', 'sources: [{ id: a, kind: feed, url: "https://example.org/rss" }]\n');
      folder.write('rasid.yaml', 'delivery: { attempts: 3, firstRetry: 5s, lastRetry: 1h }\n');
      const entry = `{ id: desk, kind: ${kind}, allowPrivate: true, ${plan.entry(receiver.url)} }`;
      folder.write('alerts.yaml', `channels: [${entry}]\nroute: { channel: desk }\n`);
      settings = loadSettings(folder.path, plan.env(receiver.url));
      id = await room.event(await room.story());
    });
    afterEach(async () => {
      await Promise.all([world.close(), receiver.close()]);
      folder.remove();
    });

    async function worked(): Promise<ListedDelivery> {
      const { pool } = room.store;
      await openAlertWorker({ pool, settings: () => settings, world, enqueued: [] })({ id });
      return room.row(id);
    }
    const isMarked = ({ body }: ReceivedPost): boolean => body.includes('May be a repeat');

    it('has what was taken as sent', async () => {
      expect(await worked()).toMatchObject({ state: 'sent', providerRef: plan.providerRef, error: null });
      expect(receiver.posts.map(isMarked)).toEqual([false]);
      expect(receiver.posts[0]?.body).toContain('TEST');
    });

    it.each(plan.cases)('has $row.state $when', async ({ answer, row, waitMs }) => {
      receiver.answer = () => answer;
      const began = Date.now();
      const found = await worked();
      expect(found).toMatchObject(row);
      if (waitMs !== undefined) {
        const triedAt = found.nextTryAt.getTime() - waitMs;
        expect([triedAt >= began, triedAt <= Date.now()]).toEqual([true, true]);
      }
    });

    it(`sends again what got no answer${plan.marksRepeats ? ', marked as a possible repeat' : ''}`, async () => {
      receiver.answer = () => 'hang up';
      expect(await worked()).toMatchObject({ state: 'failed', possibleDuplicate: true });
      receiver.answer = () => plan.accepted;
      expect(await worked()).toMatchObject({ state: 'sent', possibleDuplicate: plan.marksRepeats });
      expect(receiver.posts.map(isMarked)).toEqual([false, plan.marksRepeats]);
    });

    it('treats a try that was cut off by a kill like one without an answer', async () => {
      await room.take(id, settings.rules, new Date());
      await requeueOrphans(room.store.pool, true);
      expect(await worked()).toMatchObject({ state: 'sent', possibleDuplicate: plan.marksRepeats });
      expect(receiver.posts.map(isMarked)).toEqual([plan.marksRepeats]);
    });
  });
}
