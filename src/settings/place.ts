import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Environment } from './secrets.ts';

/** The folder Rasid ships; what an operator's own folder leaves out is taken from here. */
export const SHIPPED_CONFIG = resolve(import.meta.dirname, '../../config');

/** The operator's file or folder of this name, or the shipped one. */
export function configPath(folder: string, name: string): string {
  const own = join(folder, name);
  return existsSync(own) ? own : join(SHIPPED_CONFIG, name);
}

/** The flags that say where the configuration and the state are. */
export interface PlaceFlags {
  config?: string | undefined;
  data?: string | undefined;
}

/** The configuration folder: --config, else RASID_CONFIG, else the shipped one. */
export function configFolder(flags: PlaceFlags, env: Environment): string {
  return resolve(flags.config ?? (env.RASID_CONFIG || SHIPPED_CONFIG));
}

/** The data folder: --data, else RASID_DATA, else `data` where Rasid is started. */
export function dataFolder(flags: PlaceFlags, env: Environment): string {
  return resolve(flags.data ?? (env.RASID_DATA || 'data'));
}
