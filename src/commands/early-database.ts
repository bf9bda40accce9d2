import { parseArgs } from 'node:util';
import { dataFolder } from '../settings/place.ts';
import { fromEnvironment } from '../settings/secrets.ts';
import { type EarlyDatabase, openEarly } from '../store/embedded/early.ts';
import { hasEmbedded } from '../store/embedded/open.ts';
import type { CommandWorld } from './command.ts';

/**
 * Begins to start the database of our own while the rest of `run` is loaded, which takes longer. Only one that is there:
 * the first is built when the configuration has been found right. Null where `run` needs none, or will not run.
 */
export async function openDatabaseEarly(
  args: readonly string[],
  env: CommandWorld['env'],
  signal: AbortSignal,
): Promise<EarlyDatabase | null> {
  const { value, unreadable } = fromEnvironment(env, 'DATABASE_URL', []);
  if (value !== null || unreadable) return null;
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    strict: false,
  });
  if (values.help || typeof values.data === 'boolean') return null;
  const folder = dataFolder({ data: values.data }, env);
  return hasEmbedded(folder) ? await openEarly({ dataFolder: folder, signal }) : null;
}
