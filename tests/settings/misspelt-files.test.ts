import { mkdirSync, symlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/lib/errors.ts';
import { yamlNames } from '../../src/settings/entries.ts';
import { loadSettings } from '../../src/settings/load.ts';
import { makeFolder, type TestFolder } from '../parts/folder.ts';

describe('what is not read though it was meant to be is refused by name', () => {
  let folder: TestFolder;
  beforeEach(() => {
    folder = makeFolder();
    folder.write('sources.yaml', 'sources:\n  - { id: a, kind: feed, url: "https://a.example/" }\n');
    folder.write('alerts.yaml', 'channels: [{ id: desk, kind: console }]\nroute: { channel: desk }\n');
  });
  afterEach(() => folder.remove());

  function problems(): string[] {
    try {
      loadSettings(folder.path, {});
      return [];
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      return error.problems.map((line) => line.replaceAll(`${folder.path}/`, ''));
    }
  }

  const nothing = (name: string) => (f: TestFolder) => symlinkSync('/nowhere', `${f.path}/${name}`);

  it.each<[string, (f: TestFolder) => void, string]>([
    [
      'a part of alerts.yaml in a file of its own',
      (f) => f.write('silences.yaml', 'silences: []'),
      'silences.yaml: is not read; did you mean the key silences of alerts.yaml?',
    ],
    [
      'a folder in the singular',
      (f) => mkdirSync(`${f.path}/model`),
      'model: is not read; did you mean models?',
    ],
    [
      'a file in the place of a folder',
      (f) => f.write('topics', 'x'),
      'topics: is a file, a folder is needed',
    ],
    ['a link to nothing', nothing('rasid.yaml'), 'rasid.yaml: is a link to what is not there'],
    ['a folder that is a link to nothing', nothing('topics'), 'topics: is a link to what is not there'],
    [
      'a link to itself',
      (f) => symlinkSync('rasid.yaml', `${f.path}/rasid.yaml`),
      'rasid.yaml: is a link that leads nowhere',
    ],
    [
      'a topic with an ending in capitals',
      (f) => f.write('topics/strike.YAML', 'x'),
      'topics/strike.YAML: is not read; did you mean strike.yaml?',
    ],
    [
      'a topic with an ending that the editor added',
      (f) => f.write('topics/strike.yaml.txt', 'x'),
      'topics/strike.yaml.txt: is not read; did you mean strike.yaml?',
    ],
    [
      'a topic in a folder of its own',
      (f) => f.write('topics/work/strike.yaml', 'x'),
      'topics/work: is not read: files stand in topics/ itself',
    ],
    [
      'a model with a name of its own',
      (f) => f.write('models/statements.json', '{}'),
      'models/statements.json: is not read; did you mean statement.json?',
    ],
  ])('%s', (_name, make, problem) => {
    make(folder);
    expect(problems()).toEqual([problem]);
  });

  it('but not what editors and other systems leave beside a file', () => {
    symlinkSync('me@host.1:2', `${folder.path}/.#alerts.yaml`);
    mkdirSync(`${folder.path}/topics`);
    symlinkSync('me@host.1:2', `${folder.path}/topics/.#strike.yaml`);
    for (const name of ['.strike.yaml.swp', 'strike.yaml~', '#strike.yaml#', '._strike.yaml', 'README.md'])
      folder.write(`topics/${name}`, 'x');
    folder.write('sources.json', '{}');
    expect(problems()).toEqual([]);
    expect(yamlNames([folder.path], 'topics')).toEqual([]);
  });
});
