import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';

/** Between the last change and the look at it: editors write in several steps. */
const SETTLE_MS = 250;
/** Events do not cross bind mounts and network drives, so it is looked at all the same. */
const LOOK_MS = 5_000;

/** Name, size, time and inode of every YAML file: a rename over a file shows as another inode. */
function fingerprint(folder: string): string {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => {
        const { size, mtimeMs, ino } = statSync(join(folder, name));
        return `${name}:${size}:${mtimeMs}:${ino}`;
      })
      .join('\n');
  } catch {
    // Gone, or being replaced this instant: unlike any state with files in it.
    return '';
  }
}

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
 * Calls `onChange` after any YAML file under `folder` was changed, added, replaced or removed, once the files have
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
