import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countsBy } from '../../src/store/counts.ts';
import type { ListedDelivery } from '../../src/store/delivery.ts';
import { openStore } from '../../src/store/open.ts';
import { listDeliveries } from '../../src/store/operator-lists.ts';
import { eventually } from '../parts/eventually.ts';
import { type Mailbox, openMailbox } from '../parts/mailbox.ts';
import { type RasidProcess, startRasid } from '../parts/rasid.ts';
import { openSlack, type PretendSlack } from '../parts/slack.ts';
import { shownIn, standstill } from '../parts/standstill.ts';
import { type Newsroom, openNewsroom } from '../pipeline/newsroom.ts';

const FRAME = /╭─/g;
const REPEAT = 'May be a repeat';

describe('a kill -9 between sending and marking', () => {
  let room: Newsroom;
  let slack: PretendSlack;
  let mailbox: Mailbox;
  beforeEach(async () => {
    [room, slack, mailbox] = await Promise.all([openNewsroom(), openSlack(), openMailbox()]);
    writeFileSync(
      `${room.config}/alerts.yaml`,
      `channels:
  - { id: screen, kind: console }
  - { id: hook, kind: webhook, url: "${room.receiver.url}", allowPrivate: true }
  - { id: team, kind: slack, tokenFrom: BOT, channel: C0123ABCD, apiUrl: "${slack.apiUrl}", allowPrivate: true }
  - { id: mail, kind: email, smtpFrom: SMTP, from: r@example.org, to: [d@example.org], allowPrivate: true }
route: { channel: [screen, hook, team, mail] }
`,
    );
  });
  afterEach(() => Promise.all([room.close(), slack.close(), mailbox.close()]));

  const run = () =>
    startRasid(['run', '--config', room.config, '--data', room.data, '--port', '0'], {
      BOT: slack.token,
      SMTP: mailbox.url,
    });

  interface Counts {
    articles: Record<string, number>;
    deliveries: Record<string, number>;
  }

  const overviewOf = async (url: string): Promise<Counts> =>
    ((await (await fetch(`${url}api/status`)).json()) as { overview: Counts }).overview;

  const open = () =>
    openStore({
      databaseUrl: null,
      dataFolder: room.data,
      onNotice: () => {},
      signal: AbortSignal.timeout(240_000),
    });
  async function ledger(): Promise<ListedDelivery[]> {
    const store = await open();
    return listDeliveries(store.pool, {}, 1_000).finally(() => store.close());
  }

  /** Has a message come to the other side of its channel? */
  function hasArrived({ channel, idempotencyKey }: ListedDelivery): boolean {
    const keys: Record<string, () => (string | undefined)[]> = {
      hook: () => room.alerts().map(({ id }) => id),
      team: () => slack.posts.map(({ metadata }) => metadata.event_payload.id),
      mail: () => mailbox.mails.map(({ messageId }) => /^<rasid\.alert\.(.*)@/.exec(messageId ?? '')?.[1]),
    };
    return keys[channel]?.().includes(idempotencyKey) ?? false;
  }

  const framesOf = (...processes: RasidProcess[]): number =>
    processes.flatMap((process) => process.stdout().match(FRAME) ?? []).length;
  function grouped<Item>(items: readonly Item[], key: (item: Item) => string): Item[][] {
    return [...Map.groupBy(items, key).values()];
  }

  it('loses no alert; only channels that cannot be asked get one twice, and it says so', async () => {
    let holding = true;
    slack.react = (method) => (holding && method === 'chat.postMessage' ? 'silence' : 'answer');
    mailbox.react = () => (holding ? 'silence' : 'accept');
    room.receiver.answer = () => (holding ? 'silence' : { status: 200 });
    const first = run();
    await first.ready();
    await eventually(
      'a message on every channel',
      () =>
        slack.posts.length > 0 &&
        mailbox.mails.length > 0 &&
        room.receiver.posts.length > 0 &&
        framesOf(first) > 0,
    );
    // What is still on its way to a channel would be marked as a repeat, and be none; a frame that the screen does not know
    // of yet would be shown again.
    const store = await open();
    await standstill(first, 'all articles judged, and nothing half-told', async () => {
      const { judged } = await countsBy(store.pool, 'articles');
      const sending = (await listDeliveries(store.pool, { state: 'sending' }, 1_000)).filter(
        ({ channel }) => channel !== 'screen',
      );
      return judged === 15 && sending.every(hasArrived) && framesOf(first) === shownIn(room.data);
    }).finally(() => store.close());
    await first.end('SIGKILL');
    holding = false;

    const second = run();
    const url = await second.ready();
    await eventually(
      'every article judged and every delivery settled',
      async () => {
        const { articles, deliveries } = await overviewOf(url);
        const { pending, sending, failed, dead } = deliveries;
        return articles.judged === 15 && [pending, sending, failed, dead].every((n) => n === 0);
      },
      // Longer than what is held back waits.
      150_000,
    );
    await second.end('SIGTERM');

    // What waited behind a message goes out merged, so channels may differ in how many messages tell the same events.
    const rows = await ledger();
    const events = (channel: string) => rows.filter((row) => row.channel === channel).length;
    const sent = (channel: string) =>
      rows
        .filter((row) => row.channel === channel && row.state === 'sent')
        .map((row) => row.idempotencyKey)
        .sort();
    expect(rows.every((row) => row.state === 'sent' || row.state === 'merged')).toBe(true);
    expect(new Set(['screen', 'hook', 'team', 'mail'].map(events)).size).toBe(1);

    const hooks = grouped(room.alerts(), (alert) => alert.id) as (ReturnType<Newsroom['alerts']>[number] & {
      possibleDuplicate: boolean;
    })[][];
    expect(hooks.map(([one]) => one?.id).sort()).toEqual(sent('hook'));
    expect(hooks.some((same) => same.length > 1)).toBe(true);
    for (const [original, ...repeats] of hooks) {
      expect(original?.possibleDuplicate).toBe(false);
      expect(repeats.every((repeat) => repeat.possibleDuplicate)).toBe(true);
    }

    const mails = grouped(mailbox.mails, (mail) => mail.messageId ?? '');
    expect(mails).toHaveLength(sent('mail').length);
    for (const [original, ...repeats] of mails) {
      expect(original?.text).not.toContain(REPEAT);
      expect(repeats.every((repeat) => repeat.text?.includes(REPEAT))).toBe(true);
    }

    const keys = slack.posts.map((post) => post.metadata.event_payload.id);
    expect(keys.sort()).toEqual(sent('team'));
    expect(JSON.stringify(slack.posts)).not.toContain(REPEAT);

    expect(framesOf(first, second)).toBe(sent('screen').length);
  }, 1_080_000);
});
