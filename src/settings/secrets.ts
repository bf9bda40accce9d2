import { readFileSync } from 'node:fs';
import { fileTrouble } from '../lib/file-trouble.ts';
import type { Problems } from './yaml-file.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Who mistakes what NAME_FILE takes writes the secret itself there: only what looks like a path is shown. */
const pathOrSecret = (file: string): string =>
  file.includes('/') && !file.includes('://') ? file : '[secret]';

/** What a variable holds, null where it is not set; `unreadable` where it is, and its file cannot be read or is empty. */
interface Variable {
  value: string | null;
  unreadable: boolean;
}

/**
 * The value of variable NAME, or the content of the file that NAME_FILE names, without the blanks and line breaks that
 * copying brings along. Why a file has none goes to `problems`.
 */
export function fromEnvironment(env: Environment, name: string, problems: Problems): Variable {
  const direct = env[name]?.trim();
  if (direct !== undefined && direct !== '') return { value: direct, unreadable: false };
  const file = env[`${name}_FILE`];
  if (file === undefined || file === '') return { value: null, unreadable: false };
  try {
    const content = readFileSync(file, 'utf8').trim();
    if (content !== '') return { value: content, unreadable: false };
    problems.push(`${name}_FILE: ${pathOrSecret(file)} is empty`);
  } catch (cause) {
    problems.push(`${name}_FILE: ${pathOrSecret(file)} ${fileTrouble(cause)}`);
  }
  return { value: null, unreadable: true };
}
