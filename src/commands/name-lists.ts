import { ConfigError } from '../lib/errors.ts';
import { COUNTRY_CODES } from '../settings/country-codes.ts';
import { knownNames } from '../settings/known-names.ts';
import { type KnownName, type NameList, spelling } from '../settings/names.ts';
import { configFolder } from '../settings/place.ts';
import { type CommandWorld, command, EXIT, print, SWITCH, TEXT } from './command.ts';

/** Holds a name whose spellings contain every word asked for. */
function isAsked(name: KnownName, words: readonly string[]): boolean {
  const spellings = [name.value, name.en, name.ar ?? '', ...name.aliases, ...name.countries].map(spelling);
  return words.every((word) => spellings.some((one) => one.includes(spelling(word))));
}

/** Prints those that hold every word; where none does, says so, so that an empty answer is not taken for a fault. */
function printAsked(
  all: readonly KnownName[],
  words: readonly string[],
  json: boolean,
  world: CommandWorld,
): void {
  const names = all.filter((name) => isAsked(name, words));
  if (names.length === 0) world.stderr.write(`rasid: none of ${all.length} has: ${words.join(' ')}\n`);
  const width = Math.max(0, ...names.map((name) => name.value.length));
  for (const name of names) {
    const { value, en, ar, countries } = name;
    const where = countries.length > 0 ? `  [${countries.join(' ')}]` : '';
    print(world, json ? name : `${value.padEnd(width)}  ${en}${ar === null ? '' : ` · ${ar}`}${where}\n`);
  }
}

function listOf(list: NameList | null, file: string): readonly KnownName[] {
  if (list) return list.names;
  throw new ConfigError([`${file}: wrong; rasid check says where`]);
}

/** `rasid factions`: what `faction` of a condition may name. */
export const factions = command({
  flags: { json: SWITCH, config: TEXT },
  help: `
Usage: rasid factions [WORD…] [--json] [--config DIR]

Prints every faction that Rasid knows: the id that conditions compare, its English and Arabic names, the countries it
acts in. Conditions take any of its spellings, and a group outside the list by the id its alerts show (unlisted-…).
With words, only those that have all of them in a name, spelling or country.

  --json   one JSON object a line, with every spelling

Example: rasid factions IQ hezbollah`,
  async run({ values, positionals }, world) {
    const known = knownNames(configFolder(values, world.env), null);
    const names = listOf(known.faction(), 'lexicons/factions.yaml');
    printAsked(names, positionals, values.json, world);
    return EXIT.ok;
  },
});

/** `rasid forces`: what `force` and `country` of a condition may name. */
export const forces = command({
  flags: { json: SWITCH, config: TEXT, countries: SWITCH },
  help: `
Usage: rasid forces [WORD…] [--countries] [--json] [--config DIR]

Prints what 'force' of a condition may name: alliances, missions and groups first, then every country by its ISO 3166
code. 'country', the host, takes the countries. Conditions take any spelling: IQ, IRQ, Iraq and العراق are the same.
With words, only those that have all of them in a name or spelling.

  --countries  countries only
  --json       one JSON object a line, with every spelling

Example: rasid forces unifil`,
  async run({ values, positionals }, world) {
    const known = knownNames(configFolder(values, world.env), null);
    const names = listOf(known.force(), 'lexicons/withdrawal-*.yaml').filter(
      (name) => !values.countries || COUNTRY_CODES.has(name.value),
    );
    printAsked(names, positionals, values.json, world);
    return EXIT.ok;
  },
});
