import { type FSWatcher, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { stampOf } from './stamp.ts';

/** Between the last change and the look at it: editors write in several steps. */
const SETTLE_MS = 250;
/** Events do not cross bind mounts and network drives, so it is looked at all the same. */
const LOOK_MS = 5_000;

/** Where files are read from: the folder itself and those in it, which may be links. */
const FOLDERS = ['', 'topics', 'lexicons', 'models'];
/** Hidden ones are what editors leave beside a file. */
const READ = /^[^.].*\.(?:ya?ml|json)$/;

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => READ.test(name));
  } catch {
    // Not there, or being replaced this instant.
    return [];
  }
}

/** Every file that is read, with what its entry says of it; a link to nothing does not hide what becomes of the others. */
const fingerprint = (folder: string): string =>
  FOLDERS.flatMap((sub) => namesIn(join(folder, sub)).map((name) => join(sub, name)))
    .sort()
    .map((name) => `${name}:${stampOf(join(folder, name))}`)
    .join('\n');

function events(folder: string, onEvent: () => void): FSWatcher | null {
  try {
    const watcher = watch(folder, { recursive: true, persistent: false }, onEvent);
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return null;
  }
}

/**
 * Calls `onChange` after any file that is read under `folder` was changed, added, replaced or removed, once the files have
 * stood still for a moment. By file events where the system has them, and by looking every five seconds where it
 * has not. Returns the function that ends it.
 */
export function watchFolder(folder: string, onChange: () => void): () => void {
  let known = fingerprint(folder);
  let seen = known;
  let timer: NodeJS.Timeout | undefined;
  const settle = (): void => {
    clearTimeout(timer);
    timer = setTimeout(look, SETTLE_MS);
    timer.unref();
  };
  function look(): void {
    const now = fingerprint(folder);
    if (now === known) return;
    if (now === seen) {
      known = now;
      onChange();
    } else {
      seen = now;
      settle();
    }
  }
  const watcher = events(folder, settle);
  const looking = setInterval(look, LOOK_MS);
  looking.unref();
  return () => {
    clearTimeout(timer);
    clearInterval(looking);
    watcher?.close();
  };
}
