import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { eventually } from './eventually.ts';
import type { RasidProcess } from './rasid.ts';

/**
 * Brings a process to a standstill at a moment that is right, to be killed there: while it runs, what was seen a moment
 * ago may be over. Asked once more when it stands still, and what it had said by then is read; if it is wrong, it goes on.
 */
export function standstill(
  { child }: RasidProcess,
  what: string,
  isRight: () => Promise<boolean> | boolean,
  withinMs?: number,
): Promise<true> {
  return eventually(
    what,
    async () => {
      if (!(await isRight())) return false;
      child.kill('SIGSTOP');
      await wait(100);
      if (await isRight()) return true;
      child.kill('SIGCONT');
      return false;
    },
    withinMs,
  ) as Promise<true>;
}

/** So many alerts the screen of a Rasid is known to have shown, in a data folder; one that it is not known to have shown is shown again. */
export function shownIn(dataFolder: string): number {
  const file = join(dataFolder, 'shown.log');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0;
}
