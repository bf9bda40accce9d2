import { apiNeeds } from '../api/needs.ts';
import type { ConfigurationChange } from '../configuration/changes.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { Log } from '../lib/log.ts';
import { webSilences } from '../pipeline/silences.ts';
import type { Queues } from '../queue/queues.ts';
import type { Live } from '../settings/live.ts';
import type { SqlPool } from '../store/sql.ts';
import { operatorPages } from './operator-pages.ts';
import { serveWeb, type WebNeeds } from './server.ts';

interface StartNeeds extends Pick<WebNeeds, 'status' | 'health' | 'metrics' | 'readers' | 'now'> {
  pool: SqlPool;
  queues: Queues;
  configuration: Live<Configuration>;
  changes(): readonly ConfigurationChange[];
  log: Log;
}

/** Serves all pages and the API as the configuration says. Returns the address, and what ends it. */
export function startWeb({ pool, queues, configuration, changes, log, ...rest }: StartNeeds) {
  const settings = () => configuration.current().settings;
  const silences = webSilences(pool, settings, log);
  const { access } = silences;
  const operators = operatorPages({ pool, configuration, changes, access, jobs: queues, log, now: rest.now });
  const needs = { ...rest, queueJobs: queues.counts, api: apiNeeds(pool, settings), silences, ...operators };
  return serveWeb(needs, settings().service.web);
}
