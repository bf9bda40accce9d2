import { expect, it } from 'vitest';
import { doubledSources } from '../../src/settings/doubled-sources.ts';
import { loadSettings } from '../../src/settings/load.ts';
import { makeFolder } from '../parts/folder.ts';

it('names each source that reads what another does, unless one of them is switched off', () => {
  const folder = makeFolder();
  const source = (id: string, url: string, more = ''): string =>
    `  - { id: ${id}, kind: feed, url: "${url}"${more} }\n`;
  folder.write(
    'sources.yaml',
    `sources:\n${source('a', 'https://a.example/rss')}${source('b', 'https://b.example/rss')}${source('a2', 'https://a.example/rss')}${source('b2', 'https://b.example/rss', ', enabled: false')}`,
  );
  folder.write('alerts.yaml', 'channels: [{ id: screen, kind: console }]\nroute: { channel: screen }\n');
  const { sources } = loadSettings(folder.path, {});
  folder.remove();
  expect(doubledSources(sources)).toEqual([
    "sources.yaml: 'a2' reads the same address as 'a', which is then fetched twice",
  ]);
  expect(doubledSources(loadSettings('config', {}).sources)).toEqual([]);
});
