import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHANNEL_KINDS } from '../../src/channels/registry.ts';
import { ConfigError } from '../../src/lib/errors.ts';
import { judgementPrint, loadJudgement } from '../../src/settings/judgement.ts';
import { loadSettings } from '../../src/settings/load.ts';
import { SHIPPED_CONFIG } from '../../src/settings/place.ts';
import { SOURCE_KINDS } from '../../src/sources/registry.ts';
import { makeFolder, type TestFolder } from '../parts/folder.ts';

const SOURCES = 'sources:\n  - id: example\n    kind: feed\n    url: https://example.org/rss\n';
const ALERTS = 'channels:\n  - id: desk\n    kind: console\nroute: { channel: desk }\n';

describe('a configuration folder', () => {
  let folder: TestFolder;
  beforeEach(() => {
    folder = makeFolder();
    folder.write('sources.yaml', SOURCES);
    folder.write('alerts.yaml', ALERTS);
  });
  afterEach(() => folder.remove());

  const problems = (env: Record<string, string> = {}): string[] =>
    problemsOf(() => loadSettings(folder.path, env));

  function problemsOf(load: () => unknown): string[] {
    try {
      load();
      return [];
    } catch (error) {
      if (error instanceof ConfigError)
        return error.problems.map((line) => line.replaceAll(`${folder.path}/`, ''));
      throw error;
    }
  }

  it('is complete with two files: the rest has defaults', () => {
    const settings = loadSettings(folder.path, {});
    expect(settings.sources[0]).toMatchObject({
      id: 'example',
      ownership: 'independent',
      every: { minMs: 300_000, maxMs: 3_600_000 },
    });
    expect(settings.channels).toEqual([{ id: 'desk', kind: 'console' }]);
    expect(settings.databaseUrl).toBeNull();
  });

  it('is fine as Rasid ships it', () => {
    const settings = loadSettings(SHIPPED_CONFIG, {});
    expect(settings.sources.filter((source) => source.enabled).length).toBeGreaterThanOrEqual(60);
  });

  it.each([
    [
      'a kind that does not exist',
      'sources.yaml',
      SOURCES.replace('kind: feed', 'kind: rss'),
      `sources.yaml:3: sources[0].kind: found "rss", allowed: ${SOURCE_KINDS.join(' | ')}`,
    ],
    [
      'a mistyped key',
      'sources.yaml',
      `${SOURCES}    alowPrivate: true\n`,
      "sources.yaml:5: sources[0].alowPrivate: not a known key; did you mean 'allowPrivate'?",
    ],
    [
      'a key in the plural, which stands elsewhere',
      'alerts.yaml',
      ALERTS.replace('desk }', 'desk, channels: desk }'),
      "alerts.yaml:4: route.channels: not a known key here; did you mean 'channel'?",
    ],
    [
      'a public address that is none',
      'rasid.yaml',
      'publicUrl: rasid.example.org\n',
      'rasid.yaml:1: publicUrl: found "rasid.example.org", allowed: an address such as https://rasid.example.org/',
    ],
    [
      'a reminder on no whole day',
      'rasid.yaml',
      'deadlines: { remindDays: [7.5] }\n',
      'rasid.yaml:1: deadlines.remindDays[0]: found 7.5, allowed: a whole number',
    ],
    [
      'a duration without a unit',
      'sources.yaml',
      `${SOURCES}    every: { min: 10 }\n`,
      'sources.yaml:5: sources[0].every.min: found 10, allowed: a duration such as 30s, 5m, 2h, 1d',
    ],
    [
      'bounds the wrong way round',
      'sources.yaml',
      `${SOURCES}    every: { min: 2h, max: 1h }\n`,
      'sources.yaml:5: sources[0].every: found {"min":"2h","max":"1h"}, allowed: min of 1s or more, and not above max (5m and 1h where they are left out)',
    ],
    [
      'an address that is none',
      'sources.yaml',
      SOURCES.replace('https://example.org/rss', 'file:///etc/passwd'),
      'sources.yaml:4: sources[0].url: found "file:///etc/passwd", allowed: an address that begins with http:// or https://',
    ],
    [
      'one id twice',
      'sources.yaml',
      SOURCES + SOURCES.slice('sources:\n'.length),
      'sources.yaml:5: sources[1].id: found "example" again (line 2 has it), allowed: an id of its own',
    ],
    [
      'one channel twice',
      'alerts.yaml',
      ALERTS.replace('route:', '  - { id: desk, kind: console }\nroute:'),
      'alerts.yaml:4: channels[1].id: found "desk" again (line 2 has it), allowed: an id of its own',
    ],
    [
      'one silence twice',
      'alerts.yaml',
      `${ALERTS}silences:\n${[1, 2].map(() => '  - { id: s, match: { type: threat }, until: 2027-02-01, author: L, reason: r }\n').join('')}`,
      'alerts.yaml:7: silences[1].id: found "s" again (line 6 has it), allowed: an id of its own',
    ],
    [
      'no sources',
      'sources.yaml',
      'sources: []\n',
      'sources.yaml:1: sources: found [], allowed: at least one entry',
    ],
    [
      'an enabled listing without selectors',
      'sources.yaml',
      SOURCES.replace('kind: feed', 'kind: listing'),
      'sources.yaml:2: sources[0].selectors: found nothing, allowed: selectors {item, link, title}, which an enabled listing needs',
    ],
    [
      'selectors that are no CSS',
      'sources.yaml',
      `${SOURCES.replace('kind: feed', 'kind: listing')}    selectors: { item: //div, link: a, title: h2 }\n`,
      'sources.yaml:5: sources[0].selectors.item: found "//div", allowed: a CSS selector such as article h2 a',
    ],
    [
      'a channel of no known kind',
      'alerts.yaml',
      ALERTS.replace('kind: console', 'kind: pager'),
      `alerts.yaml:3: channels[0].kind: found "pager", allowed: ${CHANNEL_KINDS.join(' | ')}`,
    ],
    [
      'a route to a channel that is not there',
      'alerts.yaml',
      ALERTS.replace('channel: desk', 'channel: dest'),
      'alerts.yaml:4: route.channel: found "dest", allowed: desk; did you mean \'desk\'?',
    ],
    [
      'a webhook with two addresses',
      'alerts.yaml',
      ALERTS.replace('kind: console', 'kind: webhook\n    url: https://a.example\n    urlFrom: A_URL'),
      'alerts.yaml:2: channels[0]: found {"id":"desk","kind":"webhook","url":"https://a.example","…, allowed: either url or urlFrom',
    ],
    [
      'a secret that is not set',
      'alerts.yaml',
      ALERTS.replace('kind: console', 'kind: slack\n    urlFrom: SLACK_URL'),
      'alerts.yaml:4: channels[0].urlFrom: found SLACK_URL, which is not set, allowed: a variable SLACK_URL or SLACK_URL_FILE in the environment',
    ],
    [
      'a port that is none',
      'rasid.yaml',
      'web: { port: 80800 }\n',
      'rasid.yaml:1: web.port: found 80800, allowed: at most 65535',
    ],
    [
      'a time zone that is none',
      'rasid.yaml',
      'timezone: Asia/Bagdad\n',
      'rasid.yaml:1: timezone: found "Asia/Bagdad", allowed: an IANA time zone such as Asia/Baghdad',
    ],
  ])('names the file, the place, what was found and what is allowed: %s', (_name, file, text, line) => {
    folder.write(file, text);
    expect(problems()).toEqual([line]);
  });

  it('names the line where a file is not YAML at all', () => {
    folder.write('sources.yaml', 'sources:\n  - id: a\n   kind: feed\n');
    expect(problems()[0]).toMatch(/^sources\.yaml:3: not YAML \(/);
  });

  it('says of a folder in the place of a file, and of a secret, that it is one', () => {
    rmSync(join(folder.path, 'sources.yaml'));
    mkdirSync(join(folder.path, 'sources.yaml'));
    folder.write('alerts.yaml', ALERTS.replace('kind: console', 'kind: slack\n    urlFrom: SLACK_URL'));
    expect(problems({ SLACK_URL_FILE: folder.path })).toEqual([
      'sources.yaml: is a folder, a file is needed',
      expect.stringMatching(/^SLACK_URL_FILE: .* is a folder, a file is needed$/),
    ]);
  });

  it.each(['sources.yaml', 'topics/own.yaml', 'lexicons/factions.yaml', 'models/statement.json'])(
    'refuses a pipe in the place of a file, for which it would wait without end: %s',
    (name) => {
      rmSync(join(folder.path, name), { force: true });
      mkdirSync(dirname(join(folder.path, name)), { recursive: true });
      execFileSync('mkfifo', [join(folder.path, name)]);
      const wrong = name === 'sources.yaml' ? problems() : problemsOf(() => loadJudgement(folder.path));
      expect(wrong.map((line) => line.replaceAll(`${folder.path}/`, ''))).toEqual([
        `${name}: is a pipe or device, a file is needed`,
      ]);
      expect(judgementPrint(folder.path)).toHaveLength(64);
    },
  );

  it('refuses a file that is far larger than anybody writes, unread', () => {
    const file = join(folder.path, 'sources.yaml');
    truncateSync(file, 300_000_000);
    expect(problems()).toEqual(['sources.yaml: has 300 MB, at most 64 MB are read']);
  });

  it.each(['feeed', 'Feed', 'telegrm'])('offers the word that was meant: %s', (kind) => {
    folder.write('sources.yaml', SOURCES.replace('kind: feed', `kind: ${kind}`));
    expect(problems()[0]).toMatch(/; did you mean '(?:feed|telegram)'\?$/);
  });

  it.each(['postgres:/db', 'postgres:db/rasid', 'postgresql//db'])(
    'refuses an address of a server that lacks a slash or colon: %s',
    (address) => {
      expect(problems({ DATABASE_URL: address })).toEqual([
        'DATABASE_URL: found [secret], allowed: an address that begins with postgres:// or postgresql://',
      ]);
    },
  );

  it('refuses a file of two documents', () => {
    folder.write('sources.yaml', `${SOURCES}---\n${SOURCES}`);
    expect(problems()).toEqual([
      'sources.yaml:5: found a second document behind ---, allowed: one in a file',
    ]);
  });

  it('reports everything at once', () => {
    folder.write('sources.yaml', SOURCES.replace('kind: feed', 'kind: rss'));
    folder.write('alerts.yaml', ALERTS.replace('kind: console', 'kind: pager'));
    expect(problems({ DATABASE_URL: 'mysql://user:hunter2@host/db' })).toHaveLength(3);
  });

  it.each(['hunter2', 'a/b#c', '?@:%25 [é]&', '\'"\\$'])(
    'puts the password that is given apart into the address of the database: %s',
    (password) => {
      for (const address of ['postgres://rasid@db:5432/rasid', 'postgres:///rasid?host=/run/postgresql']) {
        const env = { DATABASE_URL: address, DATABASE_PASSWORD: password };
        const { databaseUrl } = loadSettings(folder.path, env);
        const client = new Client({ connectionString: databaseUrl ?? '' });
        expect(client).toMatchObject({ password, database: 'rasid' });
      }
      const [line] = problems({ DATABASE_PASSWORD: password });
      expect(line).toMatch(/^DATABASE_PASSWORD: needs DATABASE_URL/);
      expect(line).not.toContain(password);
    },
  );

  it('never shows a secret that is wrong', () => {
    folder.write('alerts.yaml', ALERTS.replace('kind: console', 'kind: slack\n    urlFrom: SLACK_URL'));
    const lines = problems({ SLACK_URL: 'hunter2', DATABASE_URL: 'mysql://user:hunter2@host/db' }).join('\n');
    expect(lines).toContain('[secret]');
    expect(lines).not.toContain('hunter2');
  });

  it.each([
    ['slack', 'urlFrom: https://hooks.example/hunter2'],
    ['slack', 'tokenFrom: xoxb-hunter2\n    channel: C0123ABCD'],
    ['slack', 'urlFrom: hunter2\n    tokenFrom: hunter2'],
    ['webhook', 'url: https://a.example/\n    secretFrom: whsec_hunter2'],
    ['email', 'smtpFrom: smtp://me:hunter2@mail.example\n    from: a@a.example\n    to: [a@a.example]'],
  ])('never shows a secret that stands where the name of a variable should: %s, %s', (kind, keys) => {
    folder.write('alerts.yaml', ALERTS.replace('kind: console', `kind: ${kind}\n    ${keys}`));
    folder.write('rasid.yaml', 'heartbeat: { urlFrom: "https://hc.example/hunter2" }\n');
    const lines = problems({}).join('\n');
    expect(lines).toContain('[secret]');
    expect(lines).not.toContain('hunter2');
  });

  it('is told of everything that is wrong at once', () => {
    folder.write(
      'sources.yaml',
      `sources:
  - { id: A b, kind: fed, url: htp://x, ownership: indy }
  - { id: a, kind: feed, url: https://example.org/rss, country: UK }
  - { id: a, kind: feed, url: https://example.org/rss }
`,
    );
    folder.write(
      'alerts.yaml',
      `channels:
  - { id: desk, kind: email, smtpFrom: SMTP, from: x, to: [y@example.org] }
  - { id: hook, kind: slack, urlFrom: SLACK_URL }
route:
  channel: [desk, nosuch]
  routes:
    - match: { topic: troop_withdrawl, status: complete }
      channel: hook
      group_wait: 5
`,
    );
    const told = problems();
    for (const at of [
      /^sources.yaml:2: sources\[0\].kind: found "fed"/,
      /^sources.yaml:2: sources\[0\].id: found "A b"/,
      /^sources.yaml:2: sources\[0\].url: found "htp:/,
      /^sources.yaml:2: sources\[0\].ownership: found "indy"/,
      /^sources.yaml:3: sources\[1\].country: found "UK"/,
      /^sources.yaml:4: sources\[2\].id: found "a" again/,
      /^alerts.yaml:2: channels\[0\].from: found "x"/,
      /^alerts.yaml:3: channels\[1\].urlFrom: found SLACK_URL, which is not set/,
      /^alerts.yaml:5: route.channel: found "nosuch"/,
      /^alerts.yaml:7: route.routes\[0\].match.topic: found "troop_withdrawl".*'troop_withdrawal'/,
      /^alerts.yaml:7: route.routes\[0\].match.status: found "complete"/,
      /^alerts.yaml:9: route.routes\[0\].group_wait: found 5/,
    ])
      expect(told.filter((line) => at.test(line))).toHaveLength(1);
    expect(told).toHaveLength(12);
  });

  it('refuses a file that is not UTF-8, instead of garbling its names', () => {
    const windows1256 = Buffer.from([0xc8, 0xdb, 0xcf, 0xc7, 0xcf]); // "Baghdad"
    writeFileSync(
      join(folder.path, 'sources.yaml'),
      Buffer.concat([Buffer.from(`${SOURCES}    name: `), windows1256]),
    );
    expect(problems()).toEqual(['sources.yaml:5: not UTF-8; save it in that encoding']);
  });

  it('needs neither the secrets of channels nor of the heartbeat to be looked at', () => {
    folder.write('alerts.yaml', ALERTS.replace('kind: console', 'kind: slack\n    urlFrom: SLACK_URL'));
    folder.write('rasid.yaml', 'heartbeat: { urlFrom: HEARTBEAT }\n');
    expect(problems()).toHaveLength(2);
    expect(loadSettings(folder.path, {}, { secrets: 'ignored' }).channels).toHaveLength(1);
  });

  it('wants a feedback secret that cannot be guessed', () => {
    expect(problems({ FEEDBACK_SECRET: 'hunter2' })).toEqual([
      'FEEDBACK_SECRET: found [secret], allowed: at least 16 characters',
    ]);
    const secret = 'a-secret-of-this-test-alone';
    expect(loadSettings(folder.path, { FEEDBACK_SECRET: secret }).feedbackSecret).toBe(secret);
  });

  it('wants a token of the pages that cannot be guessed', () => {
    expect(problems({ RASID_WEB_TOKEN: 'hunter2' })).toEqual([
      'RASID_WEB_TOKEN: found [secret], allowed: at least 12 characters',
    ]);
    expect(loadSettings(folder.path, { RASID_WEB_TOKEN: 'hunter2-hunter2' }).webToken).toBe(
      'hunter2-hunter2',
    );
  });

  it('reads a secret from the file that NAME_FILE names', () => {
    folder.write('alerts.yaml', ALERTS.replace('kind: console', 'kind: slack\n    urlFrom: SLACK_URL'));
    const file = folder.write('secret', 'https://hooks.example/T/B/x\n');
    expect(loadSettings(folder.path, { SLACK_URL_FILE: file }).channels[0]).toMatchObject({
      url: 'https://hooks.example/T/B/x',
    });
  });

  it('says which of the two files is missing', () => {
    folder.remove();
    folder = makeFolder();
    folder.write('sources.yaml', SOURCES);
    expect(problems()).toEqual([
      'alerts.yaml: not there, and needed: it says whom to tell (docs/configuration.md has the smallest one)',
    ]);
  });

  it('refuses a file that multiplies itself', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (const [name, of] of ['ba', 'cb', 'dc', 'ed', 'fe'].map((pair) => [...pair] as [string, string])) {
      bomb.push(`${name}: &${name} [${Array.from({ length: 10 }, () => `*${of}`).join(', ')}]`);
    }
    folder.write('sources.yaml', `${bomb.join('\n')}\n`);
    expect(problems()[0]).toBe('sources.yaml:4: not YAML (aliases exceeded maxAliases (20))');
  });
});
