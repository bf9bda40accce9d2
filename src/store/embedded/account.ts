import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { chown, lchown } from 'node:fs/promises';
import { join } from 'node:path';

/** Whom a program of PostgreSQL runs as. */
export interface Account {
  uid: number;
  gid: number;
}

/**
 * The server's own number where nobody else's will do. It has no name and no other process, so that no service of the
 * machine (as those that share `nobody`) can open the server's socket or files.
 */
const OWN: Account = { uid: 54_329, gid: 54_329 };

function ownerOf(path: string): Account | null {
  try {
    const { uid, gid } = statSync(path);
    return uid === 0 ? null : { uid, gid };
  } catch {
    return null;
  }
}

/**
 * Whom the server must run as: PostgreSQL refuses root. Null for "as we do", which is so unless we are root; then it
 * is the owner of the database, else of the data folder, else a number of its own.
 */
export function serverAccount(dataFolder: string, home: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  return ownerOf(home) ?? ownerOf(dataFolder) ?? OWN;
}

/**
 * Whom `initdb` must run as, which insists on an account with a name: `nobody` where we are root.
 * What it built is then handed to the server's account.
 */
export function builderAccount(account: Account | null): Account | null {
  if (account === null) return null;
  const line = /^nobody:[^:]*:(-?\d+):(-?\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  return line ? { uid: Number(line[1]) >>> 0, gid: Number(line[2]) >>> 0 } : account;
}

/** Gives a folder with all that is in it to an account. */
export async function giveFolder(folder: string, { uid, gid }: Account): Promise<void> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    await lchown(join(entry.parentPath, entry.name), uid, gid);
  await chown(folder, uid, gid);
}

/** Does a file or folder belong to an account? */
export function belongsTo(path: string, account: Account): boolean {
  return lstatSync(path).uid === account.uid;
}
