import { Redis } from 'ioredis';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../parts/eventually.ts';
import { freePort } from '../parts/free-port.ts';
import { skipWithout } from '../parts/missing.ts';
import { hasPostgres, startPostgres, type TestPostgres } from '../parts/postgres.ts';
import { type RasidProcess, startRasid } from '../parts/rasid.ts';
import { openReceiver, type Receiver } from '../parts/receiver.ts';
import { hasRedis, startRedis, type TestRedis } from '../parts/redis.ts';
import { rasidHere } from '../parts/run-command.ts';
import { type Newsroom, openNewsroom } from './newsroom.ts';

const skip = skipWithout('redis-server', hasRedis()) || skipWithout('PostgreSQL', hasPostgres());

/** Every secret that Rasid can be given, each with a word of its own to look for. */
const SECRETS = {
  database: 'dbpw-4417c0de',
  redis: 'redispw-92ab17',
  smtp: 'smtppw-77fe01',
  slack: 'T0HOOK/B0HOOK/slackpath-5e11',
  telegram: '123456:telegramtoken-41d0',
  teams: 'teamspath-0d5a91',
  matrix: 'syt_matrixtoken_e77c',
  bot: 'xoxb-1234567890-bottoken-aa09',
  hookPath: 'hookpath-31bd77',
  hookKey: 'aG9va2tleS1mZTQ0MTI3N2FiY2Q=',
  heartbeat: 'heartbeat-0c66ef',
  web: 'webtoken-8d0f2a61',
  feedback: 'feedbackkey-b71f00aa',
  proxy: 'proxypw-6b3c55',
} as const;

