import { readFileSync } from 'node:fs';

/** The samples of a file of ours; lines of `%%` stand between them. */
export function samplesOf(name: string): [Buffer, ...Buffer[]] {
  const text = readFileSync(new URL(`corpus/${name}`, import.meta.url), 'utf8');
  const [first = '', ...more] = text.split('\n%%\n');
  return [Buffer.from(first), ...more.map((one) => Buffer.from(one))];
}
