import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Target } from './target.ts';

/** Inputs that once showed a fault: `TARGET-HASH.bin`. They are tried first, so that a mended fault stays mended. */
export const FOUND = join(import.meta.dirname, 'found');

/** The kept inputs of a target. */
export function foundInputs(target: Pick<Target, 'name'>, folder = FOUND): { file: string; input: Buffer }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.bin') && name.slice(0, name.lastIndexOf('-')) === target.name)
    .sort()
    .map((name) => ({ file: join(folder, name), input: readFileSync(join(folder, name)) }));
}

/** Keeps an input; the same input is one file. Returns its path. */
export function keepInput(target: Pick<Target, 'name'>, input: Buffer, folder = FOUND): string {
  mkdirSync(folder, { recursive: true });
  const file = join(
    folder,
    `${target.name}-${createHash('sha256').update(input).digest('hex').slice(0, 10)}.bin`,
  );
  writeFileSync(file, input);
  return file;
}
