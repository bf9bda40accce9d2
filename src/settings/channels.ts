import { z } from 'zod';
import { CHANNEL_KINDS, type Channel, KINDS } from '../channels/registry.ts';
import { type Environment, fromEnvironment } from './secrets.ts';
import { type Problems, placeIn, type YamlFile } from './yaml-file.ts';

const SETTINGS = CHANNEL_KINDS.map((kind) => KINDS[kind].settings);

type CheckedEntry = z.output<(typeof SETTINGS)[number]['entry']>;

/** One entry of `channels:`, as its kind's own folder describes it; secrets are named (`…From`), never written. */
export const channelEntry = z.discriminatedUnion(
  'kind',
  // Each is an object with a literal `kind`, which its type no longer says.
  SETTINGS.map(({ entry }) => entry) as unknown as [z.core.$ZodTypeDiscriminable],
) as unknown as z.ZodType<CheckedEntry>;

interface Place {
  yaml: YamlFile;
  index: number;
  env: Environment;
  problems: Problems;
  /** May they be missing? */
  secrets: 'needed' | 'ignored';
}

/** Fills in the secrets of one checked entry from the environment; what is missing or wrong goes to `problems`. */
export function readyChannel(entry: CheckedEntry, place: Place): Channel {
  const { yaml, index, env, problems, secrets } = place;
  return entry.ready((key, name, form) => {
    const at = placeIn(yaml, ['channels', index, key]);
    const { value, unreadable } = fromEnvironment(env, name, problems);
    if (value === null) {
      if (secrets === 'needed' && !unreadable) {
        problems.push(
          `${at}: found ${name}, which is not set, allowed: a variable ${name} or ${name}_FILE in the environment`,
        );
      }
      return '';
    }
    if (form && !form.fits(value)) problems.push(`${at}: ${name} holds [secret], allowed: ${form.words}`);
    return value;
  });
}