describe.skipIf(skip)('a full run in which everything fails once', () => {
  let postgres: TestPostgres;
  let redis: TestRedis;
  let room: Newsroom;
  let sink: Receiver;
  let process: RasidProcess;
  let env: Record<string, string>;

  beforeAll(async () => {
    [postgres, redis, room, sink] = await Promise.all([
      startPostgres(),
      startRedis(),
      openNewsroom(),
      openReceiver(),
    ]);
    // Servers' error pages like to repeat what they were asked.
    sink.answer = (nth) => {
      const { headers = {}, body = '' } = sink.posts[nth - 1] ?? {};
      const echo = JSON.stringify({ ok: false, error: 'invalid_auth', headers, body, env: SECRETS });
      const kinds = [
        { status: 500, body: echo },
        'hang up',
        { status: 404, body: echo },
        { status: 200, body: echo },
      ] as const;
      return kinds[nth % kinds.length] ?? 'hang up';
    };
    const address = new URL(await postgres.database());
    address.password = SECRETS.database;
    const admin = new Redis(redis.url);
    await admin.config('SET', 'requirepass', SECRETS.redis);
    admin.disconnect();
    const origin = new URL(sink.url).origin;
    env = {
      DATABASE_URL: address.href,
      REDIS_URL: redis.url.replace('redis://', `redis://:${SECRETS.redis}@`),
      SLACK_URL: `${origin}/services/${SECRETS.slack}`,
      SLACK_TOKEN: SECRETS.bot,
      TELEGRAM: SECRETS.telegram,
      TEAMS: `${origin}/${SECRETS.teams}`,
      MATRIX: SECRETS.matrix,
      HOOK_URL: `${origin}/${SECRETS.hookPath}`,
      HOOK_KEY: `whsec_${SECRETS.hookKey}`,
      SMTP_URL: `smtp://rasid:${SECRETS.smtp}@127.0.0.1:${await freePort()}`,
      HEARTBEAT: `${origin}/${SECRETS.heartbeat}`,
      RASID_WEB_TOKEN: SECRETS.web,
      FEEDBACK_SECRET: SECRETS.feedback,
    };
    configure('debug');
  }, 540_000);
  afterAll(async () => {
    await process?.end('SIGKILL');
    await Promise.all([room?.close(), sink?.close()]);
    await redis?.end();
    await postgres?.end();
  });

  function configure(level: string): void {
    const proxy = `http://rasid:${SECRETS.proxy}@127.0.0.1:1/`;
    room.write(
      'rasid.yaml',
      `log: { level: ${level} }\nheartbeat: { urlFrom: HEARTBEAT, every: 1s, allowPrivate: true }\nhttp: { proxy: "${proxy}", timeout: 5s }\ndelivery: { attempts: 3, firstRetry: 1s, lastRetry: 1s }\npublicUrl: https://rasid.example.org/\n`,
    );
    room.write(
      'alerts.yaml',
      `channels:
  - { id: slack, kind: slack, urlFrom: SLACK_URL, allowPrivate: true }
  - { id: bot, kind: slack, tokenFrom: SLACK_TOKEN, channel: C0123ABCD, apiUrl: "${new URL(sink.url).origin}/api/", allowPrivate: true }
  - { id: hook, kind: webhook, urlFrom: HOOK_URL, secretFrom: HOOK_KEY, allowPrivate: true }
  - { id: telegram, kind: telegram, tokenFrom: TELEGRAM, chat: -1001234567890, apiUrl: "${new URL(sink.url).origin}/", allowPrivate: true }
  - { id: teams, kind: teams, urlFrom: TEAMS, allowPrivate: true }
  - { id: matrix, kind: matrix, tokenFrom: MATRIX, homeserver: "${new URL(sink.url).origin}/", room: "!abc:example.org", allowPrivate: true }
  - { id: mail, kind: email, smtpFrom: SMTP_URL, from: rasid@example.org, to: [desk@example.org], allowPrivate: true }
route: { channel: [slack, bot, hook, telegram, teams, matrix, mail] }
operations: { channel: [slack, mail], wait: 1s }
`,
    );
  }

  /** The secrets that a text holds, by their names. */
  const heldBy = (text: string): string[] =>
    Object.entries(SECRETS).flatMap(([name, secret]) =>
      text.includes(secret) || text.includes(encodeURIComponent(secret)) ? [name] : [],
    );

  it('tells none of its secrets in a log, on a page, in a command or in a row', async () => {
    room.addSource(
      '{ id: public, kind: feed, url: "http://news.example.org/rss", every: { min: 1s, max: 3s } }',
    );
    process = startRasid(['run', '--config', room.config, '--data', room.data, '--port', '0'], env);
    const url = await process.ready();
    await eventually(
      'deliveries given up',
      async () => {
        const text = await (await fetch(`${url}deliveries?state=dead`)).text();
        return /slack/.test(text) && /mail/.test(text) ? true : null;
      },
      120_000,
    );
    await redis.kill();
    await redis.start();
    configure('info');
    await eventually(
      'the new configuration',
      () => (process.stderr().includes('configuration loaded anew') ? true : null),
      60_000,
    );
    room.write('alerts.yaml', 'channels: [{ id: slack, kind: slack, urlFrom: NOT_SET }]\n');
    await eventually(
      'its refusal',
      () => (process.stderr().includes('configuration refused') ? true : null),
      60_000,
    );

    const told: Record<string, string> = {};
    for (const path of [
      '',
      'stories',
      'sources',
      'deliveries',
      'silences',
      'configuration',
      'health',
      'metrics',
      'api/status',
      'feed.xml',
      'feed.json',
    ])
      told[`/${path}`] = await (await fetch(`${url}${path}`)).text();
    configure('info');
    for (const args of [['deliveries'], ['sources'], ['check'], ['export']]) {
      const { stdout, stderr } = await rasidHere(
        [...args, '--config', room.config, '--data', room.data],
        env,
      );
      told[`rasid ${args[0]}`] = stdout + stderr;
    }
    const client = new Client({ connectionString: env.DATABASE_URL });
    await client.connect();
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('rasid', 'bullmq') AND tablename <> 'secrets'`,
    );
    for (const { name } of tables)
      told[name] = JSON.stringify((await client.query(`SELECT t::text FROM ${name} t`)).rows);
    await client.end();
    expect(await process.end('SIGTERM')).toBe(0);
    told['standard output'] = process.stdout();
    told['standard error'] = process.stderr();

    expect(sink.posts.length).toBeGreaterThan(10);
    expect(told['standard error']).toMatch(/"level":20/);
    expect(told['standard error']?.length).toBeGreaterThan(5_000);
    const leaks = Object.entries(told).flatMap(([where, text]) =>
      heldBy(text).map((name) => `${name} in ${where}`),
    );
    expect(leaks).toEqual([]);
  }, 400_000);
});
