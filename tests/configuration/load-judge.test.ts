import { copyFileSync, mkdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createJudgeLoader } from '../../src/configuration/load-judge.ts';
import { SHIPPED_CONFIG } from '../../src/settings/place.ts';
import { makeFolder, type TestFolder } from '../parts/folder.ts';
import { ownTopic } from '../parts/own-topic.ts';

let folder: TestFolder;
beforeEach(() => {
  folder = makeFolder();
});
afterEach(() => folder.remove());

it('the judge is built anew only where a file that it goes by has changed', () => {
  const load = createJudgeLoader(folder.path);
  const shipped = load();
  folder.write('rasid.yaml', 'retention: 30d\n');
  expect(load()).toBe(shipped);

  folder.write('topics/prisoner_exchange.yaml', ownTopic());
  const grown = load();
  expect(grown).not.toBe(shipped);
  expect(grown.judge.topics.map(({ id }) => id)).toContain('prisoner_exchange');

  folder.write('topics/prisoner_exchange.yaml', 'id: [');
  expect(load).toThrow(/prisoner_exchange/);
  folder.write('topics/prisoner_exchange.yaml', ownTopic());
  expect(load()).toBe(grown);
});

it('a model that was put in another’s place is seen, also with its time and length', () => {
  mkdirSync(join(folder.path, 'models'));
  const file = join(folder.path, 'models/statement.json');
  copyFileSync(join(SHIPPED_CONFIG, 'models/statement.json'), file);
  const load = createJudgeLoader(folder.path);
  const before = load();
  expect(load()).toBe(before);

  const { atime, mtime, size } = statSync(file);
  writeFileSync(file, 'x'.repeat(size));
  utimesSync(file, atime, mtime);
  expect(load).toThrow(/statement\.json/);
});
