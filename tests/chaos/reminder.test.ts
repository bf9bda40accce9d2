import { writeFileSync } from 'node:fs';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openArchive } from '../parts/archive.ts';
import { eventually } from '../parts/eventually.ts';
import { makeFolder, type TestFolder } from '../parts/folder.ts';
import { skipWithout } from '../parts/missing.ts';
import { hasPostgres, startPostgres, type TestPostgres } from '../parts/postgres.ts';
import { type RasidProcess, startRasid } from '../parts/rasid.ts';
import { openReceiver, type Receiver } from '../parts/receiver.ts';
import type { Whereabouts } from '../parts/store.ts';

const DAY_MS = 86_400_000;
const FRAME = /╭─/g;

const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();

/** An article of five days ago whose date is tomorrow: its last reminder is due. Gloss: "leaves before that day". */
async function laySetDate(where: Whereabouts): Promise<{ folder: string; remove(): void }> {
  const archive = await openArchive([], where);
  await archive.place({
    at: inDays(-5),
    title: 'بغداد: آخر جندي أمريكي يغادر قبل الموعد',
    text: 'أعلنت قيادة العمليات أن القوات الأمريكية تنسحب من العراق قبل ذلك اليوم وفق اتفاق البلدين.',
    withdrawals: [{ words: ['القوات الأمريكية تنسحب'], status: 'announced' }],
    deadlines: [{ date: inDays(1).slice(0, 10), words: 'ذلك اليوم' }],
  });
  await archive.store.close();
  return { folder: archive.folder, remove: archive.remove };
}

describe('a kill -9 around the reminder of a deadline', () => {
  let receiver: Receiver;
  let config: TestFolder;
  const running: RasidProcess[] = [];
  const removals: (() => void)[] = [];
  beforeEach(async () => {
    receiver = await openReceiver();
    config = makeFolder();
    removals.push(config.remove);
    config.write(
      'sources.yaml',
      'sources:\n  - { id: none, kind: feed, url: "http://127.0.0.1:9/rss", enabled: false }\n',
    );
    writeFileSync(
      `${config.path}/alerts.yaml`,
      `channels:
  - { id: screen, kind: console }
  - { id: hook, kind: webhook, url: "${receiver.url}", allowPrivate: true }
route: { channel: [screen, hook] }
`,
    );
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((process) => process.end('SIGKILL')));
    await receiver.close();
    for (const remove of removals.splice(0)) remove();
  });

  function run(data: string, env: Record<string, string> = {}): RasidProcess {
    const started = startRasid(['run', '--config', config.path, '--data', data, '--port', '0'], env);
    running.push(started);
    return started;
  }
  const bodies = (): { id: string; event: string; possibleDuplicate: boolean }[] =>
    receiver.posts.map(({ body }) => JSON.parse(body));
  async function deliveriesOf(url: string): Promise<Record<string, number>> {
    const { overview } = (await (await fetch(`${url}api/status`)).json()) as {
      overview: { deliveries: Record<string, number> };
    };
    return overview.deliveries;
  }

  it('between sending and marking tells it once more only where the channel cannot be asked, and says so', async () => {
    const data = await laySetDate('folder');
    removals.push(data.remove);
    receiver.answer = () => 'silence';
    const first = run(data.folder);
    const firstUrl = await first.ready();
    // A frame on the screen is not yet marked as sent: killed there, the screen would get it twice too.
    await eventually(
      'the reminder sent to the screen, and to the hook without an answer',
      async () => {
        const { sent, sending } = await deliveriesOf(firstUrl);
        return receiver.posts.length === 1 && sent === 1 && sending === 1;
      },
      60_000,
    );
    await first.end('SIGKILL');
    receiver.answer = () => ({ status: 200 });
    const second = run(data.folder);
    const url = await second.ready();
    await eventually('every delivery settled', async () => {
      const { sent, sending } = await deliveriesOf(url);
      return sent === 2 && sending === 0;
    });
    expect(bodies().map(({ event, possibleDuplicate }) => [event, possibleDuplicate])).toEqual([
      ['deadline_near', false],
      ['deadline_near', true],
    ]);
    expect(new Set(bodies().map(({ id }) => id)).size).toBe(1);
    expect(`${first.stdout()}${second.stdout()}`.match(FRAME)).toHaveLength(1);
  }, 540_000);

  describe.skipIf(skipWithout('PostgreSQL', hasPostgres()))('on a server', () => {
    let postgres: TestPostgres;
    beforeAll(async () => {
      postgres = await startPostgres();
    });
    afterAll(() => postgres?.end());

    it('between the alert and the mark that it was told tells it once', async () => {
      const databaseUrl = await postgres.database();
      const data = await laySetDate({ url: databaseUrl });
      removals.push(data.remove);
      const client = new Client({ connectionString: databaseUrl, options: '-c search_path=rasid' });
      await client.connect();
      const count = async (sql: string): Promise<number> =>
        Number((await client.query<{ n: string }>(`SELECT count(*) AS n FROM ${sql}`)).rows[0]?.n);
      // Whoever marks a notice as told, with the event and its deliveries entered, waits here.
      await client.query(`
        CREATE FUNCTION rasid.wait_here() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN PERFORM pg_advisory_xact_lock(42); RETURN NEW; END';
        CREATE TRIGGER wait_here BEFORE UPDATE ON rasid.deadline_notices
          FOR EACH ROW EXECUTE FUNCTION rasid.wait_here();
        SELECT pg_advisory_lock(42)`);
      const first = run(data.folder, { DATABASE_URL: databaseUrl });
      await eventually(
        'the mark to be made',
        async () =>
          (await count(`pg_locks WHERE locktype = 'advisory' AND objid = 42 AND NOT granted`)) === 1,
        60_000,
      );
      await first.end('SIGKILL');
      await client.query('SELECT pg_advisory_unlock(42)');
      expect(receiver.posts).toEqual([]);
      expect(await count(`story_events WHERE kind = 'deadline_near'`)).toBe(0);
      const second = run(data.folder, { DATABASE_URL: databaseUrl });
      await eventually(
        'both channels told',
        async () => (await count(`deliveries WHERE state = 'sent'`)) === 2,
        60_000,
      );
      expect(await count(`story_events WHERE kind = 'deadline_near'`)).toBe(1);
      expect(bodies().map(({ event, possibleDuplicate }) => [event, possibleDuplicate])).toEqual([
        ['deadline_near', false],
      ]);
      expect(`${first.stdout()}${second.stdout()}`.match(FRAME)).toHaveLength(1);
      await client.end();
    }, 540_000);
  });
});
