import { parseArgs } from 'node:util';
import { composeAlert } from '../alerts/compose.ts';
import { factsOfAlert, factsOfArticles } from '../alerts/facts.ts';
import { previewRouting } from '../alerts/preview.ts';
import { severityOf } from '../alerts/severity.ts';
import type { Judge } from '../judge/judge.ts';
import { errorLine, PayloadError } from '../lib/errors.ts';
import type { Judgeable } from '../model/article.ts';
import type { JudgedArticle } from '../model/story.ts';
import { placementRules } from '../routing.ts';
import { loadSettings, type Settings } from '../settings/load.ts';
import { configFolder } from '../settings/place.ts';
import { openSilences } from '../store/silences.ts';
import { decide } from '../stories/decide.ts';
import { features } from '../stories/features.ts';
import { withExtents } from '../stories/withdrawal-reach.ts';
import { articleIn, judgeable } from './article-input.ts';
import { type Command, type CommandWorld, EXIT, UsageError } from './command.ts';
import { loadJudge } from './load-judge.ts';
import { readBytes, readJsonLines } from './read-input.ts';
import { type RouteReport, reportText, treeText } from './route-report.ts';
import { withStore } from './with-store.ts';

interface Tools {
  settings: Settings;
  judge: Judge;
  now: Date;
}

/** What the pipeline would do with an article that opens a story of its own. */
function reportOn(id: unknown, article: Judgeable, { settings, judge, now }: Tools): RouteReport {
  const classification = judge.classify(article);
  const nothing = { headline: null, severity: null, severityWhy: null, channels: [], visits: [] };
  if (!classification.topics.some((topic) => topic.matched)) return { id, matched: false, ...nothing };
  const at = now.toISOString();
  const { publishedAt, title, text, source } = article;
  const rules = placementRules(settings, judge.topics);
  const lead: JudgedArticle = {
    article: { id: 'preview', title, text, url: '', publishedAt, fetchedAt: at, revision: 1 },
    outlet: rules.outletOf(source ?? 'unknown'),
    classification,
  };
  const feature = features(lead, rules.storyFacets);
  if (feature.reports.length === 0) return { id, matched: false, ...nothing };
  const [{ development, event, whatsNew }] = decide(feature, { developments: [], stories: [] }).assignments;
  const { outlets: reported, voices } = development.coverage;
  const outlets = { total: reported.length, independent: voices.length };
  const articles = [withExtents(lead)];
  const judged = severityOf(settings.rules.severity, factsOfArticles(articles, { event, outlets }));
  const { severity, why: severityWhy } = judged;
  const alert = composeAlert({
    ...{
      storyId: 'preview',
      developmentId: 'preview',
      event,
      at,
      whatsNew,
      severity,
      articles,
      outlets,
      links: null,
    },
    topicNames: rules.topicNames,
  });
  const preview = previewRouting(settings.rules, factsOfAlert(alert), severity, now);
  return { id, matched: true, headline: alert.headline, severity, severityWhy, ...preview };
}

async function testLines(tools: Tools, world: CommandWorld, file: string | undefined): Promise<number> {
  let bad = 0;
  for await (const given of readJsonLines(world, file)) {
    let answer: object;
    try {
      if (!given.value) throw new PayloadError(given.problem);
      answer = reportOn(given.value.id ?? null, judgeable(given.value), tools);
    } catch (error) {
      if (!(error instanceof PayloadError)) throw error;
      bad += 1;
      const message = errorLine(error);
      answer = {
        id: given.value?.id ?? null,
        error: message.startsWith('line ') ? message : `line ${given.line}: ${message}`,
      };
    }
    world.stdout.write(`${JSON.stringify(answer)}\n`);
  }
  return bad > 0 ? EXIT.badInput : EXIT.ok;
}

export const routes: Command = {
  name: 'routes',
  summary: 'show the tree of routes, or which channels an article would reach and why',
  help: `
Usage: rasid routes show [--config DIR]
       rasid routes test FILE|- [--at TIME] [--json] [--data DIR] [--config DIR]
       rasid routes test --jsonl [FILE|-] [--at TIME] [--data DIR] [--config DIR]

'show' prints the tree of alerts.yaml. 'test' judges an article (as rasid classify reads it) as the first of a story
and says how severe it is and why, which channels it would reach by which route, which silence or quiet hours would
keep it, and which caps and inhibition could. Nothing is sent or stored.

  --at TIME    as of then, for silences and quiet hours; default: now
  --data DIR   heed the silences in this database too (stop Rasid first); those of DATABASE_URL are always heeded
  --json       JSON instead of text; --jsonl: one article a line in, one report a line out

Example: rasid routes test article.json --at 2026-11-24T23:30:00+03:00`,
  async run(args, world) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        at: { type: 'string' },
        json: { type: 'boolean', default: false },
        jsonl: { type: 'boolean', default: false },
        config: { type: 'string' },
        data: { type: 'string' },
      },
    });
    const [verb, file] = positionals;
    const settings = loadSettings(configFolder(values, world.env), world.env);
    if (verb === 'show') {
      world.stdout.write(treeText(settings.rules.route));
      return EXIT.ok;
    }
    if (verb !== 'test') throw new UsageError("'show' or 'test FILE': see rasid routes --help");
    const now = values.at === undefined ? new Date() : new Date(values.at);
    if (Number.isNaN(now.getTime())) {
      throw new UsageError(`--at: found '${values.at}', allowed: an instant such as 2026-11-24T18:00:00Z`);
    }
    const stored =
      values.data === undefined && settings.databaseUrl === null
        ? []
        : await withStore(values, settings, world, (pool) => openSilences(pool, now));
    const rules = { ...settings.rules, silences: [...settings.rules.silences, ...stored] };
    const tools = { settings: { ...settings, rules }, judge: loadJudge(settings.folder), now };
    if (values.jsonl) return testLines(tools, world, file);
    if (file === undefined) throw new UsageError('which file? See rasid routes --help');
    const { id, article } = articleIn(await readBytes(file, world));
    const report = reportOn(id ?? null, article, tools);
    world.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : reportText(report));
    return EXIT.ok;
  },
};
