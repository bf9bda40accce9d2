import { existsSync, lstatSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Channel } from '../channels/registry.ts';
import { ConfigError } from '../lib/errors.ts';
import { webAddressTrouble } from '../lib/web-address.ts';
import type { Source } from '../model/source.ts';
import { checkAlerts } from './alerts.ts';
import { type KnownNames, knownNames } from './known-names.ts';
import { misspeltFiles } from './misspelt-files.ts';
import type { OperationsSettings } from './operations.ts';
import { readService, type ServiceSettings } from './rasid-file.ts';
import type { AlertRules } from './routes.ts';
import { type Environment, fromEnvironment } from './secrets.ts';
import { checkSources } from './sources.ts';
import { type Problems, readYaml } from './yaml-file.ts';

/** Everything an operator decides, checked, in one immutable value that is swapped whole. */
export interface Settings {
  folder: string;
  service: ServiceSettings;
  sources: readonly Source[];
  channels: readonly Channel[];
  /** Who hears what, when. */
  rules: AlertRules;
  /** Who hears of Rasid's own troubles. */
  operations: OperationsSettings;
  /** What conditions may name: topics, factions, forces, countries, sources. */
  names: KnownNames;
  /** The dead man's switch that is told while watching works; its address is a secret. */
  heartbeat: { url: string; everyMs: number; allowPrivate: boolean } | null;
  /** Server addresses from the environment; null means a PostgreSQL of our own, and queues on the database. */
  databaseUrl: string | null;
  redisUrl: string | null;
  /** What changes made on the web pages must bring; null: they only show. A secret. */
  webToken: string | null;
  /** Signs the feedback links; a secret. Null means the one this database keeps. */
  feedbackSecret: string | null;
}

/** Shorter ones can be guessed. */
const LEAST_SECRET = 16;
const LEAST_TOKEN = 12;

function requiredFile(folder: string, name: string, purpose: string, problems: Problems): string | null {
  const file = join(folder, name);
  if (existsSync(file)) return file;
  // A link to nothing is told already.
  if (lstatSync(file, { throwIfNoEntry: false })) return null;
  problems.push(
    `${file}: not there, and needed: it says ${purpose} (docs/configuration.md has the smallest one)`,
  );
  return null;
}

/**
 * Reads and checks a whole configuration folder with the environment's secrets.
 * Throws ConfigError with every problem found, a line each. Where secrets are `ignored`, those of channels and of the heartbeat may be missing:
 * for looking, not for sending.
 */
export function loadSettings(
  folder: string,
  env: Environment,
  { secrets = 'needed' }: { secrets?: 'needed' | 'ignored' } = {},
): Settings {
  const problems: Problems = [];
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new ConfigError([
      `${folder}: not a folder; --config or RASID_CONFIG names the one with sources.yaml and alerts.yaml`,
    ]);
  }
  for (const line of misspeltFiles(folder)) problems.push(line);
  const sourcesFile = requiredFile(folder, 'sources.yaml', 'what to watch', problems);
  const alertsFile = requiredFile(folder, 'alerts.yaml', 'whom to tell', problems);

  const sourcesYaml = sourcesFile ? readYaml(sourcesFile, problems) : null;
  const alertsYaml = alertsFile ? readYaml(alertsFile, problems) : null;

  const before = problems.length;
  const sources = sourcesYaml ? checkSources(sourcesYaml, problems) : [];
  const names = knownNames(folder, sourcesYaml && problems.length === before ? sources : null);
  const service = readService(folder, problems);
  const zone = service?.timezone ?? 'UTC';
  const alerts = alertsYaml ? checkAlerts(alertsYaml, { env, zone, names, secrets }, problems) : null;
  const heartbeat = heartbeatOf(service?.heartbeat ?? null, { env, secrets }, problems);
  const databaseUrl = withPassword(
    fromEnvironment(env, 'DATABASE_URL', problems).value,
    fromEnvironment(env, 'DATABASE_PASSWORD', problems).value,
    problems,
  );
  const redisUrl = fromEnvironment(env, 'REDIS_URL', problems).value;
  const webToken = fromEnvironment(env, 'RASID_WEB_TOKEN', problems).value;
  const feedbackSecret = fromEnvironment(env, 'FEEDBACK_SECRET', problems).value;
  if (feedbackSecret !== null && feedbackSecret.length < LEAST_SECRET) {
    problems.push(`FEEDBACK_SECRET: found [secret], allowed: at least ${LEAST_SECRET} characters`);
  }
  if (webToken !== null && webToken.length < LEAST_TOKEN) {
    problems.push(`RASID_WEB_TOKEN: found [secret], allowed: at least ${LEAST_TOKEN} characters`);
  }
  checkServerUrl('DATABASE_URL', databaseUrl, ['postgres:', 'postgresql:'], problems);
  checkServerUrl('REDIS_URL', redisUrl, ['redis:', 'rediss:'], problems);

  if (problems.length > 0 || !alerts || !service) throw new ConfigError(problems);
  return Object.freeze({
    folder,
    service,
    sources,
    channels: alerts.channels,
    rules: alerts.rules,
    operations: alerts.operations,
    names,
    heartbeat,
    databaseUrl,
    redisUrl,
    webToken,
    feedbackSecret,
  });
}

function heartbeatOf(
  entry: ServiceSettings['heartbeat'],
  { env, secrets }: { env: Environment; secrets: 'needed' | 'ignored' },
  problems: Problems,
): Settings['heartbeat'] {
  if (entry === null) return null;
  const { url, urlFrom = '', every, allowPrivate } = entry;
  const { value: address, unreadable } =
    url === undefined ? fromEnvironment(env, urlFrom, problems) : { value: url, unreadable: false };
  // Whoever mistakes the key writes the address itself there.
  const named = /^[A-Z][A-Z0-9_]*$/.test(urlFrom) ? urlFrom : '[secret]';
  if (address === null) {
    if ((secrets === 'needed' || named === '[secret]') && !unreadable)
      problems.push(
        `rasid.yaml: heartbeat.urlFrom: found ${named}, which is not set, allowed: the name of a variable that is set, or set with _FILE behind it`,
      );
  } else {
    const trouble = webAddressTrouble(address);
    if (trouble !== null)
      problems.push(`rasid.yaml: heartbeat.urlFrom: ${urlFrom} holds [secret], allowed: ${trouble}`);
  }
  return { url: address ?? '', everyMs: every, allowPrivate };
}

/** The database's address with the password that is given apart, whatever characters it has. */
function withPassword(address: string | null, password: string | null, problems: Problems): string | null {
  if (password === null) return address;
  const url = URL.parse(address ?? '');
  if (url === null) {
    problems.push('DATABASE_PASSWORD: needs DATABASE_URL, an address such as postgres://rasid@host/rasid');
    return address;
  }
  // An address of a socket has no host, and then no place for a password before it.
  if (url.host === '') url.searchParams.set('password', password);
  else url.password = encodeURIComponent(password);
  return url.href;
}

function checkServerUrl(
  name: string,
  value: string | null,
  protocols: readonly string[],
  problems: Problems,
): void {
  const scheme = protocols.find((protocol) => value?.startsWith(`${protocol}//`));
  if (value === null || (scheme !== undefined && URL.parse(value) !== null)) return;
  problems.push(
    `${name}: found [secret], allowed: an address that begins with ${protocols.join('// or ')}//`,
  );
}
