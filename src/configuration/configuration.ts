import type { Judge, JudgeRules } from '../judge/judge.ts';
import type { Log } from '../lib/log.ts';
import type { PlacementRules } from '../pipeline/announce.ts';
import { changeText, differences } from '../settings/difference.ts';
import type { Live } from '../settings/live.ts';
import { loadSettings, type Settings } from '../settings/load.ts';
import type { Environment } from '../settings/secrets.ts';
import { type LoadedJudge, loadJudgeAndRules } from './load-judge.ts';
import { placementRules } from './placement-rules.ts';

/** Everything a configuration folder decides, ready for use; swapped whole when the folder changes. */
export interface Configuration {
  settings: Settings;
  judge: Judge;
  /** What it judges by, for the threads that judge. */
  judgement: JudgeRules;
  rules: PlacementRules;
}

/**
 * Reads a whole folder with the environment's secrets; `judgeOf` gives its judge. Throws ConfigError with every
 * problem, a line each.
 */
export function loadConfiguration(
  folder: string,
  env: Environment,
  judgeOf: () => LoadedJudge = () => loadJudgeAndRules(folder),
): Configuration {
  const settings = loadSettings(folder, env);
  const { judge, judgement } = judgeOf();
  return { settings, judge, judgement, rules: placementRules(settings, judge.topics) };
}

/** What was built once at the start with these and is not built again: they need a restart. */
const AT_START = ['web', 'http', 'contact', 'log', 'concurrency', 'tracing'] as const;

/** Settings by which two configurations differ that hold only after a restart. */
export function needRestart(before: Settings, after: Settings): string[] {
  const differs = (key: (typeof AT_START)[number]): boolean =>
    JSON.stringify(before.service[key]) !== JSON.stringify(after.service[key]);
  return AT_START.filter(differs).map((key) => `rasid.yaml: ${key}`);
}

/** More of one change is a new configuration. */
const MOST_CHANGES = 50;

const sourceIds = ({ sources }: Settings): Set<string> =>
  new Set(sources.filter((source) => source.enabled).map((source) => source.id));

/** Loads the folder again and says in the log what came of it. */
export function reloadConfiguration(live: Live<Configuration>, log: Log): void {
  const before = live.current();
  if (live.reload(new Date()) === 'refused') {
    const problems = live.refused()?.problems ?? [];
    for (const problem of problems) log.error({ problem }, 'configuration refused, the one before stays');
    return;
  }
  const after = live.current();
  const [old, fresh] = [sourceIds(before.settings), sourceIds(after.settings)];
  const restart = needRestart(before.settings, after.settings);
  log.info(
    {
      sources: fresh.size,
      added: [...fresh].filter((id) => !old.has(id)),
      removed: [...old].filter((id) => !fresh.has(id)),
      rules: after.judge.rulesVersion,
      changes: differences(before.settings, after.settings).map(changeText).slice(0, MOST_CHANGES),
      rulesChanged: before.judge.rulesVersion !== after.judge.rulesVersion,
    },
    'configuration loaded anew',
  );
  if (restart.length > 0) log.warn({ keys: restart }, 'these keys hold only after a restart');
}
