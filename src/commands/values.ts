import { isDayOrInstant } from '../lib/calendar-day.ts';
import { loadSettings, type Settings } from '../settings/load.ts';
import { configFolder, type PlaceFlags } from '../settings/place.ts';
import { type CommandWorld, TEXT, UsageError } from './command.ts';

/** The flags of a command that works with what is stored. */
export const PLACES = { config: TEXT, data: TEXT } as const;

/** The settings of the folder that the flags or the environment name; secrets need not be there. */
export const settingsOf = (values: PlaceFlags, { env }: CommandWorld): Settings =>
  loadSettings(configFolder(values, env), env, { secrets: 'ignored' });

/** The id of a row, as `list` shows them first. Throws UsageError. */
export function idOf(verb: string, text: string, list: string): string {
  if (/^\d{1,18}$/.test(text)) return text;
  throw new UsageError(`${verb}: found '${text}', allowed: the number that '${list}' shows first`);
}

/** How many rows `--limit` asks for. Throws UsageError. */
export function limitOf(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1) throw new UsageError('--limit: a whole number from 1');
  return limit;
}

/** How many days `--days` looks back. Throws UsageError. */
export function daysOf(text: string): number {
  const days = Number(text);
  if (!(days > 0 && days <= 3_650)) throw new UsageError(`--days: found '${text}', allowed: 1 to 3650`);
  return days;
}

/** The instant that a flag names. Throws UsageError. */
export function instantOf(flag: string, text: string): Date {
  if (!isDayOrInstant(text))
    throw new UsageError(`${flag}: found '${text}', allowed: an instant such as 2026-11-24T18:00:00Z`);
  return new Date(text);
}
