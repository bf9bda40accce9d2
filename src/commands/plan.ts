import { loadJudge } from '../configuration/load-judge.ts';
import { placementRules } from '../configuration/placement-rules.ts';
import { DAY_MS } from '../lib/durations.ts';
import { ConfigError } from '../lib/errors.ts';
import type { PlannedChange } from '../pipeline/plan.ts';
import { type ArchivePlan, type PlannedOfStory, planArchive, type Votes } from '../pipeline/plan-archive.ts';
import { changeText, differences } from '../settings/difference.ts';
import { loadSettings } from '../settings/load.ts';
import { configFolder } from '../settings/place.ts';
import { warningsOf } from '../settings/warnings.ts';
import { countJudgedSince } from '../store/archive.ts';
import { type CommandWorld, command, EXIT, print, SWITCH, TEXT, UsageError } from './command.ts';
import { withProgress } from './progress.ts';
import { daysOf } from './values.ts';
import { withStore } from './with-store.ts';

const alertText = (alert: PlannedChange['before']): string =>
  alert === null ? 'nobody is told' : `${alert.severity} → ${alert.channels.join(', ')}: ${alert.headline}`;

/** The changes for people, story by story. */
function planText(changes: readonly PlannedOfStory[]): string {
  const stories = new Map<string, PlannedOfStory[]>();
  for (const change of changes) {
    const key = change.story === null ? 'in no story yet' : `story ${change.story}`;
    stories.set(key, [...(stories.get(key) ?? []), change]);
  }
  return [...stories]
    .map(([story, of]) => {
      const lines = of.flatMap(({ change, article, source, title, before, after, judgement, evidence }) => [
        `  ${change}  article ${article} of ${source ?? 'unknown'}: ${title}`,
        `    before  ${alertText(before)}`,
        `    after   ${alertText(after)}`,
        ...judgement.map((line) => `    ${line}`),
        ...(evidence.length > 0 ? [`    words   ${evidence.map((words) => `«${words}»`).join(' ')}`] : []),
      ]);
      return `${story}\n${lines.join('\n')}\n`;
    })
    .join('\n');
}

export const plan = command({
  flags: {
    config: TEXT,
    against: TEXT,
    data: TEXT,
    days: { type: 'string', default: '30' },
    'settings-only': SWITCH,
    json: SWITCH,
  },
  help: `
Usage: rasid plan --config DIR --against DIR [--days N] [--data DIR] [--json]
       rasid plan --config DIR --against DIR --settings-only [--json]

Compares the edited folder (--config) with the one in force (--against): problems, where nobody would hear, every setting
that differs; and, on the stored articles of the last N days (default 30), which alerts would be gained, lost or changed,
story by story, with the words that decide; and the precision before and after, where readers voted. Each article is taken as the first of a story; nothing is sent or stored.
Secrets are not needed.

  --settings-only   without the archive: for CI
  --json            one JSON object {problems, warnings, settings, alerts, votes: {before, after, lost}}

Exit codes: 0 the edited folder can be used, 1 something is wrong with it.

Example: rasid plan --config ./edited --against ./my-config --data ./my-data --days 7`,
  noWords: true,
  async run({ values }, world) {
    if (values.against === undefined)
      throw new UsageError('--against: which folder is in force? See rasid plan --help');
    const days = daysOf(values.days);
    const load = (folder: string) => {
      const settings = loadSettings(folder, world.env, { secrets: 'ignored' });
      const judge = loadJudge(settings.folder);
      return {
        settings,
        judge,
        side: { alerts: settings.rules, placement: placementRules(settings, judge.topics) },
      };
    };
    const before = load(configFolder({ config: values.against }, world.env));
    let after: typeof before;
    try {
      after = load(configFolder(values, world.env));
    } catch (error) {
      if (!values.json || !(error instanceof ConfigError)) throw error;
      print(world, { problems: error.problems, warnings: [], settings: [], alerts: [] });
      return EXIT.badInput;
    }
    const settings = differences(before.settings, after.settings);
    const topics = after.judge.topics.map(({ id }) => id);
    const warnings = warningsOf(after.settings, topics, new Date());
    const sides = {
      before: before.side,
      after: { ...after.side, judge: after.judge },
      sameSettings: settings.length === 0,
    };
    const archive = values['settings-only']
      ? null
      : await withStore(values, after.settings, world, async (pool) => {
          const since = new Date(Date.now() - days * DAY_MS);
          const total = await countJudgedSince(pool, since);
          const work = { name: 'plan', what: 'articles', total, streams: false };
          return planArchive(pool, sides, since, (articles) => withProgress(world, work, articles));
        });
    if (values.json) {
      const { changes: alerts = [], votes } = archive ?? {};
      print(world, { problems: [], warnings, settings, alerts, votes });
      return EXIT.ok;
    }
    for (const line of warnings) world.stdout.write(`warning: ${line}\n`);
    world.stdout.write(
      `settings: ${settings.length} ${settings.length === 1 ? 'differs' : 'differ'}\n${settings.map((one) => `  ${changeText(one)}\n`).join('')}`,
    );
    if (archive) report(world, archive, days);
    return EXIT.ok;
  },
});

const share = ({ relevant, all }: Votes): string =>
  all === 0 ? 'no votes' : `${relevant} of ${all} votes relevant (${Math.floor((100 * relevant) / all)} %)`;

/** The precision that readers saw, and that they would have seen. */
function precisionText({ before, after, lost }: ArchivePlan['votes']): string {
  if (before.all === 0) return 'precision: no reader has voted on these alerts\n';
  const without = lost.all === 0 ? '' : `; of the lost ones ${share(lost)}`;
  return `precision where readers voted: before ${share(before)}, after ${share(after)}${without}\n`;
}

function report(world: CommandWorld, { articles, changes, votes }: ArchivePlan, days: number): void {
  const count = (kind: PlannedChange['change']): number =>
    changes.filter(({ change }) => change === kind).length;
  world.stdout.write(
    `alerts of ${articles} articles of the last ${days} days: ${count('gained')} gained, ${count('lost')} lost, ${count('changed')} changed\n${precisionText(votes)}${changes.length > 0 ? `\n${planText(changes)}` : ''}`,
  );
}
