import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/lib/errors.ts';
import { loadSettings } from '../../src/settings/load.ts';
import { makeFolder, type TestFolder } from '../parts/folder.ts';

const SECRET = 'T0PS3CR3T';
const SOURCES = 'sources:\n  - id: example\n    kind: feed\n    url: https://example.org/rss\n';
const alerts = (channel: string): string =>
  `channels:\n  - { id: desk, ${channel} }\nroute: { channel: desk }\n`;
const MATRIX = 'kind: matrix, homeserver: "https://m.example/", room: "!a:b", tokenFrom: TOKEN';
const MAIL = 'kind: email, smtpFrom: SMTP, from: a@b.example';

let folder: TestFolder;
beforeEach(() => {
  folder = makeFolder();
  folder.write('sources.yaml', SOURCES);
  folder.write('alerts.yaml', alerts('kind: console'));
});
afterEach(() => folder.remove());

function problems(env: Record<string, string> = {}): string[] {
  try {
    loadSettings(folder.path, env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    expect(error.message).not.toContain(SECRET);
    return error.problems.map((line) => line.replaceAll(`${folder.path}/`, ''));
  }
}

const BEGINS = 'an address that begins with http:// or https://';
const AS_IT_STANDS = 'an address as it stands: variables in it are not filled in';
const WITHOUT_USER = 'an address without a user or password in it';

describe('an address that could never be reached is refused before anything is sent there', () => {
  it.each([
    ['example.org/hook', '"example.org/hook"', BEGINS],
    ['ftp://example.org/hook', '"ftp://example.org/hook"', BEGINS],
    ['https:///example.org/hook', '"https:///example.org/hook"', BEGINS],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what operators write
    ['https://${HOST}/hook', '"https://${HOST}/hook"', AS_IT_STANDS],
    [`https://me:${SECRET}@example.org/hook`, '"https://[secret]@example.org/hook"', WITHOUT_USER],
  ])('%s', (url, found, allowed) => {
    folder.write('alerts.yaml', alerts(`kind: webhook, url: "${url}"`));
    folder.write('sources.yaml', SOURCES.replace('https://example.org/rss', `"${url}"`));
    expect(problems()).toEqual([
      `sources.yaml:4: sources[0].url: found ${found}, allowed: ${allowed}`,
      `alerts.yaml:2: channels[0].url: found ${found}, allowed: ${allowed}`,
    ]);
  });

  it.each([
    [
      'http: { proxy: "proxy:3128" }',
      'http.proxy: found [secret], allowed: an address such as http://proxy:3128',
    ],
    [
      'web: { host: "0.0.0.0:8080" }',
      'web.host: found "0.0.0.0:8080", allowed: a name or number such as 127.0.0.1, without http:// and port',
    ],
    [
      'web: { host: "" }',
      'web.host: found "", allowed: a name or number such as 127.0.0.1, without http:// and port',
    ],
    [
      'publicUrl: https://rasid.example.org/?a=b',
      'publicUrl: found "https://rasid.example.org/?a=b", allowed: an address such as https://rasid.example.org/',
    ],
    [
      'contact: "me\\r\\nX-Other: 1"',
      'contact: found "me\\r\\nX-Other: 1", allowed: one line of Latin letters, digits and signs, for a header',
    ],
  ])('%s', (text, problem) => {
    folder.write('rasid.yaml', text);
    expect(problems()).toEqual([`rasid.yaml:1: ${problem}`]);
  });

  it('a proxy may ask for a password', () => {
    folder.write('rasid.yaml', `http: { proxy: "http://me:${SECRET}@proxy:3128" }`);
    expect(problems()).toEqual([]);
  });

  it('mail goes to one address an entry', () => {
    folder.write(
      'alerts.yaml',
      alerts(`${MAIL}, to: ["a@b.example; c@d.example", '"Desk, the" <a@b.example>']`),
    );
    expect(problems({ SMTP: 'smtps://mail.example' })).toEqual([
      'alerts.yaml:2: channels[0].to[0]: found "a@b.example; c@d.example", allowed: one mail address',
    ]);
  });
});

describe('a secret', () => {
  it('is taken without the line break that copying brings along', () => {
    folder.write('alerts.yaml', alerts(MATRIX));
    const settings = loadSettings(folder.path, { TOKEN: `  ${SECRET}\r\n` });
    expect(settings.channels[0]).toMatchObject({ token: SECRET });
  });

  const TOKEN = 'TOKEN holds [secret], allowed: a token in one piece, without spaces, quotes or line breaks';
  it.each<[string, string, Record<string, string>, string]>([
    ['with quotes around it', MATRIX, { TOKEN: `"${SECRET}"` }, `channels[0].tokenFrom: ${TOKEN}`],
    ['in two lines', MATRIX, { TOKEN: `${SECRET}\nb` }, `channels[0].tokenFrom: ${TOKEN}`],
    [
      'a mail server without a name',
      `${MAIL}, to: [c@d.example]`,
      { SMTP: 'smtps://' },
      'channels[0].smtpFrom: SMTP holds [secret], allowed: an address that begins with smtp:// or smtps://',
    ],
    [
      'to sign with, that is no base64',
      'kind: webhook, url: "https://h.example/", secretFrom: KEY',
      { KEY: `whsec_*${SECRET}*` },
      'channels[0].secretFrom: KEY holds [secret], allowed: whsec_ and a secret in base64 behind it',
    ],
  ])('%s is refused, unseen', (_name, channel, env, problem) => {
    folder.write('alerts.yaml', alerts(channel));
    expect(problems(env)).toEqual([`alerts.yaml:2: ${problem}`]);
  });

  it('whose file cannot be used is one problem, and its name is shown only where it is a path', () => {
    folder.write('alerts.yaml', alerts(MATRIX));
    const empty = folder.write('empty', '\n');
    expect(problems({ TOKEN_FILE: empty })).toEqual(['TOKEN_FILE: empty is empty']);
    expect(problems({ TOKEN_FILE: '/nowhere/token' })).toEqual(['TOKEN_FILE: /nowhere/token is not there']);
    for (const secret of [SECRET, `https://h.example/${SECRET}`]) {
      expect(problems({ TOKEN_FILE: secret })).toEqual(['TOKEN_FILE: [secret] is not there']);
    }
  });

  it('of the dead man’s switch has to be an address', () => {
    folder.write('rasid.yaml', 'heartbeat: { urlFrom: BEAT }\n');
    expect(problems({ BEAT: SECRET })).toEqual([
      `rasid.yaml: heartbeat.urlFrom: BEAT holds [secret], allowed: ${BEGINS}`,
    ]);
  });
});
