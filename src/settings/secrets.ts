import { readFileSync } from 'node:fs';
import { fileTrouble } from '../lib/file-trouble.ts';
import type { Problems } from './yaml-file.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The value of variable NAME, or the content of the file that NAME_FILE names; null when neither is set. */
export function fromEnvironment(env: Environment, name: string, problems: Problems): string | null {
  const direct = env[name];
  if (direct !== undefined && direct !== '') return direct;
  const file = env[`${name}_FILE`];
  if (file === undefined || file === '') return null;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    problems.push(`${name}_FILE: ${file} ${fileTrouble(cause)}`);
    return null;
  }
}
