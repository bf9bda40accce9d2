import { z } from 'zod';
import type { Channel } from '../model/channel.ts';
import { CHANNEL_KEYS, channelEntry, resolveChannel } from './channels.ts';
import { ALERT_RULE_KEYS, type AlertRules, alertRuleKeys, channelMentions } from './routes.ts';
import type { Environment } from './secrets.ts';
import { checkYaml, type Problems, pathText, type YamlFile } from './yaml-file.ts';

const file = z.strictObject({ channels: z.array(channelEntry).min(1), ...alertRuleKeys });

/** Checks alerts.yaml and fills in the channels' secrets; problems go to `problems`. */
export function checkAlerts(
  yaml: YamlFile,
  env: Environment,
  problems: Problems,
): { channels: Channel[]; rules: AlertRules } | null {
  const parsed = checkYaml(yaml, file, problems, [...CHANNEL_KEYS, 'channels', ...ALERT_RULE_KEYS]);
  if (!parsed) return null;
  const { channels: entries, ...rules } = parsed;
  const at = (path: PropertyKey[]): string => `${yaml.file}:${yaml.lineOf(path)}: ${pathText(path)}`;
  const ids = new Set<string>();
  const channels = entries.map((entry, index) => {
    if (ids.has(entry.id)) {
      problems.push(
        `${at(['channels', index, 'id'])}: found ${JSON.stringify(entry.id)} again, allowed: an id of its own`,
      );
    }
    ids.add(entry.id);
    return resolveChannel(entry, { yaml, index, env, problems });
  });
  for (const { path, channel } of channelMentions(rules)) {
    if (!ids.has(channel)) {
      problems.push(`${at(path)}: found ${JSON.stringify(channel)}, allowed: ${[...ids].join(' | ')}`);
    }
  }
  return { channels, rules };
}
