import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { errorLine } from '../../src/lib/errors.ts';
import { CannotMeasure } from '../cannot-measure.ts';

const ROOT = '/sys/fs/cgroup';
/** Short, so that a process waits milliseconds for its next share and not a tenth of a second. */
const PERIOD_US = 10_000;

/** A control group whose processes get so much processor time and no more, and get it before all others. */
export interface ShareOfCore {
  /** Puts a process with all its threads into it. */
  admit(pid: number): void;
  /** Removes the group, when its processes have ended. */
  close(): Promise<void>;
}

/** The files of one version of control groups: what limits, and what gives right of way. */
function settingsFor(percent: number): { folder: string; files: [name: string, value: string][] } {
  const quota = Math.round((PERIOD_US * percent) / 100);
  const first = join(ROOT, 'cpu');
  if (existsSync(join(first, 'cgroup.procs'))) {
    return {
      folder: first,
      files: [
        ['cpu.cfs_period_us', `${PERIOD_US}`],
        ['cpu.cfs_quota_us', `${quota}`],
        ['cpu.shares', '262144'],
      ],
    };
  }
  const has = (file: string): boolean =>
    existsSync(join(ROOT, file)) && readFileSync(join(ROOT, file), 'utf8').split(/\s/).includes('cpu');
  if (!has('cgroup.controllers'))
    throw new CannotMeasure(`needs control groups with a cpu controller in ${ROOT}`);
  if (!has('cgroup.subtree_control')) writeFileSync(join(ROOT, 'cgroup.subtree_control'), '+cpu');
  return {
    folder: ROOT,
    files: [
      ['cpu.max', `${quota} ${PERIOD_US}`],
      ['cpu.weight', '10000'],
    ],
  };
}

/**
 * Makes a group that gets `percent` of one core. Versions 1 and 2 of Linux's control groups will do.
 * Throws CannotMeasure, saying what is missing, where the system has none or does not let us.
 */
export function openShareOfCore(name: string, percent: number): ShareOfCore {
  let group: string;
  try {
    const { folder, files } = settingsFor(percent);
    group = join(folder, name);
    mkdirSync(group);
    for (const [file, value] of files) writeFileSync(join(group, file), value);
  } catch (cause) {
    if (cause instanceof CannotMeasure) throw cause;
    throw new CannotMeasure(`needs to be root and to make control groups in ${ROOT} (${errorLine(cause)})`, {
      cause,
    });
  }
  return {
    admit: (pid) => writeFileSync(join(group, 'cgroup.procs'), `${pid}`),
    async close() {
      for (let attempt = 0; ; attempt += 1) {
        try {
          rmdirSync(group);
          return;
        } catch (error) {
          if (attempt === 20) throw error;
          await wait(50);
        }
      }
    },
  };
}
