import type { ChannelWorld } from '../../src/channels/contract.ts';
import { createMetrics } from '../../src/metrics/metrics.ts';
import { loadSettings, type Settings } from '../../src/settings/load.ts';
import type { SqlPool } from '../../src/store/sql.ts';
import { NO_TRACING } from '../../src/tracing/tracing.ts';
import { alertHandler } from '../../workers/alert.ts';
import type { TestFolder } from './folder.ts';

interface AlertWorkerNeeds {
  pool: SqlPool;
  settings(): Settings;
  world: ChannelWorld;
  /** Takes the ids that jobs are enqueued for. */
  enqueued: string[];
}

/** The real alert worker; only its jobs are a list of what it was asked to enqueue. */
export function openAlertWorker({ pool, settings, world, enqueued }: AlertWorkerNeeds) {
  const jobs = {
    enqueue: async (_queue: string, payload: { id?: string }) => void enqueued.push(payload.id ?? ''),
  };
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const metrics = createMetrics({ version: '0', node: 'v24' });
  const needs = { pool, settings, world, jobs, log, metrics, tracing: NO_TRACING, run: '1' };
  return alertHandler(needs as unknown as Parameters<typeof alertHandler>[0]);
}

/** Settings with one source and these alerts.yaml, that give a delivery three tries. */
export function alertSettings(
  folder: TestFolder,
  alerts: string,
  secrets: Readonly<Record<string, string>>,
): Settings {
  folder.write('sources.yaml', 'sources:\n  - { id: example, kind: feed, url: "https://example.org/rss" }\n');
  folder.write('rasid.yaml', 'delivery: { attempts: 3, firstRetry: 5s, lastRetry: 1m }\n');
  folder.write('alerts.yaml', alerts);
  return loadSettings(folder.path, secrets);
}
