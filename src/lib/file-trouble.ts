import { codeOf, errorLine } from './errors.ts';

const WORDS: Readonly<Record<string, string>> = {
  EISDIR: 'is a folder, a file is needed',
  ENOENT: 'is not there',
  ENOTDIR: 'is not there: a part of its path is a file',
  EACCES: 'may not be read by this account',
};

/** Why a file cannot be read, in words that follow its name: what people do wrong most, else what the system says. */
export function fileTrouble(cause: unknown): string {
  const code = codeOf(cause);
  if (cause instanceof Error && code === 'ENOPLAIN') return cause.message;
  return WORDS[code] ?? `cannot be read (${errorLine(cause)})`;
}
