import { DAY_MS } from '../lib/durations.ts';
import { ConfigError } from '../lib/errors.ts';
import { type ArchivePlan, planArchive } from '../pipeline/plan-archive.ts';
import { changeText, differences } from '../settings/difference.ts';
import { loadSettings, type Settings } from '../settings/load.ts';
import type { SqlPool } from '../store/sql.ts';
import type { Configuration } from './configuration.ts';
import { loadJudge } from './load-judge.ts';
import { placementRules } from './placement-rules.ts';

/** What the folder on disk would change, as `rasid plan` says it. */
export interface FolderPlan {
  /** Why it cannot be used, its secrets aside; the rest is empty then. */
  problems: readonly string[];
  settings: readonly string[];
  days: number;
  /** Null where nothing differs. */
  archive: ArchivePlan | null;
}

/** Compares the folder on disk with what is in force, on the articles of the last `days` days. Its secrets are not read. */
export async function folderPlan(
  pool: SqlPool,
  { settings, judge }: Configuration,
  { days, now }: { days: number; now: Date },
): Promise<FolderPlan> {
  const nothing = { settings: [], days, archive: null };
  let onDisk: { settings: Settings; judge: ReturnType<typeof loadJudge> };
  try {
    onDisk = {
      settings: loadSettings(settings.folder, {}, { secrets: 'ignored' }),
      judge: loadJudge(settings.folder),
    };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { ...nothing, problems: error.problems };
  }
  // Channels hold secrets, which were read on one side only.
  const differs = differences(settings, { ...onDisk.settings, channels: settings.channels }).map(changeText);
  const sameRules = judge.rulesVersion === onDisk.judge.rulesVersion;
  if (!sameRules)
    differs.push(`topics or lexicons: rules ${judge.rulesVersion} → ${onDisk.judge.rulesVersion}`);
  if (differs.length === 0) return { ...nothing, problems: [] };
  const side = (one: { settings: Settings; judge: ReturnType<typeof loadJudge> }) => ({
    alerts: one.settings.rules,
    placement: placementRules(one.settings, one.judge.topics),
    judge: one.judge,
  });
  const sides = { before: side({ settings, judge }), after: side(onDisk), sameSettings: false };
  const archive = await planArchive(pool, sides, new Date(now.getTime() - days * DAY_MS));
  return { problems: [], settings: differs, days, archive };
}
