import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const TEXT = readFileSync(resolve(import.meta.dirname, '../../CONTRIBUTING.md'), 'utf8');
const BLOCK = /^```(?<head>[^\n]+)\n(?<body>.*?)^```/gms;

/** A block of code in CONTRIBUTING.md: what stands beside its opening fence, and its lines. */
export interface Block {
  head: string;
  body: string;
}

/** The blocks of CONTRIBUTING.md in their order. */
export const blocks: readonly Block[] = [...TEXT.matchAll(BLOCK)].map(({ groups }) => ({
  head: groups?.head ?? '',
  body: groups?.body ?? '',
}));

/** The file that a block makes (`file`) or changes (`of`), if its opening fence names one. */
export const headed = (key: 'file' | 'of', { head }: Block): string | undefined =>
  new RegExp(`${key}=(\\S+)`).exec(head)?.[1];

/** The lines of a diff that begin with one of the signs, without it. */
export const linesOf = (body: string, ...signs: string[]): string =>
  body
    .trimEnd()
    .split('\n')
    .flatMap((line) => (signs.includes(line.charAt(0)) ? `${line.slice(1)}\n` : []))
    .join('');
