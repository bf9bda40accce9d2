import { z } from 'zod';
import type { Channel } from '../model/channel.ts';
import { CHANNEL_KEYS, channelEntry, resolveChannel } from './channels.ts';
import type { Environment } from './secrets.ts';
import { checkYaml, type Problems, type YamlFile } from './yaml-file.ts';

/** Where alerts go. */
export interface AlertSettings {
  route: { channels: string[] };
}

const names = z.union([z.string().transform((name) => [name]), z.array(z.string()).min(1)], {
  error: 'the id of a channel, or a list of them',
});

const file = z.strictObject({
  channels: z.array(channelEntry).min(1),
  route: z.strictObject({ channel: names }),
});

/** Checks alerts.yaml and fills in the channels' secrets; problems go to `problems`. */
export function checkAlerts(
  yaml: YamlFile,
  env: Environment,
  problems: Problems,
): { channels: Channel[]; settings: AlertSettings } | null {
  const parsed = checkYaml(yaml, file, problems, [...CHANNEL_KEYS, 'channels', 'route', 'channel']);
  if (!parsed) return null;
  const ids = new Set<string>();
  const channels = parsed.channels.map((entry, index) => {
    if (ids.has(entry.id)) {
      problems.push(
        `${yaml.file}:${yaml.lineOf(['channels', index, 'id'])}: channels[${index}].id: found ${JSON.stringify(entry.id)} again, allowed: an id of its own`,
      );
    }
    ids.add(entry.id);
    return resolveChannel(entry, { yaml, index, env, problems });
  });
  for (const name of parsed.route.channel) {
    if (!ids.has(name)) {
      problems.push(
        `${yaml.file}:${yaml.lineOf(['route', 'channel'])}: route.channel: found ${JSON.stringify(name)}, allowed: ${[...ids].join(' | ')}`,
      );
    }
  }
  return { channels, settings: { route: { channels: parsed.route.channel } } };
}
