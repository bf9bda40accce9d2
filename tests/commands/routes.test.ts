import { PassThrough, Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/commands/command.ts';
import { routes } from '../../src/commands/routes.ts';
import { silences } from '../../src/commands/silences.ts';
import { PayloadError } from '../../src/lib/errors.ts';
import { makeFolder, type TestFolder } from '../parts/folder.ts';

const THREAT = {
  id: 'a1',
  title: 'كتائب حزب الله تهدد القوات الأمريكية',
  text: 'هددت كتائب حزب الله القوات الأمريكية في العراق، وقال المتحدث باسمها محمد محيي: «سنستهدف قواعد الاحتلال إذا لم يرحل قبل نهاية العام».',
  publishedAt: '2026-11-24T08:00:00Z',
};

describe('rasid routes and silences', () => {
  let folder: TestFolder;
  beforeAll(() => {
    folder = makeFolder();
    folder.write(
      'config/sources.yaml',
      'sources:\n  - { id: example, kind: feed, url: "https://example.org/rss" }\n',
    );
    folder.write(
      'config/alerts.yaml',
      `channels: [{ id: screen, kind: console }, { id: night, kind: console }]
route:
  channel: screen
  routes:
    - name: statements
      match: { topic: faction_statement }
      channel: [screen, night]
      group_wait: 30s
quietHours: [{ channels: night, from: "22:00", to: "06:00", timezone: UTC, breakThrough: null }]
rateCaps: [{ channels: screen, limit: 5, per: 1h }]
`,
    );
  });
  afterAll(() => folder.remove());

  /** Runs a command in this process; what it throws is what `rasid` would print in one line. */
  async function run(
    [name = '', ...args]: string[],
    input = '',
  ): Promise<{ code: number; stdout: string; stderr: string }> {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const command = new Map(Object.entries({ routes, silences })).get(name);
    const code = await command?.run([...args, '--config', `${folder.path}/config`], {
      stdin: Readable.from([input]),
      stdout,
      stderr,
      env: { RASID_DATA: `${folder.path}/data` },
    });
    return { code: code ?? -1, stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') };
  }

  it('shows the tree', async () => {
    const { code, stdout } = await run(['routes', 'show']);
    expect(code).toBe(0);
    expect(stdout).toBe(
      'route  [everything]  → screen\n  statements  [topic=faction_statement]  → screen, night  group_wait 30 s\n',
    );
  });

  it('says which channels an article reaches, by which route, and what would keep it', async () => {
    const input = `${JSON.stringify(THREAT)}\n{"id":"b2","title":"فوز الفريق","text":"فاز الفريق في المباراة."}\nnonsense\n`;
    const { code, stdout } = await run(['routes', 'test', '--jsonl', '--at', '2026-11-24T23:00:00Z'], input);
    expect(code).toBe(1);
    const [threat, sport, broken] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(threat).toMatchObject({
      id: 'a1',
      matched: true,
      severityWhy: expect.stringContaining(':'),
      channels: [
        { channel: 'screen', action: 'wait', route: 'route › statements', until: '2026-11-24T23:00:30.000Z' },
        { channel: 'night', action: 'wait', until: '2026-11-25T06:00:00.000Z' },
      ],
    });
    expect(threat.channels[0].notes).toContain('at most 5 messages in 1 h, critical breaks through');
    expect(sport).toMatchObject({ id: 'b2', matched: false, channels: [] });
    expect(broken.error).toMatch(/^line 3: /);
  });

  it('adds a silence, heeds it, ends it and keeps it in the history', async () => {
    const added = await run([
      ...['silences', 'add', '--match', 'topic=faction_statement', '--for', '2h'],
      ...['--author', 'Layla', '--reason', 'drill'],
    ]);
    expect(added.code).toBe(0);
    expect(added.stdout).toMatch(
      /^silence 1 until \S+, topic=faction_statement\nwould have muted 0 of the 0 alerts of the last 30 days; mutes 0 that wait now\n$/,
    );
    const file = folder.write('article.json', JSON.stringify(THREAT));
    const test = await run(['routes', 'test', file, '--json', '--data', `${folder.path}/data`]);
    expect(JSON.parse(test.stdout).channels).toMatchObject([{ action: 'mute' }, { action: 'mute' }]);
    expect((await run(['silences', 'end', '1', '--author', 'Omar'])).code).toBe(0);
    expect(await run(['silences'])).toMatchObject({
      stdout: '',
      stderr: 'rasid: no silence is in force or to come\n',
    });
    expect((await run(['silences', '--all'])).stdout).toMatch(
      /over .*ended by Omar.*topic=faction_statement.*Layla: drill/,
    );
  }, 360_000);

  it.each<[string[], RegExp, new (message: string) => Error]>([
    [['routes'], /'show' or 'test FILE'/, UsageError],
    [
      ['silences', 'add', '--match', 'x=1', '--for', '1h', '--author', 'L', '--reason', 'r'],
      /match: /,
      PayloadError,
    ],
    [['silences', 'try', '--match', 'نوع=تهديد'], /match: found "نوع", allowed: topic \| /, PayloadError],
    [
      ['silences', 'add', '--match', 'topic=troop_withdrawal', '--for', 'long'],
      /--for: found 'long'/,
      UsageError,
    ],
    [['silences', 'add', '--match', 'topic=troop_withdrawal'], /how long\?/, UsageError],
    [
      ['silences', 'try', '--match', 'faction=Hamass'],
      /match: faction: found "Hamass", allowed: a faction that `rasid factions` lists; did you mean 'hamas'\?$/,
      PayloadError,
    ],
    [['silences', 'end', '77', '--author', 'L'], /silence 77: not there/, PayloadError],
  ])(
    'refuses %j',
    async (args, words, kind) => {
      const error = await run(args).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(kind);
      expect((error as Error).message).toMatch(words);
    },
    540_000,
  );
});
