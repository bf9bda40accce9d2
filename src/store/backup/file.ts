import { createReadStream, existsSync } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { PayloadError } from '../../lib/errors.ts';
import { SCHEMA_VERSION } from '../migrations.ts';
import { type Archive, openArchive } from './archive.ts';

/** A backup holds secrets: only its owner may read it. */
const OWNER_ONLY = 0o600;
/** Arabic text packs well at once; the higher levels cost four times the time for a few per cent. */
const PACKING = { level: 4 };

/** Packs a backup's text into a stream, which is left open. */
export async function packInto(out: Writable, text: AsyncIterable<string>): Promise<void> {
  await pipeline(text, createGzip(PACKING), out, { end: false });
}

/**
 * Packs a backup's text into a file, which appears whole or not at all. Returns its size in bytes. Throws PayloadError
 * where the file is there already (unless it may be replaced) or cannot be written.
 */
export async function packFile(file: string, replace: boolean, text: AsyncIterable<string>): Promise<number> {
  if (!replace && existsSync(file))
    throw new PayloadError(`${file}: is there already; --replace writes over it`);
  const partial = `${file}.partial-${process.pid}`;
  const cannot = (cause: unknown): PayloadError => new PayloadError(`${file}: cannot be written`, { cause });
  const handle = await open(partial, 'wx', OWNER_ONLY).catch((cause: unknown) => {
    throw cannot(cause);
  });
  try {
    await packInto(handle.createWriteStream({ autoClose: false }), text).catch((cause: unknown) => {
      throw cause instanceof Error && 'syscall' in cause && cause.syscall === 'write' ? cannot(cause) : cause;
    });
    await handle.sync();
    await handle.close();
    await rename(partial, file);
    const folder = await open(dirname(file), 'r');
    await folder.sync().finally(() => folder.close());
    return (await stat(file)).size;
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(partial, { force: true });
    throw error;
  }
}

/** Unpacks a stream and hands the archive to `work`. */
export async function unpackFrom<Result>(
  name: string,
  input: Readable,
  work: (archive: Archive) => Promise<Result>,
): Promise<Result> {
  const unpacked = createGunzip();
  input.once('error', (error) => unpacked.destroy(error));
  input.pipe(unpacked);
  try {
    return await work(await openArchive(name, unpacked, SCHEMA_VERSION));
  } finally {
    unpacked.destroy();
    input.destroy();
  }
}

/** The same from a file. */
export function unpackFile<Result>(
  file: string,
  work: (archive: Archive) => Promise<Result>,
): Promise<Result> {
  return unpackFrom(file, createReadStream(file), work);
}
