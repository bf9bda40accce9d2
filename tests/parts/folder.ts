import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface TestFolder {
  path: string;
  /** Writes a file in it and returns its path. */
  write(name: string, text: string): string;
  remove(): void;
}

/** A folder of the test's own. */
export function makeFolder(): TestFolder {
  const path = mkdtempSync(join(tmpdir(), 'rasid-test-'));
  return {
    path,
    write(name, text) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      return file;
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
