import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { labelledByVotes } from '../alerts/feedback-label.ts';
import { deadlineState } from '../model/deadline.ts';
import { loadSettings } from '../settings/load.ts';
import { configFolder } from '../settings/place.ts';
import { listDeadlines } from '../store/deadline-list.ts';
import { exportedAlerts, exportedArticles, votedArticles } from '../store/export.ts';
import type { SqlPool } from '../store/sql.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { withStore } from './with-store.ts';

const MOST_DEADLINES = 100_000;

type Exporter = (pool: SqlPool, since: Date | null, now: Date) => AsyncIterable<object>;

async function* labelledFeedback(pool: SqlPool, since: Date | null): AsyncGenerator<object> {
  for await (const voted of votedArticles(pool, since)) {
    const label = labelledByVotes({ ...voted, publishedAt: voted.publishedAt?.toISOString() ?? null });
    if (label !== null) yield label;
  }
}

async function* allDeadlines(pool: SqlPool, since: Date | null, now: Date): AsyncGenerator<object> {
  for (const deadline of await listDeadlines(pool, { storyId: null, since, limit: MOST_DEADLINES }))
    yield { ...deadline, state: deadlineState(deadline, now) };
}

const EXPORTERS: Readonly<Record<string, Exporter>> = {
  alerts: exportedAlerts,
  articles: exportedArticles,
  feedback: labelledFeedback,
  deadlines: allDeadlines,
};
const NAMES = Object.keys(EXPORTERS).join(' | ');

function sinceOf(text: string | undefined): Date | null {
  if (text === undefined) return null;
  const at = /^\d{4}-\d{2}-\d{2}/.test(text) ? new Date(text) : new Date(Number.NaN);
  if (Number.isNaN(at.getTime()))
    throw new UsageError(`--since: found '${text}', allowed: a date such as 2026-11-24`);
  return at;
}

const FLAGS = {
  feedback: { type: 'boolean', default: false },
  since: { type: 'string' },
  config: { type: 'string' },
  data: { type: 'string' },
} as const;

export const exportCommand: Command = {
  name: 'export',
  summary: 'write alerts, articles, feedback or deadlines as JSON Lines',
  flags: FLAGS,
  words: Object.keys(EXPORTERS),
  help: `
Usage: rasid export alerts|articles|feedback|deadlines [--since DATE] [--config DIR] [--data DIR]

Writes one JSON object a line, the oldest first.

  alerts      every story event as it was told, with the states of its deliveries
  articles    every article with its verdicts and its story
  feedback    articles that readers found relevant or not, labelled as 'rasid eval' reads them:
              {id, outlet, published, title, text, W, F}; a topic nobody was asked about is 'mention', not scored;
              even votes, and "relevant" on an alert of both topics, say nothing and are left out
  deadlines   the dates that were set, with the words, their place in the source and whether they were met

  --since     only what was told, fetched or voted from this day on; of deadlines, what ends from then on
  --feedback  the same as the word feedback

Example: rasid export feedback --since 2026-11-01 > feedback.jsonl`,
  async run(args, world) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: FLAGS,
    });
    const [what, ...more] = values.feedback ? ['feedback', ...positionals] : positionals;
    const exporter = what !== undefined && Object.hasOwn(EXPORTERS, what) ? EXPORTERS[what] : undefined;
    if (!exporter || more.length > 0)
      throw new UsageError(`found '${positionals.join(' ')}', allowed: rasid export ${NAMES}`);
    const since = sinceOf(values.since);
    const settings = loadSettings(configFolder(values, world.env), world.env);
    return withStore(values, settings, world, async (pool) => {
      for await (const line of exporter(pool, since, new Date()))
        if (!world.stdout.write(`${JSON.stringify(line)}\n`)) await once(world.stdout, 'drain');
      return EXIT.ok;
    });
  },
};
