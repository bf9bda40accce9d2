import { statSync } from 'node:fs';

/**
 * What a file's entry says of it; changes whenever a file is written or another put in its place, also where its time of
 * change is set back. Empty where there is none.
 */
export function stampOf(file: string): string {
  try {
    const { ino, size, mtimeNs, ctimeNs } = statSync(file, { bigint: true });
    return `${ino} ${size} ${mtimeNs} ${ctimeNs}`;
  } catch {
    return '';
  }
}
