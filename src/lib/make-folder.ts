import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { ConfigError } from './errors.ts';

const WORDS: Readonly<Record<string, string>> = {
  EEXIST: 'is a file, or in one; a folder is needed',
  ENOTDIR: 'is a file, or in one; a folder is needed',
  EACCES: 'may not be made by this account',
  EPERM: 'may not be made by this account',
  EROFS: 'is on a disk that cannot be written',
  ENOENT: 'is where no folder can be made',
};

/**
 * Makes a folder and those above it, each by itself: with `recursive`, Node tries for ever where a folder is there and
 * none can be made in it all the same, as under /proc.
 */
function makeUpTo(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  const above = dirname(folder);
  if (above !== folder) makeUpTo(above);
  try {
    mkdirSync(folder);
  } catch (cause) {
    // Another process was quicker.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw cause;
  }
}

/** Makes a folder, and those above it, where it is not there. Throws ConfigError that begins with `called`: why it cannot. */
export function makeFolder(folder: string, called: string = folder): void {
  try {
    makeUpTo(folder);
  } catch (cause) {
    const { code = '', message } = cause as NodeJS.ErrnoException;
    const why = WORDS[code];
    throw new ConfigError([`${called}: ${why ?? `cannot be made (${message})`}`], why ? {} : { cause });
  }
}
