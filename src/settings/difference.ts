import { inUnits } from '../lib/durations.ts';
import { withoutCredentials } from './found.ts';
import type { Settings } from './load.ts';

/** A setting that two configurations have differently; texts as JSON, cut. */
export interface SettingChange {
  /** `alerts.yaml: route.routes[0].match.country`. */
  where: string;
  before: string | null;
  after: string | null;
}

const LONGEST = 120;

/** The dead man's switch is whoever knows its address; a proxy's address may hold a password. */
const SECRET_PLACE = /: (?:heartbeat|http\.proxy)(?:$|\.url$)/;

/** Settings hold durations in milliseconds, most under the name that files have with `Ms` behind it. */
const DURATION =
  /(?:Ms|\.(?:gap|timeout|firstRetry|lastRetry|linksValidFor|repeat|wait)| (?:retention|maxAge|firstFetch))$/;
/** A duration as files have it: `7d`, `5m`. */
const written = (ms: number): string => inUnits(ms).join('');

/** A place under the name that it has in the file: `route.group_interval`, not `route.groupIntervalMs`. */
const inFile = (where: string): string =>
  where
    .replace(
      /\.(group|repeat)(Wait|Interval)Ms$/,
      (_, first: string, last: string) => `.${first}_${last.toLowerCase()}`,
    )
    .replace(/Ms$/, '')
    .replace(/^(alerts\.yaml: route\b.*)\.channels\b/, '$1.channel');

function shown(value: unknown, where: string): string | null {
  if (value === undefined || value === null) return value === undefined ? null : 'null';
  if (SECRET_PLACE.test(where)) return '[secret]';
  if (typeof value === 'number' && DURATION.test(where)) return written(value);
  const text = withoutCredentials(JSON.stringify(value));
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

function compare(before: unknown, after: unknown, where: string, out: SettingChange[]): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  if (isPlain(before) && isPlain(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      compare(before[key], after[key], where.endsWith(' ') ? `${where}${key}` : `${where}.${key}`, out);
    }
    return;
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    for (const [index, value] of before.entries()) compare(value, after[index], `${where}[${index}]`, out);
    return;
  }
  out.push({ where: inFile(where), before: shown(before, where), after: shown(after, where) });
}

const byId = <Item extends { id: string }>(items: readonly Item[]): Record<string, Item> =>
  Object.fromEntries(items.map((item) => [item.id, item]));

/** Secrets stand in some channels: of those only that they changed is said. */
function compareChannels(before: Settings, after: Settings, out: SettingChange[]): void {
  const [old, fresh] = [byId(before.channels), byId(after.channels)];
  for (const id of new Set([...Object.keys(old), ...Object.keys(fresh)])) {
    if (JSON.stringify(old[id]) === JSON.stringify(fresh[id])) continue;
    out.push({
      where: `alerts.yaml: channels ${id}`,
      before: old[id] ? `"${old[id].kind}"` : null,
      after: fresh[id] ? `"${fresh[id].kind}${old[id] ? ', changed' : ''}"` : null,
    });
  }
}

/** What an operator changed between two configurations, place by place, without a secret. */
export function differences(before: Settings, after: Settings): SettingChange[] {
  const out: SettingChange[] = [];
  compare(before.service, after.service, 'rasid.yaml: ', out);
  compare(byId(before.sources), byId(after.sources), 'sources.yaml: ', out);
  compareChannels(before, after, out);
  compare(before.rules, after.rules, 'alerts.yaml: ', out);
  compare(before.operations, after.operations, 'alerts.yaml: operations', out);
  return out;
}

/** `alerts.yaml: route.channel: "desk" → "mail"`. */
export function changeText({ where, before, after }: SettingChange): string {
  return `${where}: ${before ?? 'nothing'} → ${after ?? 'nothing'}`;
}
