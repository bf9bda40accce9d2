import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PORT } from './settings.ts';

/** The longest path a socket's address holds: 107 bytes on Linux, 103 elsewhere. */
const LONGEST = process.platform === 'linux' ? 107 : 103;

export interface SocketFolder {
  path: string;
  remove(): void;
}

/**
 * A name of the cluster that is short enough for the address of its socket: its own path, or a link to it in a
 * folder of this process.
 */
export function socketFolder(cluster: string): SocketFolder {
  if (Buffer.byteLength(join(cluster, `.s.PGSQL.${PORT}`)) <= LONGEST)
    return { path: cluster, remove: () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'rasid-'));
  const path = join(folder, 's');
  symlinkSync(cluster, path);
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
