import { expect, it } from 'vitest';
import { nearest } from '../../src/lib/nearest.ts';

it.each<[key: string, known: string[], meant: string | null]>([
  ['chanel', ['channel', 'kind'], 'channel'],
  ['channells', ['channel'], 'channel'],
  ['channellss', ['channel'], null],
  ['chanl', ['channel'], 'channel'],
  ['chan', ['channel'], null],
  ['kinf', ['find', 'kind'], 'kind'],
  ['knid', ['kind'], 'kind'],
  ['urlform', ['url', 'urlFrom'], 'urlFrom'],
  ['titel', ['time', 'title'], 'title'],
  ['end', ['id'], null],
  ['cron', ['from'], null],
  ['', ['ab', 'abc'], null],
  ['x', [], null],
])('%j among %j means %j', (key, known, meant) => {
  expect(nearest(key, known)).toBe(meant);
});

it('costs nothing for what is far from every word', () => {
  const known = Array.from({ length: 20_000 }, (_, index) => `faction-${index}`);
  const before = process.threadCpuUsage().user;
  for (let times = 0; times < 50; times += 1) expect(nearest('x'.repeat(5_000), known)).toBeNull();
  expect((process.threadCpuUsage().user - before) / 1_000).toBeLessThan(2_000);
});
