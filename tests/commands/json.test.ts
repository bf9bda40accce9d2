import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../parts/folder.ts';
import { runCommand } from '../parts/run-command.ts';

const folder = makeFolder();
beforeAll(() => {
  folder.write('good/sources.yaml', 'sources:\n  - { id: a, kind: feed, url: "https://a.example/rss" }\n');
  folder.write('good/alerts.yaml', 'channels:\n  - { id: desk, kind: console }\nroute: { channel: desk }\n');
  folder.write('typo/sources.yaml', 'sources:\n  - { id: a, kind: rss, url: "https://a.example/rss" }\n');
  folder.write('typo/alerts.yaml', 'channels:\n  - { id: desk, kind: console }\nroute: { channel: desk }\n');
  folder.write('article.txt', 'عنوان\nنص\n');
});
afterAll(() => folder.remove());
const at = (name: string): string => `${folder.path}/${name}`;

describe('--json', () => {
  it.each<[string, string[], number, object]>([
    [
      'check of a good folder',
      ['check', '--config', at('good')],
      0,
      { ok: true, problems: [], sources: { enabled: 1, all: 1 }, channels: ['desk'] },
    ],
    [
      'check of a mistake',
      ['check', '--config', at('typo')],
      1,
      { ok: false, problems: [expect.stringContaining('sources[0].kind: found "rss"')] },
    ],
    [
      'plan of a mistake',
      ['plan', '--config', at('typo'), '--against', at('good'), '--settings-only'],
      1,
      { problems: [expect.stringContaining('sources[0].kind: found "rss"')], alerts: [] },
    ],
    [
      'routes show',
      ['routes', 'show', '--config', at('good')],
      0,
      { name: null, match: '', channels: ['desk'], routes: [] },
    ],
    ['test-alert', ['test-alert', 'desk', '--config', at('good')], 0, { channel: 'desk', kind: 'console' }],
    ['init', ['init', at('new')], 0, { folder: at('new'), files: expect.arrayContaining(['sources.yaml']) }],
    ['classify', ['classify', at('article.txt')], 0, { id: null, topics: expect.any(Array) }],
    [
      'classify --explain',
      ['classify', '--explain', at('article.txt')],
      0,
      { topics: expect.any(Array), weighed: [] },
    ],
  ])('%s is one JSON value on standard output', async (_name, args, exit, expected) => {
    const [name = '', ...rest] = args;
    const { code, stdout } = await runCommand(name, [...rest, '--json']);
    expect(JSON.parse(stdout)).toMatchObject(expected);
    expect(code).toBe(exit);
  });
});
