import { z } from 'zod';
import type { Channel } from '../channels/registry.ts';
import { didYouMean } from '../lib/nearest.ts';
import { channelEntry, readyChannel } from './channels.ts';
import { knownRules } from './known-match.ts';
import type { KnownNames } from './known-names.ts';
import { type OperationsSettings, operationsEntry, operationsOf } from './operations.ts';
import { checkOwnIds } from './own-ids.ts';
import { type AlertRules, alertRuleKeys, channelMentions } from './routes.ts';
import type { Environment } from './secrets.ts';
import { usablePart } from './usable-part.ts';
import { checkYaml, type Problems, placeIn, type YamlFile } from './yaml-file.ts';

/** alerts.yaml; `zone` (IANA name) holds where it names none. */
export const alertsFile = (zone: string) =>
  z.strictObject({
    channels: z.array(channelEntry).min(1),
    operations: operationsEntry.optional(),
    ...alertRuleKeys(zone),
  });

/** A channel whose entry is wrong is still one that routes may name. False where it stands in already. */
function channelStandIn(root: unknown, [list, index]: readonly PropertyKey[]): boolean {
  const channels: unknown = list === 'channels' ? (root as { channels?: unknown }).channels : null;
  if (!Array.isArray(channels) || typeof index !== 'number') return false;
  const { id, kind } = (channels[index] ?? {}) as { id?: unknown; kind?: unknown };
  if (kind === STAND_IN) return false;
  channels[index] = { id: typeof id === 'string' ? id : `channel-${index}`, kind: STAND_IN };
  return true;
}

/** The kind that needs nothing but an id. */
const STAND_IN = 'console';

/**
 * Checks alerts.yaml and fills in the channels' secrets; problems go to `problems`. `zone` (IANA name) holds where the
 * file names none; `names` is what conditions may name.
 */
export function checkAlerts(
  yaml: YamlFile,
  {
    env,
    zone,
    names,
    secrets,
  }: { env: Environment; zone: string; names: KnownNames; secrets: 'needed' | 'ignored' },
  problems: Problems,
): { channels: Channel[]; rules: AlertRules; operations: OperationsSettings } | null {
  const schema = alertsFile(zone);
  const whole = checkYaml(yaml, schema, problems);
  // Names and secrets of what is right are checked with what is wrong: an operator hears of everything at once.
  const parsed = whole ?? usablePart(yaml.value, schema, channelStandIn);
  if (!parsed) return null;
  const { channels: entries, operations: entry, ...written } = parsed;
  const rules = knownRules(written, names, (path, text) => problems.push(`${placeIn(yaml, path)}: ${text}`));
  checkOwnIds(yaml, rules.silences, ['silences'], problems);
  checkOwnIds(yaml, entries, ['channels'], problems);
  const channels = entries.map((entry, index) =>
    readyChannel(entry, { yaml, index, env, problems, secrets }),
  );
  const operations = operationsOf(entry, channels, rules.route.channels ?? []);
  const ofOperations = (entry?.channel ?? []).map((channel) => ({
    path: ['operations', 'channel'],
    channel,
  }));
  const ids = new Set(entries.map(({ id }) => id));
  for (const { path, channel } of [...channelMentions(rules), ...ofOperations]) {
    if (ids.has(channel)) continue;
    problems.push(
      `${placeIn(yaml, path)}: found ${JSON.stringify(channel)}, allowed: ${[...ids].join(' | ')}${didYouMean(channel, [...ids])}`,
    );
  }
  return whole && { channels, rules, operations };
}
