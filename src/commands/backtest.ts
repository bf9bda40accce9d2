import { resolve } from 'node:path';
import { loadJudge } from '../configuration/load-judge.ts';
import { compareJudgements, type VerdictChange } from '../judge/compare.ts';
import { DAY_MS } from '../lib/durations.ts';
import { countJudgedSince, judgedSince } from '../store/archive.ts';
import { command, EXIT, print, SWITCH, TEXT } from './command.ts';
import { withProgress } from './progress.ts';
import { daysOf, settingsOf } from './values.ts';
import { withStore } from './with-store.ts';

interface ChangedArticle extends VerdictChange {
  id: string;
  source: string | null;
  title: string;
  url: string;
}

const facetText = ({ name, before, after }: VerdictChange['facets'][number]): string =>
  `${name}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`;

function table(changes: readonly ChangedArticle[]): string {
  const kinds = ['newly matched', 'no longer matched', 'other facets'] as const;
  return kinds
    .flatMap((kind) => {
      const of = changes.filter(({ change }) => change === kind);
      if (of.length === 0) return [];
      const lines = of.flatMap(({ topic, id, source, title, facets }) => [
        `  ${topic.padEnd(18)} ${id.padStart(7)}  ${(source ?? '').padEnd(16)} ${title}`,
        ...facets.map((facet) => `    ${facetText(facet)}`),
      ]);
      return [`${kind} (${of.length})`, ...lines, ''];
    })
    .join('\n');
}

export const backtest = command({
  flags: {
    config: TEXT,
    topics: TEXT,
    data: TEXT,
    days: { type: 'string', default: '30' },
    json: SWITCH,
  },
  help: `
Usage: rasid backtest [--config DIR] [--topics DIR] [--days N] [--json] [--data DIR]

Judges the stored articles of the last N days (default 30) by the topics and lexicons of DIR and compares with how
they were judged: newly matched, no longer matched, other facets. Changes nothing and sends nothing.

  --config DIR   the folder with the change (or RASID_CONFIG; default: the one Rasid ships)
  --topics DIR   topic files under trial: they go before those of the configuration of the same name
  --days N       how far back, by when an article was fetched
  --json         one JSON object a changed article instead of the table
  --data DIR     the data folder; not used with DATABASE_URL

Example: rasid backtest --topics ./topics-under-trial --days 7`,
  noWords: true,
  async run({ values }, world) {
    const days = daysOf(values.days);
    const settings = settingsOf(values, world);
    const topics = values.topics === undefined ? null : resolve(values.topics);
    const judge = loadJudge(settings.folder, topics);
    return withStore(values, settings, world, async (pool) => {
      const changes: ChangedArticle[] = [];
      let seen = 0;
      const since = new Date(Date.now() - days * DAY_MS);
      const total = await countJudgedSince(pool, since);
      const work = { name: 'backtest', what: 'articles', total, streams: values.json };
      for await (const article of withProgress(world, work, judgedSince(pool, since))) {
        seen += 1;
        const { id, source, title, url } = article;
        for (const change of compareJudgements(article.before, judge.classify(article))) {
          const row = { id, source, title, url, ...change };
          changes.push(row);
          if (values.json) print(world, row);
        }
      }
      if (!values.json) world.stdout.write(table(changes));
      world.stderr.write(
        `rasid: ${seen} articles of the last ${days} days, ${changes.length} would be judged differently by rules ${judge.rulesVersion}\n`,
      );
      return EXIT.ok;
    });
  },
});
