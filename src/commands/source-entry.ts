import { MINUTE_MS } from '../lib/durations.ts';
import { ownSettings } from '../sources/kind.ts';
import { type KindName, type KnownSource, kindOf } from '../sources/registry.ts';

/** An id from an address: `www.al-mada.example` → `al-mada`, `t.me/s/Some_News` → `some-news-telegram`. */
export function idFor(kind: KindName, address: string): string {
  const url = new URL(address);
  const channel = kind === 'telegram' ? url.pathname.split('/').filter(Boolean).at(-1) : undefined;
  const labels = url.hostname.replace(/^(?:www|rss|feeds?|m)\./, '').split('.');
  // Two-part endings such as .gov.iq, and addresses that are numbers, keep what tells them apart.
  const name = /^\d+$/.test(labels.at(-1) ?? '') ? labels : labels.slice(0, labels.length > 1 ? -1 : 1);
  const plain = (channel ? `${channel}-telegram` : name.join('-')).toLowerCase();
  return (
    plain
      .replaceAll(/[^a-z0-9]+/g, '-')
      .slice(0, 60)
      .replaceAll(/^-+|-+$/g, '') || 'source'
  );
}

/** An id that none of those before has: `mada`, `mada-sitemap`, `mada-2`. Pasting all entries must give no clash. */
export function freeId(wanted: string, kind: KindName, taken: Set<string>): string {
  const room = wanted.slice(0, 50);
  const candidates = [wanted, `${room}-${kind}`];
  for (let n = 2; candidates.every((id) => taken.has(id)); n += 1) candidates.push(`${room}-${n}`);
  const free = candidates.find((id) => !taken.has(id)) ?? wanted;
  taken.add(free);
  return free;
}

const minutes = (ms: number): string => `${ms / MINUTE_MS}m`;
/** JSON strings are YAML's double-quoted ones, but for what YAML takes for a line's end or cannot print. */
const quoted = (text: string): string =>
  JSON.stringify(text).replaceAll(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A setting of an entry: what has keys of its own on a line each, as operators write it. */
function settingLines(key: string, value: unknown): string[] {
  const written = (one: unknown): string => (typeof one === 'string' ? quoted(one) : JSON.stringify(one));
  if (typeof value !== 'object' || value === null) return [`    ${key}: ${written(value)}`];
  return [`    ${key}:`, ...Object.entries(value).map(([inner, one]) => `      ${inner}: ${written(one)}`)];
}

/** A source as an entry of sources.yaml; what is as it would be anyway is left out, but for who stands behind it. */
export function entryLines(source: KnownSource): string[] {
  const { id, name, kind, url, country, ownership, owner, group, language } = source;
  const { every, enabled, reason, allowPrivate } = source;
  const optional = { country, owner, group, reason };
  return [
    `  - id: ${id}`,
    `    name: { ar: ${quoted(name.ar)}, en: ${quoted(name.en)} }`,
    `    kind: ${kind}`,
    `    url: ${quoted(url)}`,
    `    ownership: ${ownership}`,
    `    every: { min: ${minutes(every.minMs)}, max: ${minutes(every.maxMs)} }`,
    ...(language === 'ar' ? [] : [`    language: ${quoted(language)}`]),
    ...(enabled ? [] : ['    enabled: false']),
    ...Object.entries(optional).flatMap(([key, value]) =>
      value === null ? [] : [`    ${key}: ${quoted(value)}`],
    ),
    ...(allowPrivate ? ['    allowPrivate: true'] : []),
    ...ownSettings(kindOf(source), source).flatMap(([key, value]) => settingLines(key, value)),
  ];
}
