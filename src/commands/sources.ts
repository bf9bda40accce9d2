import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, SourceError } from '../lib/errors.ts';
import { webUrl } from '../lib/web-url.ts';
import type { Source } from '../model/source.ts';
import { configFolder } from '../settings/place.ts';
import { readService, type ServiceSettings } from '../settings/rasid-file.ts';
import { checkSources } from '../settings/sources.ts';
import { readYaml } from '../settings/yaml-file.ts';
import { createSourceFetcher, type SourceFetcher } from '../sources/fetcher.ts';
import type { ListingSelectors } from '../sources/listing.ts';
import { writeOpml } from '../sources/opml.ts';
import { type CommandWorld, command, EXIT, print, SWITCH, TEXT, UsageError } from './command.ts';
import { readText } from './read-input.ts';
import { type Trial, trialError, trialOf, trialSource, trialText } from './source-trial.ts';
import { importOpml, importText, leftOutLines } from './sources-opml.ts';

const HELP = `
Usage: rasid sources [--json] [--config DIR]
       rasid sources try URL [--allow-private] [--json] [--config DIR]
       rasid sources try URL --item CSS --link CSS --title CSS [--date CSS] [--summary CSS] [--next CSS]
       rasid sources import FILE.opml|- [--json] [--config DIR]
       rasid sources export --opml [--all] [--config DIR]

Without a word, lists the configured sources: id, kind, on or off, address, and why one is off.

'try' finds out what an address offers (a feed or sitemap itself; the feeds and Telegram channels its page names;
the sitemaps of its robots.txt), reads each once and prints its first items as they would be stored, with the
entry to paste into sources.yaml. With selectors, the page is read as a listing instead: for trying them out.

'import' reads a list of feeds from another reader (OPML) and prints it as entries to paste into sources.yaml: folders as
'group', comments and descriptions as comments. Feeds that are there already are named on standard error and left out;
Telegram previews (t.me/s/NAME) are taken too. 'export' writes the sources that are on as OPML, with --all the others too,
commented out; what is no feed is a link in it.

  --allow-private  the address may be on this machine or network
  --json           one JSON array instead; of 'import' {sources, duplicates, unreadable}

Example: rasid sources try https://www.example.org/
         rasid sources import feeds.opml > my-config/sources.yaml

Exit codes: 0 something could be read, 1 the configuration is wrong, 2 wrong usage, 3 nothing could be read.`;

/** How to fetch: rasid.yaml alone, so that an address can be tried before anything else is set up. */
function serviceSettings(folder: string): ServiceSettings {
  const problems: string[] = [];
  const service = readService(folder, problems);
  if (!service || problems.length > 0) throw new ConfigError(problems);
  return service;
}

/** sources.yaml of the folder. Throws ConfigError where it is wrong. */
function configured(folder: string): Source[] {
  const problems: string[] = [];
  const yaml = readYaml(join(folder, 'sources.yaml'), problems);
  const sources = yaml ? checkSources(yaml, problems) : [];
  if (problems.length > 0) throw new ConfigError(problems);
  return sources;
}

async function importFile(file: string, folder: string, json: boolean, world: CommandWorld): Promise<number> {
  const known = existsSync(join(folder, 'sources.yaml')) ? configured(folder) : [];
  const found = importOpml(await readText(file, world), file, known);
  for (const line of leftOutLines(found)) world.stderr.write(`rasid: ${line}\n`);
  print(world, json ? found : importText(found));
  return EXIT.ok;
}

function exportList(folder: string, all: boolean, world: CommandWorld): number {
  const sources = configured(folder).filter(({ enabled }) => all || enabled);
  world.stdout.write(writeOpml(sources, new Date()));
  return EXIT.ok;
}

function list(folder: string, json: boolean, world: CommandWorld): number {
  const sources = configured(folder);
  if (json) print(world, sources);
  const width = Math.max(0, ...sources.map((source) => source.id.length));
  for (const { id, kind, enabled, url, reason } of json ? [] : sources) {
    const line = `${id.padEnd(width)}  ${kind.padEnd(8)}  ${enabled ? 'on ' : 'off'}  ${url}`;
    world.stdout.write(`${line}${reason === null ? '' : `  [${reason}]`}\n`);
  }
  return EXIT.ok;
}

type SelectorFlags = Partial<Record<keyof ListingSelectors, string | undefined>>;

function selectorsOf(flags: SelectorFlags): ListingSelectors | null {
  const { item, link, title, date, summary, next } = flags;
  if ([item, link, title, date, summary, next].every((flag) => flag === undefined)) return null;
  if (item === undefined || link === undefined || title === undefined) {
    throw new UsageError('sources try: a listing needs --item, --link and --title');
  }
  return { item, link, title, date, summary, next };
}

async function tryAddress(
  url: string,
  fetcher: SourceFetcher,
  options: { allowPrivate: boolean; selectors: ListingSelectors | null },
): Promise<Trial[]> {
  if (options.selectors) return [await trialOf(fetcher, trialSource('listing', url, options), '')];
  const trials: Trial[] = [];
  const offers = await fetcher.discover(url, options.allowPrivate).catch((cause: unknown) => {
    if (!(cause instanceof SourceError)) throw cause;
    throw new SourceError(trialError(cause, options.allowPrivate), { failure: cause.failure });
  });
  for (const offer of offers) {
    trials.push(await trialOf(fetcher, trialSource(offer.kind, offer.url, options), offer.title));
  }
  return trials;
}

function addressIn(text = ''): string {
  const url = webUrl(text);
  if (url) return url.href;
  throw new UsageError(
    `sources try: an address that begins with http:// or https:// is needed, not '${text}'`,
  );
}

/** `rasid sources`: the configured list, and what an address offers. */
export const sources = command({
  flags: {
    config: TEXT,
    json: SWITCH,
    opml: SWITCH,
    all: SWITCH,
    'allow-private': SWITCH,
    item: TEXT,
    link: TEXT,
    title: TEXT,
    date: TEXT,
    summary: TEXT,
    next: TEXT,
  },
  words: ['try', 'import', 'export'],
  help: HELP,
  async run({ values, positionals }, world) {
    const folder = configFolder(values, world.env);
    const [verb, address, ...more] = positionals;
    if (verb === undefined) return list(folder, values.json, world);
    if (verb === 'import' && address !== undefined && more.length === 0)
      return importFile(address, folder, values.json, world);
    if (verb === 'export' && address === undefined && values.opml)
      return exportList(folder, values.all, world);
    if (verb !== 'try' || more.length > 0)
      throw new UsageError(
        "what can stand here is 'try URL', 'import FILE.opml' or 'export --opml': see rasid sources --help",
      );
    const url = addressIn(address);
    const options = { allowPrivate: values['allow-private'], selectors: selectorsOf(values) };
    const fetcher = createSourceFetcher(serviceSettings(folder));
    try {
      const trials = await tryAddress(url, fetcher, options);
      if (trials.length === 0) {
        throw new SourceError(
          `${url}: no feed, sitemap or channel found; try it as a listing with --item, --link and --title`,
          { failure: 'not-a-feed' },
        );
      }
      print(world, values.json ? trials : trialText(trials));
      return trials.some((trial) => trial.items.length > 0) ? EXIT.ok : EXIT.outside;
    } finally {
      await fetcher.close();
    }
  },
});
