import { readFileSync } from 'node:fs';
import { errorLine } from '../lib/errors.ts';
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
    problems.push(`${name}_FILE: ${file} cannot be read (${errorLine(cause)})`);
    return null;
  }
}
