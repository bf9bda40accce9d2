import { createHash } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Keep } from '../lib/keep.ts';
import { pack, unpack } from './packed-value.ts';

// What a start compiles from lexicons and models is kept beside the packages, as Node's compiled code is, since it takes
// most of the time of a short command. A file is only gone by where its name says that it was made from the same inputs
// by the same code, and its sum is right; where none can be read or written, everything is made anew.

const ROOT = resolve(import.meta.dirname, '../..');
const FOLDER = join(ROOT, 'node_modules/.cache/rasid-rules');

/** Of each name so many files stay, those that were used last: a few configurations in use. */
const MOST_FILES = 4;

/** Keeps values made from inputs of this hash, in `folder`; lists of numbers come in memory that threads share. */
export function keptFor(inputs: string, folder: string = FOLDER): Keep {
  return (name, make) => {
    const file = join(folder, `${name}-${hashOf([codeHash(), inputs])}`);
    const known = read(file);
    if (known !== undefined) return known as ReturnType<typeof make>;
    const made = make();
    if (made === null) return made;
    const packed = pack(made);
    write(folder, name, file, packed);
    return unpack(packed) as ReturnType<typeof make>;
  };
}

/** A file ends with its sum. */
const SUM_BYTES = 4;

function read(file: string): unknown {
  try {
    const open = openSync(file, 'r');
    try {
      const content = new SharedArrayBuffer(fstatSync(open).size - SUM_BYTES);
      const sum = Buffer.alloc(SUM_BYTES);
      if (!isFilled(open, Buffer.from(content)) || !isFilled(open, sum)) return undefined;
      if (sum.readUInt32LE(0) !== crc32(Buffer.from(content))) return undefined;
      markUsed(file);
      return unpack(content);
    } finally {
      closeSync(open);
    }
  } catch {
    return undefined;
  }
}

/** Reads on until a buffer is full; false where the file ends before. */
function isFilled(open: number, buffer: Buffer): boolean {
  for (let at = 0; at < buffer.length; ) {
    const got = readSync(open, buffer, at, buffer.length - at, null);
    if (got === 0) return false;
    at += got;
  }
  return true;
}

/** Its time is that of its last use. */
function markUsed(file: string): void {
  const now = new Date();
  try {
    utimesSync(file, now, now);
  } catch {
    // Not ours to write: then nothing is removed here either.
  }
}

/** Another process may write the same file; each renames a whole one into place. */
function write(folder: string, name: string, file: string, packed: SharedArrayBuffer): void {
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    const content = Buffer.from(packed);
    const sum = Buffer.alloc(SUM_BYTES);
    sum.writeUInt32LE(crc32(content));
    writeFileSync(draft, Buffer.concat([content, sum]));
    renameSync(draft, file);
    removeUnused(folder, name);
  } catch {
    // A folder that is not ours to write, or a full disk: the next start takes its time again.
    discard(draft);
  }
}

function discard(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    // It was never there.
  }
}

function removeUnused(folder: string, name: string): void {
  const files = readdirSync(folder)
    .filter((one) => one.startsWith(`${name}-`))
    .map((one) => ({ path: join(folder, one), at: statSync(join(folder, one)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { path } of files.slice(MOST_FILES)) rmSync(path, { force: true });
}

const hashOf = (parts: readonly (string | Buffer)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 24);
};

let ofCode: string | undefined;

/** A hash of the code that compiles, and of the Node that writes: another version keeps other files. */
function codeHash(): string {
  ofCode ??= hashOf([
    process.version,
    ...['src/arabic', 'src/judge', 'src/settings'].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
        .flatMap((path) => [path.slice(ROOT.length), readFileSync(path)]),
    ),
    readFileSync(join(ROOT, 'config/models/word-classes.json')),
    readFileSync(join(ROOT, 'config/models/function-words.json')),
  ]);
  return ofCode;
}
