import { expect, it } from 'vitest';
import { ConfigError } from '../../../src/lib/errors.ts';
import { makeDataFolder } from '../../../src/store/embedded/cluster.ts';
import { makeFolder } from '../../parts/folder.ts';

it.each(['notes.txt', 'notes.txt/data'])('a data folder cannot be where a file is: %s', (name) => {
  const folder = makeFolder();
  folder.write('notes.txt', '');
  const path = `${folder.path}/${name}`;
  try {
    expect(() => makeDataFolder(path)).toThrow(
      new ConfigError([`data folder ${path}: is a file, or in one; a folder is needed`]),
    );
  } finally {
    folder.remove();
  }
});
