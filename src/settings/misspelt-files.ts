import { type Dirent, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { nearest } from '../lib/nearest.ts';
import { modelFiles } from './models.ts';

const FILES = ['sources.yaml', 'alerts.yaml', 'rasid.yaml'];
const FOLDERS = ['topics', 'lexicons', 'models'];
const YAML = /\.ya?ml$/;
/** Endings by which YAML is not found, and those that editors give it unseen. */
const NEARLY_YAML = /\.(?:ya?ml|ya?ml\.txt)$/i;
const NEARLY_FILE = /(?:\.ya?ml)?\.(?:txt|json|ya?ml)$/i;
/** Parts of alerts.yaml that people put into a file of their own. */
const KEYS = /^(?:channels|routes?|silences|inhibit|severity|quiethours|ratecaps|digest|operations)$/;

/** What an entry was probably meant to be; null where it is one of ours, or nobody's business. */
function meant(name: string, isFolder: boolean, folder: string): string | null {
  if (name.startsWith('.') || (isFolder ? FOLDERS : FILES).includes(name)) return null;
  if (isFolder) return nearest(name, FOLDERS);
  if (!NEARLY_FILE.test(name)) return null;
  const stem = name.toLowerCase().replace(NEARLY_FILE, '');
  const file = nearest(
    stem,
    FILES.map((known) => known.replace(YAML, '')),
  );
  // Beside the right one, another format of it may be of use to somebody else.
  if (file !== null && (YAML.test(name) || !existsSync(join(folder, `${file}.yaml`)))) return `${file}.yaml`;
  if (!YAML.test(name)) return null;
  if (KEYS.test(stem)) return `the key ${stem} of alerts.yaml`;
  const topics = nearest(stem, FOLDERS);
  return topics === null ? null : `a folder ${topics}/`;
}

/** What a file in `topics/`, `lexicons/` or `models/` was probably meant to be. */
function meantWithin(subfolder: string, name: string): string | null {
  if (name.startsWith('.')) return null;
  if (subfolder === 'models') {
    const names = modelFiles().map((file) => file.slice('models/'.length));
    return names.includes(name) ? null : nearest(name, names);
  }
  if (YAML.test(name) || !NEARLY_YAML.test(name)) return null;
  return name.replace(NEARLY_YAML, '.yaml');
}

const list = (folder: string): Dirent[] => readdirSync(folder, { withFileTypes: true });

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** What stands in the way of one entry being read, behind its path; null where nothing does. */
function obstacle(entry: Dirent, folder: string, subfolder: string | null): string | null {
  const path = join(folder, entry.name);
  const isOurs =
    subfolder === null
      ? [...FILES, ...FOLDERS].includes(entry.name)
      : YAML.test(entry.name) && !entry.name.startsWith('.');
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return isOurs ? 'is a link to what is not there' : null;
  const holdsOthers = stats.isDirectory();
  if (subfolder === null && FOLDERS.includes(entry.name))
    return holdsOthers ? null : 'is a file, a folder is needed';
  if (subfolder !== null && holdsOthers && !YAML.test(entry.name))
    return entry.name.startsWith('.') ? null : `is not read: files stand in ${subfolder}/ itself`;
  const name =
    subfolder === null ? meant(entry.name, holdsOthers, folder) : meantWithin(subfolder, entry.name);
  return name === null ? null : `is not read; did you mean ${name}?`;
}

function obstacles(folder: string, subfolder: string | null): string[] {
  return list(folder).flatMap((entry) => {
    const text = obstacleOrLoop(entry, folder, subfolder);
    return text === null ? [] : [`${join(folder, entry.name)}: ${text}`];
  });
}

/** Links that lead to one another have no end. */
function obstacleOrLoop(entry: Dirent, folder: string, subfolder: string | null): string | null {
  try {
    return obstacle(entry, folder, subfolder);
  } catch {
    return entry.isSymbolicLink() ? 'is a link that leads nowhere' : null;
  }
}

/**
 * Files and folders of a configuration folder that are not read though they seem meant to be: whose names are nearly
 * ones that are, links to nothing, files in the place of folders. A line each.
 */
export function misspeltFiles(folder: string): string[] {
  const within = FOLDERS.filter((name) => isFolder(join(folder, name)));
  return [...obstacles(folder, null), ...within.flatMap((name) => obstacles(join(folder, name), name))];
}
