import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { countryName, forceName } from '../alerts/names.ts';
import { regionName } from '../model/country-name.ts';
import type { Source } from '../model/source.ts';
import aliases from './country-aliases.json' with { type: 'json' };
import { COUNTRY_CODES } from './country-codes.ts';
import { entryLexicon, yamlNames } from './entries.ts';
import { keptFor } from './kept.ts';
import { factionLexicon } from './lexicons.ts';
import type { KnownName, NameList } from './names.ts';
import { configPath, SHIPPED_CONFIG } from './place.ts';
import { type Problems, parseYaml, readFileFor, readYaml, type YamlFile } from './yaml-file.ts';

/**
 * What conditions may name, in one configuration folder. A list is read when it is first asked for, and null where its
 * files are wrong: then that is what gets told, and not that nothing is known.
 */
export type KnownNames = Readonly<Record<(typeof NAME_KEYS)[number], () => NameList | null>>;

export const NAME_KEYS = ['topic', 'faction', 'force', 'country', 'source'] as const;

const once = <Value>(make: () => Value): (() => Value) => {
  let made: { value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

const plain = (value: string): KnownName => ({ value, en: value, ar: null, aliases: [], countries: [] });

/** What newsrooms call them beside the names of the standard. */
const COUNTRY_ALIASES: Readonly<Record<string, readonly string[]>> = aliases;

const COUNTRIES: readonly KnownName[] = [...COUNTRY_CODES].map(([value, alpha3]) => ({
  value,
  en: countryName(value),
  ar: regionName(value, 'ar'),
  aliases: [alpha3, regionName(value, 'en') ?? value, ...(COUNTRY_ALIASES[value] ?? [])],
  countries: [],
}));

const COUNTRY_LIST: NameList = {
  key: 'country',
  command: 'rasid forces --countries',
  openPrefix: null,
  names: COUNTRIES,
};

function topicList(folder: string): NameList | null {
  const problems: Problems = [];
  const ids = yamlNames([SHIPPED_CONFIG, folder], 'topics').map((name) => {
    const value = readYaml(configPath(folder, join('topics', name)), problems)?.value;
    const id = value !== null && typeof value === 'object' && 'id' in value ? value.id : null;
    return typeof id === 'string' ? id : null;
  });
  const known = ids.filter((id) => id !== null);
  if (known.length < ids.length) return null;
  return { key: 'topic', command: 'rasid check', openPrefix: null, names: known.map(plain) };
}

/** Groups that the lexicon does not know carry an id made of their name, `unlisted-…`: it may be written as it stands. */
const UNLISTED = 'unlisted-';

/** As the file says, kept from one start to the next: reading it as YAML takes a tenth of a second. */
function factionList(folder: string): NameList | null {
  const file = configPath(folder, 'lexicons/factions.yaml');
  const bytes = readFileFor(file, []);
  if (bytes === null) return null;
  return keptFor(createHash('sha256').update(bytes).digest('hex'))('faction-names', () =>
    factionNames(parseYaml(file, bytes.toString('utf8'), [])),
  );
}

function factionNames(yaml: YamlFile | null): NameList | null {
  const parsed = yaml && factionLexicon.safeParse(yaml.value);
  if (!parsed?.success) return null;
  const names = parsed.data.factions.flatMap((faction): KnownName[] => {
    const { countries } = faction;
    const own = (faction.wings ?? []).filter((wing) => wing.own);
    return [
      {
        value: faction.id,
        ...faction.name,
        aliases: [
          ...(faction.alsoEn ?? []),
          ...faction.names,
          ...(faction.weak ?? []).map((weak) => weak.name),
        ],
        countries,
      },
      // Reported under a name of its own, by which an alert knows it.
      ...own.map((wing) => ({
        value: wing.en,
        en: wing.en,
        ar: wing.names[0] ?? null,
        aliases: wing.names,
        countries,
      })),
    ];
  });
  return { key: 'faction', command: 'rasid factions', openPrefix: UNLISTED, names };
}

/** Alliances, missions and groups of the lexicon, then every country: any of them may have troops abroad. */
function forceList(folder: string): NameList | null {
  const names = new Map<string, { ar: string | null; aliases: string[] }>();
  for (const name of yamlNames([SHIPPED_CONFIG, folder], 'lexicons')) {
    if (!/^withdrawal-/.test(name)) continue;
    const yaml = readYaml(configPath(folder, join('lexicons', name)), []);
    const parsed = yaml && entryLexicon.safeParse(yaml.value);
    if (!parsed?.success) return null;
    for (const { concept, attrs, forms } of parsed.data) {
      const force = attrs.force;
      if (force === undefined || concept === 'force.leader' || COUNTRY_CODES.has(force)) continue;
      const known = names.get(force) ?? { ar: null, aliases: [] };
      if (concept === 'force.name') {
        known.ar ??= forms[0] ?? null;
        known.aliases.push(...forms);
      }
      names.set(force, known);
    }
  }
  const special = [...names].map(([value, { ar, aliases }]) => ({
    value,
    en: forceName(value),
    ar,
    aliases: [...aliases, value.slice(value.indexOf(':') + 1)],
    countries: [],
  }));
  return {
    key: 'force',
    command: 'rasid forces',
    openPrefix: null,
    names: [...special.sort((a, b) => a.en.localeCompare(b.en)), ...COUNTRIES],
  };
}

/** What the conditions of a configuration folder may name; `sources` is null where its file is wrong. */
export function knownNames(folder: string, sources: readonly Source[] | null): KnownNames {
  return {
    topic: once(() => topicList(folder)),
    faction: once(() => factionList(folder)),
    force: once(() => forceList(folder)),
    country: () => COUNTRY_LIST,
    source: once(
      () =>
        sources && {
          key: 'source',
          command: 'rasid sources',
          openPrefix: null,
          names: sources.map(({ id, name }) => ({ ...plain(id), en: name.en, ar: name.ar })),
        },
    ),
  };
}
