import { factsOfAlert } from '../alerts/facts.ts';
import { previewRouting } from '../alerts/preview.ts';
import { loadJudge } from '../configuration/load-judge.ts';
import { placementRules } from '../configuration/placement-rules.ts';
import type { Judge } from '../judge/judge.ts';
import type { Judgeable } from '../model/article.ts';
import { firstAlert } from '../pipeline/first-alert.ts';
import type { Settings } from '../settings/load.ts';
import { treeOf, treeText } from '../settings/route-text.ts';
import { openSilences } from '../store/silences.ts';
import { answerLines } from './answer-lines.ts';
import { articleIn, judgeable } from './article-input.ts';
import { command, EXIT, print, SWITCH, TEXT, UsageError } from './command.ts';
import { readText } from './read-input.ts';
import { type RouteReport, reportText } from './route-report.ts';
import { instantOf, PLACES, settingsOf } from './values.ts';
import { withStore } from './with-store.ts';

interface Tools {
  settings: Settings;
  judge: Judge;
  now: Date;
}

/** What the pipeline would do with an article that opens a story of its own. */
function reportOn(id: unknown, article: Judgeable, { settings, judge, now }: Tools): RouteReport {
  const nothing = { headline: null, severity: null, severityWhy: null, channels: [], visits: [] };
  const rules = { alerts: settings.rules, placement: placementRules(settings, judge.topics) };
  const first = firstAlert(article, judge.classify(article), rules, now.toISOString());
  if (!first) return { id, matched: false, ...nothing };
  const { alert, severityWhy } = first;
  const { severity, headline } = alert;
  const preview = previewRouting(settings.rules, factsOfAlert(alert), severity, now);
  return { id, matched: true, headline, severity, severityWhy, ...preview };
}

export const routes = command({
  flags: { at: TEXT, json: SWITCH, jsonl: SWITCH, ...PLACES },
  words: ['show', 'test'],
  help: `
Usage: rasid routes show [--json] [--config DIR]
       rasid routes test FILE|- [--at TIME] [--json] [--data DIR] [--config DIR]
       rasid routes test --jsonl [FILE|-] [--at TIME] [--data DIR] [--config DIR]

'show' prints the tree of alerts.yaml. 'test' judges an article (as rasid classify reads it) as the first of a story
and says how severe it is and why, which channels it would reach by which route, which silence or quiet hours would
keep it, and which caps and inhibition could. Nothing is sent or stored.

  --at TIME    as of then, for silences and quiet hours; default: now
  --data DIR   heed the silences in this database too; those of DATABASE_URL are always heeded
  --json       JSON instead of text; --jsonl: one article a line in, one report a line out

Example: rasid routes test article.json --at 2026-11-24T23:30:00+03:00`,
  async run({ values, positionals }, world) {
    const [verb, file] = positionals;
    const settings = settingsOf(values, world);
    if (verb === 'show') {
      const { route } = settings.rules;
      print(world, values.json ? treeOf(route) : treeText(route));
      return EXIT.ok;
    }
    if (verb !== 'test') throw new UsageError("'show' or 'test FILE': see rasid routes --help");
    const now = values.at === undefined ? new Date() : instantOf('--at', values.at);
    const stored =
      values.data === undefined && settings.databaseUrl === null
        ? []
        : await withStore(values, settings, world, (pool) => openSilences(pool, now));
    const rules = { ...settings.rules, silences: [...settings.rules.silences, ...stored] };
    const tools = { settings: { ...settings, rules }, judge: loadJudge(settings.folder), now };
    if (values.jsonl)
      return answerLines(world, { name: 'routes', file }, (value) =>
        reportOn(value.id ?? null, judgeable(value), tools),
      );
    if (file === undefined) throw new UsageError('which file? See rasid routes --help');
    const { id, article } = articleIn(await readText(file, world), file);
    const report = reportOn(id ?? null, article, tools);
    print(world, values.json ? report : reportText(report), 2);
    return EXIT.ok;
  },
});
