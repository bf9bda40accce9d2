import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '../../lib/make-folder.ts';
import type { ChannelWorld } from '../contract.ts';

/** More keys than any crash can leave in doubt. */
const KEEP = 2_000;

/**
 * Remembers in a small file which alerts the terminal has shown: written with the alert, synchronously, so that
 * a kill -9 before the ledger is marked does not show it twice.
 */
export function openJournal(file: string): ChannelWorld['journal'] {
  makeFolder(dirname(file));
  let known = new Set(existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []);
  function forget(): void {
    if (known.size < 2 * KEEP) return;
    known = new Set([...known].slice(-KEEP));
    writeFileSync(file, `${[...known].join('\n')}\n`);
  }
  forget();
  return {
    has: (key) => known.has(key),
    add(key) {
      known.add(key);
      appendFileSync(file, `${key}\n`);
      forget();
    },
  };
}
