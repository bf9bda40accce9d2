import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ConfigError } from '../lib/errors.ts';
import { makeFolder } from '../lib/make-folder.ts';
import { jsonSchemas } from '../settings/json-schemas.ts';
import { loadSettings } from '../settings/load.ts';
import { SHIPPED_CONFIG } from '../settings/place.ts';
import { command, EXIT, onlyWord, print, SWITCH } from './command.ts';

const SCHEMAS = '.schemas';

const SOURCES = `# yaml-language-server: $schema=${SCHEMAS}/sources.schema.json
# What to watch. \`rasid sources try URL\` finds what an address offers and prints the entry to paste here.
# docs/sources.md explains the kinds and their faults. Durations: 30s, 5m, 2h, 1d.
sources:
  - id: example                     # small letters, digits, - _ . ; never change it: articles are stored under it
    kind: feed                      # feed | listing | sitemap | telegram | wordpress
    url: https://example.org/rss
    name: { ar: مثال, en: Example }
    country: IQ                     # ISO 3166
    ownership: independent          # state | party | faction | independent: an owner's media do not confirm the owner
    # owner: state:IQ
    every: { min: 5m, max: 1h }     # the interval follows how often it publishes
    enabled: false                  # set to true once the address is yours
    reason: an example
`;

const TOPICS = `Topics of your own go here, one YAML file each; a file named like a shipped one stands in for it.
docs/writing-topics.md says how, and \`rasid backtest --config DIR\` what one would have found.
First line, for editors: # yaml-language-server: $schema=../${SCHEMAS}/topic.schema.json
`;

/** A shipped file, with its schema beside it instead of in Rasid's folder. */
const shipped = (name: string): string =>
  readFileSync(join(SHIPPED_CONFIG, name), 'utf8').replace('../schemas/', `${SCHEMAS}/`);

/** `rasid init`: a configuration folder to begin with. */
export const init = command({
  flags: { json: SWITCH, 'all-sources': SWITCH },
  words: 'folder',
  help: `
Usage: rasid init DIR [--all-sources] [--json]

Writes sources.yaml, alerts.yaml and rasid.yaml, commented, a folder topics/, and JSON schemas by which editors complete
and check them. Nothing that is there is overwritten.

  --all-sources   the list of sources that Rasid ships instead of one example
  --json          says what was written as {folder, files}

Example: rasid init my-config && rasid check --config my-config`,
  async run({ values, positionals }, world) {
    const given = onlyWord(positionals, 'which folder? See rasid init --help');
    const folder = resolve(given);
    const files: Record<string, string> = {
      'sources.yaml': values['all-sources'] ? shipped('sources.yaml') : SOURCES,
      'alerts.yaml': shipped('alerts.yaml'),
      'rasid.yaml': shipped('rasid.yaml'),
      'topics/README': TOPICS,
    };
    const there = Object.keys(files).filter((name) => existsSync(join(folder, name)));
    if (there.length > 0) {
      throw new ConfigError([`${folder}: has ${there.join(', ')} already; nothing was written`]);
    }
    for (const part of ['topics', SCHEMAS]) makeFolder(join(folder, part), folder);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    for (const name of Object.keys(jsonSchemas())) {
      copyFileSync(join(SHIPPED_CONFIG, '../schemas', name), join(folder, SCHEMAS, name));
    }
    loadSettings(folder, world.env);
    print(
      world,
      values.json
        ? { folder, files: Object.keys(files) }
        : `${folder}: written. Next: edit sources.yaml and alerts.yaml, then rasid check --config ${given}\n`,
    );
    return EXIT.ok;
  },
});
