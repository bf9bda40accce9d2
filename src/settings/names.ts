import { normalize } from '../arabic/normalize.ts';
import { nearest } from '../lib/nearest.ts';

/** A thing that conditions may name: the value that alerts carry, and every spelling that means it. */
export interface KnownName {
  /** What is compared: the id of a faction, a country code. */
  value: string;
  en: string;
  ar: string | null;
  /** Other spellings, in both scripts. */
  aliases: readonly string[];
  /** Where it is at home (ISO 3166-1 alpha-2); empty where that says nothing. */
  countries: readonly string[];
}

/** All there is of one sort. */
export interface NameList {
  /** `faction`, `country`: the key of a condition that takes these. */
  key: string;
  /** The command that lists them. */
  command: string;
  /** Is any value that begins so right as well? */
  openPrefix: string | null;
  names: readonly KnownName[];
}

/** A spelling without what people write in different ways: case, marks, apostrophes, dashes, the article. */
export function spelling(text: string): string {
  return normalize(text)
    .text.normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/['’‘ʿʾ`"]/g, '')
    .replace(/[-_\s–—.]+/g, ' ')
    .trim()
    .replace(/^the /, '');
}

/** Every spelling of a list → its value. A first name goes before another's alias. */
function spellings(list: NameList): Map<string, string> {
  const found = new Map<string, string>();
  const enter = (text: string | null, value: string): void => {
    const key = text === null ? '' : spelling(text);
    if (key !== '' && !found.has(key)) found.set(key, value);
  };
  for (const { value } of list.names) enter(value, value);
  for (const { en, value } of list.names) enter(en, value);
  for (const { ar, value } of list.names) enter(ar, value);
  for (const { aliases, value } of list.names) for (const alias of aliases) enter(alias, value);
  return found;
}

const tables = new WeakMap<NameList, Map<string, string>>();

function tableOf(list: NameList): Map<string, string> {
  const made = tables.get(list) ?? spellings(list);
  tables.set(list, made);
  return made;
}

/** Long lists are named by the command that prints them. */
const MOST_NAMED = 12;

/** A known value, or what is wrong with it in an operator's words. */
export type Resolved = { value: string } | { problem: string };

/**
 * Finds the value that a spelling means. What means nothing could never match: it is refused, and where `offers`, the
 * nearest name offered, which is looked for in the whole list.
 */
export function resolveName(list: NameList, text: string, offers = true): Resolved {
  const value = tableOf(list).get(spelling(text));
  if (value !== undefined) return { value };
  if (list.openPrefix !== null && text.startsWith(list.openPrefix)) return { value: text };
  const meant = offers ? nearest(spelling(text), [...tableOf(list).keys()]) : null;
  const means = meant === null ? undefined : tableOf(list).get(meant);
  const allowed =
    list.names.length <= MOST_NAMED
      ? list.names.map((name) => name.value).join(' | ')
      : `a ${list.key} that \`${list.command}\` lists`;
  return {
    problem: `found ${JSON.stringify(text)}, allowed: ${allowed}${means === undefined ? '' : `; did you mean '${means}'?`}`,
  };
}
