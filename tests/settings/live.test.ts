import { renameSync, symlinkSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/lib/errors.ts';
import { createLive } from '../../src/settings/live.ts';
import { watchFolder } from '../../src/settings/watch.ts';
import { eventually } from '../parts/eventually.ts';
import { makeFolder, type TestFolder } from '../parts/folder.ts';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 24, 10, minute));

describe('a live value', () => {
  it('is the last good one, and says why a newer one is refused and since when', () => {
    const answers: (string | ConfigError)[] = [
      'first',
      new ConfigError(['a', 'b']),
      new ConfigError(['b']),
      'second',
    ];
    const live = createLive(() => {
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer;
    }, at(0));
    expect(live.current()).toBe('first');
    expect(live.reload(at(1))).toBe('refused');
    expect(live.reload(at(2))).toBe('refused');
    expect(live.current()).toBe('first');
    expect(live.refused()).toEqual({ since: at(1), problems: ['b'] });
    expect(live.reload(at(3))).toBe('swapped');
    expect(live.current()).toBe('second');
    expect(live.refused()).toBeNull();
    expect(live.loadedAt()).toEqual(at(3));
  });
});

describe('a watched folder', () => {
  let folder: TestFolder;
  let stop = (): void => {};
  afterEach(() => {
    stop();
    folder.remove();
  });

  it.each<[string, (folder: TestFolder) => void]>([
    ['is written over', (f) => f.write('alerts.yaml', 'channels: [b]')],
    ['is replaced by rename', (f) => renameSync(f.write('alerts.yaml~', 'x: 1'), `${f.path}/alerts.yaml`)],
    ['appears in a folder below', (f) => f.write('topics/new.yaml', 'id: new')],
    ['has the other ending', (f) => f.write('lexicons/new.yml', 'entries: []')],
    ['is a model', (f) => f.write('models/statement.json', '{}')],
    [
      'stands beside a link to nothing, as editors leave',
      (f) => {
        symlinkSync('nobody@nowhere.1', `${f.path}/old.yaml`);
        f.write('alerts.yaml', 'channels: [b]');
      },
    ],
  ])('tells once of a file that %s', async (_name, change) => {
    folder = makeFolder();
    folder.write('alerts.yaml', 'channels: [a]');
    let told = 0;
    stop = watchFolder(folder.path, () => {
      told += 1;
    });
    change(folder);
    await eventually('the change', () => told > 0);
    folder.write('notes.txt', 'of no concern');
    folder.write('alerts.yaml', 'channels: [and, again]');
    await eventually('the second change', () => told > 1);
    expect(told).toBe(2);
  });
});
