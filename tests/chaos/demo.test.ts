import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { layCluster } from '../parts/cluster.ts';
import { eventually } from '../parts/eventually.ts';
import { makeFolder, type TestFolder } from '../parts/folder.ts';
import { rasid, startRasid } from '../parts/rasid.ts';

/** The first line of each alert in a terminal: what it says. */
const told = (text: string): string[] =>
  [...text.matchAll(/^╭─ ● (.*?) ─+.*\n│ {2}(.*)$/gm)].map(([, event, line]) => `${event} ${line}`);

const summary = (text: string): string[] =>
  text.match(/^ {2}(?:new|matched|stories|alerts|waiting) .*$/gm) ?? [];

describe('the demo', () => {
  let folder: TestFolder;
  beforeEach(() => {
    folder = makeFolder();
  });
  afterEach(() => folder.remove());

  const args = (name: string): string[] => {
    layCluster(`${folder.path}/${name}`);
    return ['demo', '--data', `${folder.path}/${name}`];
  };

  it('loses no alert and repeats none when it is killed in the middle and started again', async () => {
    const calm = await rasid(args('calm'));
    expect(calm.code).toBe(0);
    expect(summary(calm.stdout).map((line) => line.trim().split(/ +/)[0])).toEqual([
      'new',
      'matched',
      'stories',
      'alerts',
    ]);

    const cut = args('cut');
    const first = startRasid(cut);
    await eventually('two alerts', () => told(first.stdout()).length >= 2, 90_000);
    await first.end('SIGKILL');
    const second = await rasid(cut);
    expect(second.code).toBe(0);
    expect(second.stdout).toContain('going on where it stopped');
    expect(summary(second.stdout)).toEqual(summary(calm.stdout));
    const both = [...told(first.stdout()), ...told(second.stdout)];
    expect(both).toHaveLength(told(calm.stdout).length);
    expect(new Set(both).size).toBe(both.length);
  }, 720_000);
});
