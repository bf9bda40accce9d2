import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** Several times the largest file that is shipped, the models, which have 12 MB. */
const MOST_BYTES = 64_000_000;

/** A file that is there and is none to be read whole; its message follows the file's name. */
class NoPlainFile extends Error {
  override readonly name = 'NoPlainFile';
  readonly code = 'ENOPLAIN';
}

/**
 * The bytes of a plain file. Throws for a pipe or device, which would be waited for without end, and for what is far
 * larger than anything an operator writes.
 */
export function readPlainFile(file: string): Buffer {
  // Without O_NONBLOCK, opening a pipe waits for somebody who writes into it.
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile() && !stat.isDirectory()) throw new NoPlainFile('is a pipe or device, a file is needed');
    if (stat.size > MOST_BYTES)
      throw new NoPlainFile(`has ${Math.round(stat.size / 1e6)} MB, at most ${MOST_BYTES / 1e6} MB are read`);
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
