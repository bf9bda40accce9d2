import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { openEmbedded } from '../../src/store/embedded.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const { version } = JSON.parse(
  readFileSync(join(ROOT, 'node_modules/@electric-sql/pglite/package.json'), 'utf8'),
) as { version: string };

/** An empty database cluster, as a first start builds it; one for each version of PGlite. */
const CLUSTER = join(ROOT, `node_modules/.cache/rasid-tests/postgres-${version}`);

/** Vitest's global setup: builds the cluster once. It is what takes longest in a first start. */
export async function setup(): Promise<void> {
  if (existsSync(CLUSTER)) return;
  mkdirSync(dirname(CLUSTER), { recursive: true });
  const building = mkdtempSync(join(dirname(CLUSTER), 'building-'));
  try {
    const pool = await openEmbedded(building, () => {});
    await pool.end();
    if (!existsSync(CLUSTER)) renameSync(join(building, 'postgres'), CLUSTER);
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
}

/** Lays an empty cluster into a data folder, so that a test whose subject is not the first start need not wait for it. */
export function layCluster(dataFolder: string): void {
  cpSync(CLUSTER, join(dataFolder, 'postgres'), { recursive: true });
}
