import type { Hono } from 'hono';
import { createMetrics } from '../../src/metrics/metrics.ts';
import type { HealthReport } from '../../src/model/health.ts';
import { readOnly } from '../../src/store/read-only.ts';
import { type WebNeeds, webPages } from '../../src/web/server.ts';
import type { Status } from '../../src/web/status-page.ts';
import { OUTLETS } from '../alerts/samples.ts';
import type { Archive } from '../parts/archive.ts';
import { operatorPages } from './operator-needs.ts';
import { noSilences, sampleHealth, sampleStatus } from './sample-status.ts';

/** As names are refused that nobody has. */
const UNKNOWN = 'found "nobody", allowed: a faction that `rasid factions` lists';

export const SECRET = 'a secret of the tests alone';

/** The pages over a real archive, at a time of the test's choosing. */
export function openPages(
  archive: Archive,
  now: Date,
  given: {
    publicUrl?: string | null;
    status?: () => Promise<Status>;
    health?: HealthReport;
    /** In place of what is made up here. */
    needs?: Partial<WebNeeds>;
  } = {},
): Hono {
  const names = Object.values(OUTLETS);
  return webPages({
    status: given.status ?? (async () => sampleStatus(now)),
    health: async () => given.health ?? sampleHealth(now),
    queueJobs: async () => ({ fetch: { waiting: 0, active: 1, delayed: 0 } }),
    metrics: createMetrics({ version: '0.1.0', node: 'v24.0.0' }),
    readers: {
      pool: archive.store.pool,
      secret: SECRET,
      publicUrl: () => given.publicUrl ?? null,
      timezone: () => 'UTC',
      remindDays: () => [7, 1],
      sourceName: (id) => names.find((outlet) => outlet.id === id)?.name ?? { ar: id, en: id },
      nameOf: (_key, text) => (text === 'nobody' ? { problem: UNKNOWN } : { value: text }),
      topics: () => [
        { id: 'troop_withdrawal', name: { ar: 'انسحاب قوات أجنبية', en: 'Foreign troop withdrawal' } },
        { id: 'faction_statement', name: { ar: 'تصريحات فصائل مسلحة', en: 'Armed faction statement' } },
      ],
      now: () => now,
    },
    api: {
      sql: readOnly(archive.store.pool),
      publicUrl: () => given.publicUrl ?? null,
      sourceName: (id) => names.find((outlet) => outlet.id === id)?.name ?? { ar: id, en: id },
      nameOf: (_key, text) => (text === 'nobody' ? { problem: 'found "nobody"' } : { value: text }),
      factionName: (id) => (id === 'kataib-sayyid-al-shuhada' ? "Kata'ib Sayyid al-Shuhada" : id),
      now: () => now,
    },
    silences: noSilences(now),
    ...operatorPages(archive, now),
    now: () => now,
    ...given.needs,
  });
}
