import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadAll } from '../../src/commands/registry.ts';
import { makeFolder } from '../parts/folder.ts';
import { rasid } from '../parts/rasid.ts';
import { rasidHere } from '../parts/run-command.ts';

const folder = makeFolder();
beforeAll(() => {
  folder.write('good/sources.yaml', 'sources:\n  - { id: a, kind: feed, url: "https://a.example/rss" }\n');
  folder.write('good/alerts.yaml', 'channels:\n  - { id: desk, kind: console }\nroute: { channel: desk }\n');
  folder.write('typo/sources.yaml', 'sources:\n  - { id: a, kind: rss, url: "https://a.example/rss" }\n');
  folder.write('typo/alerts.yaml', 'channels:\n  - { id: desk, kind: console }\nroute: { channel: desk }\n');
});
afterAll(() => folder.remove());

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe('rasid', () => {
  it('lists every command, and each explains itself with its usage and an example or its exit codes', async () => {
    const { stdout, code } = await rasidHere(['--help']);
    expect(code).toBe(0);
    for (const { name, summary, help } of await loadAll()) {
      expect(stdout).toMatch(new RegExp(`^  ${name} +${escaped(summary)}$`, 'm'));
      expect(help).toMatch(new RegExp(`rasid ${name}\\b`));
    }
  });

  it.each([
    ['a command that does not exist', ['wach'], 2, "rasid: there is no command 'wach': see rasid --help\n"],
    ['a mistyped command', ['chek'], 2, /there is no command 'chek'.*; did you mean 'check'\?$/m],
    [
      'a flag that does not exist',
      ['run', '--confg', 'x'],
      2,
      "rasid: run: there is no --confg: see rasid run --help; did you mean '--config'?\n",
    ],
    [
      'a data folder that is not there, and makes none',
      ['deliveries', '--config', `${folder.path}/good`, '--data', `${folder.path}/dta`],
      1,
      /dta: no database there; --data or RASID_DATA names the folder of rasid run$/m,
    ],
    [
      'a port that is none',
      ['run', '--port', 'http'],
      2,
      "rasid: --port: found 'http', allowed: 0 to 65535 (0 takes any free one)\n",
    ],
    [
      'a role that is none',
      ['run', '--roles', 'fetch,cook'],
      2,
      /^rasid: --roles: found 'cook', allowed: schedule, fetch/,
    ],
    [
      'a folder that is not there',
      ['check', '--config', '/no/such/folder'],
      1,
      /^rasid: \/no\/such\/folder: not a folder;/,
    ],
    [
      'a mistake in a file',
      ['check', '--config', `${folder.path}/typo`],
      1,
      /sources\.yaml:2: sources\[0\]\.kind: found "rss", allowed: feed \|/,
    ],
    [
      'a channel that is not there',
      ['test-alert', 'fax', '--config', `${folder.path}/good`],
      2,
      "rasid: there is no channel 'fax'; alerts.yaml has: desk\n",
    ],
    [
      'a feed file that is not there',
      ['parse-feed', '/no/such/feed'],
      1,
      /^rasid: \/no\/such\/feed: is not there/,
    ],
  ])('answers %s with one line and exit code', async (_name, args, expected, line) => {
    const { code, stderr, stdout } = await rasidHere(args);
    expect(stdout).toBe('');
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(line);
    expect(code).toBe(expected);
  });

  it('says which version it is', async () => {
    for (const word of ['--version', '-V', 'version'])
      expect(await rasidHere([word])).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^rasid \d+\.\d+\.\d+\n$/),
      });
  });

  it('ends quietly when its reader has enough', () => {
    const cli = resolve(import.meta.dirname, '../../src/cli.ts');
    const line = `"${process.execPath}" "${cli}" forces | head -1; echo "\${PIPESTATUS[0]}"`;
    const said = execFileSync('bash', ['-c', `{ ${line} ; } 2>&1`], { encoding: 'utf8' });
    expect(said.trim().split('\n')).toHaveLength(2);
    expect(said.trim().endsWith('\n0')).toBe(true);
  });

  it('says of a good configuration what it holds', async () => {
    const { code, stdout } = await rasidHere(['check', '--config', `${folder.path}/good`]);
    expect(stdout).toMatch(/: fine\. 1 of 1 sources enabled, 1 channel \(desk\)/);
    expect(code).toBe(0);
  });

  it('shows a sample alert in the terminal', async () => {
    const { code, stdout, stderr } = await rasidHere([
      'test-alert',
      'desk',
      '--config',
      `${folder.path}/good`,
    ]);
    expect(stdout).toMatch(/[\u0600-\u06ff]/);
    expect(stderr).toBe('rasid: desk took the sample alert\n');
    expect(code).toBe(0);
  });

  it('prints what a channel would be sent, in its template’s form and without its secrets', async () => {
    const entry = '{ id: phone, kind: telegram, tokenFrom: NOT_SET, chat: 1, template: { lines: [x] } }';
    folder.write(
      'good-too/sources.yaml',
      'sources: [{ id: a, kind: feed, url: "https://example.org/rss" }]\n',
    );
    folder.write('good-too/alerts.yaml', `channels: [${entry}]\nroute: { channel: phone }\n`);
    const args = ['test-alert', 'phone', '--print', '--config', `${folder.path}/good-too`];
    const { code, stdout, stderr } = await rasidHere(args);
    expect(stdout).toMatch(/^<b>TEST: Kata.* threatens .*<\/b>\nx\n$/);
    expect([code, stderr]).toEqual([0, '']);
  });

  it('runs through its bin', () => {
    const bin = resolve(import.meta.dirname, '../../bin/rasid.js');
    expect(execFileSync(process.execPath, [bin, '--help'], { encoding: 'utf8' })).toContain(
      'rasid COMMAND --help',
    );
  });

  it('ends its process with the exit code, after its lines', async () => {
    const { code, stdout, stderr } = await rasid(['check', '--config', `${folder.path}/typo`]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^rasid: \S+sources\.yaml:2: .*\n$/);
  });
});
