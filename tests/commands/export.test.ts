import { Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Command, UsageError } from '../../src/commands/command.ts';
import { deadlines } from '../../src/commands/deadlines.ts';
import { exportCommand } from '../../src/commands/export.ts';
import { exportedAlerts, exportedArticles } from '../../src/store/export.ts';
import { saveFeedback } from '../../src/store/feedback.ts';
import { type Archive, openArchive } from '../parts/archive.ts';
import { makeFolder } from '../parts/folder.ts';

// Gloss: "we will answer before 31 December", a faction says.
const THREAT = {
  at: '2026-11-20T08:00:00Z',
  title: 'كتائب سيد الشهداء تهدد',
  text: 'قال المتحدث: «سنرد على كل قصف قبل 31 كانون الأول».',
  statements: [{ words: 'سنرد على كل قصف قبل 31 كانون الأول' }],
  deadlines: [{ date: '2026-12-31', words: '31 كانون الأول' }],
};
const LEAVES = {
  at: '2026-11-22T08:00:00Z',
  title: 'باريس: قواتنا تغادر النيجر',
  text: 'أعلنت الوزارة أن القوات الفرنسية تغادر النيجر.',
  withdrawals: [{ words: ['القوات الفرنسية تغادر النيجر'], force: 'FR', host: 'NE' }],
};

/** A command in this process: a new one is slow to start. Resolves to what it printed. */
async function run(command: Command, ...args: string[]): Promise<string> {
  let out = '';
  const stdout = new Writable({
    write(chunk, _encoding, done) {
      out += String(chunk);
      done();
    },
  });
  const stderr = new Writable({ write: (_chunk, _encoding, done) => done() });
  await command.run(args, { stdin: Readable.from([]), stdout, stderr, env: {} });
  return out;
}

const collect = async (rows: AsyncIterable<object>): Promise<object[]> => {
  const all: object[] = [];
  for await (const row of rows) all.push(row);
  return all;
};

describe('what can be taken out of the archive', () => {
  const folder = makeFolder();
  let archive: Archive;

  beforeAll(async () => {
    archive = await openArchive(['desk'], 'folder');
    await archive.place(THREAT);
    await archive.place(LEAVES);
    const { rows } = await archive.store.pool.query<{ id: string }>(
      'SELECT id FROM story_events ORDER BY id',
    );
    await saveFeedback(archive.store.pool, {
      eventId: String(rows[0]?.id),
      reader: 'a-reader-of-this-test',
      choice: 'not_relevant',
    });
    folder.write(
      'sources.yaml',
      'sources:\n  - { id: example, kind: feed, url: "https://example.org/rss" }\n',
    );
    folder.write(
      'alerts.yaml',
      'channels:\n  - { id: terminal, kind: console }\nroute: { channel: terminal }\n',
    );
  }, 360_000);
  afterAll(() => {
    archive.remove();
    folder.remove();
  });

  it('alerts as they were told', async () => {
    const told = await collect(exportedAlerts(archive.store.pool, null));
    expect(told).toMatchObject([
      {
        event: 'opened',
        topics: ['faction_statement'],
        title: THREAT.title,
        deliveries: [{ channel: 'desk', state: 'pending' }],
      },
      { event: 'opened', topics: ['troop_withdrawal'], title: LEAVES.title },
    ]);
  });

  it('articles with their verdicts, since a day', async () => {
    const since = new Date('2026-11-21');
    expect(await collect(exportedArticles(archive.store.pool, since))).toMatchObject([
      {
        title: LEAVES.title,
        status: 'judged',
        storyId: expect.stringMatching(/^\d+$/),
        topics: [{ topic: 'troop_withdrawal', matched: true }],
      },
    ]);
  });

  it('each as a table whose rows have all its columns', async () => {
    await archive.place({
      ...LEAVES,
      at: '2026-11-23T08:00:00Z',
      title: '=HYPERLINK("https://x.example")',
      text: 'سطر\n-1+1; @SUM(A1). القوات الفرنسية تغادر النيجر.',
    });
    await archive.store.close();
    const where = ['--config', folder.path, '--data', archive.folder];
    const articles = await run(exportCommand, 'articles', '--csv', '--bom', ...where);
    expect(articles.startsWith('\ufeffid,source,address,title,text,')).toBe(true);
    expect(articles).toContain('"\'=HYPERLINK(""https://x.example"")","سطر\n\'-1+1; \'@SUM(A1).');
    const alerts = await run(exportCommand, 'alerts', '--csv', ...where);
    expect(alerts.startsWith('id,at,story,event,')).toBe(true);
    expect(alerts).toContain(",Kata'ib Sayyid al-Shuhada,threat,سنرد على كل قصف قبل 31 كانون الأول,");
    const [heading = '', deadline = ''] = (await run(exportCommand, 'deadlines', '--csv', ...where)).split(
      '\r\n',
    );
    expect(heading.split(',').slice(0, 4)).toEqual(['id', 'date', 'precision', 'state']);
    expect(deadline).toContain(',2026-12-31,day,');
  }, 540_000);

  it('feedback as rasid eval reads it, and deadlines, by the commands', async () => {
    const where = ['--config', folder.path, '--data', archive.folder];
    expect(JSON.parse(await run(exportCommand, '--feedback', ...where))).toEqual({
      id: expect.stringMatching(/^feedback-\d+$/),
      outlet: 'nahr-news',
      published: '2026-11-20',
      title: THREAT.title,
      text: THREAT.text,
      W: 'mention',
      F: 'none',
    });
    expect(await run(deadlines, ...where)).toMatch(
      /^2026-12-31 {2}\w+ +story \d+ {2}Kata'ib Sayyid al-Shuhada: statement/,
    );
    expect(await run(deadlines, '--ics', ...where)).toContain('DTSTART;VALUE=DATE:20261231\r\n');
  }, 540_000);

  it.each([
    [exportCommand, [], "found '', allowed: rasid export alerts | articles | feedback | deadlines"],
    [
      exportCommand,
      ['stories'],
      "found 'stories', allowed: rasid export alerts | articles | feedback | deadlines",
    ],
    [
      exportCommand,
      ['alerts', '--since', 'yesterday'],
      "--since: found 'yesterday', allowed: a date such as 2026-11-24",
    ],
    [
      exportCommand,
      ['alerts', '--since', '2026-02-30'],
      "--since: found '2026-02-30', allowed: a date such as 2026-11-24",
    ],
    [exportCommand, ['alerts', '--bom'], '--bom: only with --csv'],
    [exportCommand, ['alerts', '--csv', '--json'], '--csv and --json: one of them, not both'],
    [deadlines, ['--ics', '--json'], '--ics and --json: one of them, not both'],
  ])('says what is wrong: $0.name $1', async (command, args, message) => {
    await expect(run(command, ...args)).rejects.toThrow(new UsageError(message));
  });
});
