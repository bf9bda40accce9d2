import type { ChannelWorld } from '../../src/channels/contract.ts';
import { createMetrics } from '../../src/metrics/metrics.ts';
import type { Settings } from '../../src/settings/load.ts';
import type { SqlPool } from '../../src/store/sql.ts';
import { NO_TRACING } from '../../src/tracing/tracing.ts';
import { alertHandler } from '../../workers/alert.ts';

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
