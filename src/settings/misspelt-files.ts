import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { nearest } from '../lib/nearest.ts';

const FILES = ['sources.yaml', 'alerts.yaml', 'rasid.yaml'];
const FOLDERS = ['topics', 'lexicons'];
const YAML = /\.ya?ml$/;

/** What an entry was probably meant to be; null where it is one of ours, or nobody's business. */
function meant(name: string, isFolder: boolean): string | null {
  if (name.startsWith('.') || (isFolder ? FOLDERS : FILES).includes(name)) return null;
  if (isFolder) return nearest(name.toLowerCase(), FOLDERS);
  if (!YAML.test(name)) return null;
  const stem = name.toLowerCase().replace(YAML, '');
  const file = nearest(
    stem,
    FILES.map((known) => known.replace(YAML, '')),
  );
  if (file !== null) return `${file}.yaml`;
  const folder = nearest(stem, FOLDERS);
  return folder === null ? null : `a folder ${folder}/`;
}

/** Files and folders of a configuration folder whose names are nearly ones that are read: a line each. */
export function misspeltFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const name = meant(entry.name, entry.isDirectory());
    return name === null ? [] : [`${join(folder, entry.name)}: is not read; did you mean ${name}?`];
  });
}
