import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeFolder, type TestFolder } from '../parts/folder.ts';
import { rasidHere } from '../parts/run-command.ts';

let folder: TestFolder;
beforeEach(() => {
  folder = makeFolder();
});
afterEach(() => folder.remove());

it('writes a folder that holds, with schemas that its files name', async () => {
  const config = `${folder.path}/my-config`;
  expect((await rasidHere(['init', config])).code).toBe(0);
  expect((await rasidHere(['check', '--config', config])).stdout).toMatch(/: fine\. 0 of 1 sources enabled/);
  for (const name of ['sources', 'alerts', 'rasid']) {
    const schema = /\$schema=(\S+)/.exec(readFileSync(`${config}/${name}.yaml`, 'utf8'))?.[1];
    expect(existsSync(`${config}/${schema}`)).toBe(true);
  }
  const again = await rasidHere(['init', config]);
  expect(again.code).toBe(1);
  expect(again.stderr).toMatch(/has sources\.yaml, alerts\.yaml, .* already; nothing was written$/m);
});

it.each([
  ['source.yaml', 'sources.yaml'],
  ['alerts.yml', 'alerts.yaml'],
  ['Rasid.yaml', 'rasid.yaml'],
  ['topics.yaml', 'a folder topics/'],
  ['topic/a.yaml', 'topics'],
  ['lexicon/a.yaml', 'lexicons'],
])('a misspelt %s is named', async (name, meant) => {
  folder.write('sources.yaml', 'sources: [{ id: a, kind: feed, url: "https://a.example/rss" }]\n');
  folder.write('alerts.yaml', 'channels: [{ id: d, kind: console }]\nroute: { channel: d }\n');
  folder.write('notes.yaml', 'a: 1\n');
  folder.write(name, '');
  const { code, stderr } = await rasidHere(['check', '--config', folder.path]);
  expect(code).toBe(1);
  expect(stderr).toBe(`rasid: ${folder.path}/${name.split('/')[0]}: is not read; did you mean ${meant}?\n`);
});
