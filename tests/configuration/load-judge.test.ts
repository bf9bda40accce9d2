import { afterEach, beforeEach, expect, it } from 'vitest';
import { createJudgeLoader } from '../../src/configuration/load-judge.ts';
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
