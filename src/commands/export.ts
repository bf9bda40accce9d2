import { once } from 'node:events';
import { type LabelledArticle, labelledByVotes } from '../alerts/feedback-label.ts';
import { isDayOrInstant } from '../lib/calendar-day.ts';
import { csvRow } from '../lib/csv.ts';
import { type DeadlineState, deadlineState, type ListedDeadline } from '../model/deadline.ts';
import { listDeadlines } from '../store/deadline-list.ts';
import { exportedAlerts, exportedArticles, votedArticles } from '../store/export.ts';
import type { SqlPool } from '../store/sql.ts';
import { command, EXIT, SWITCH, TEXT, UsageError } from './command.ts';
import {
  ALERT_COLUMNS,
  ARTICLE_COLUMNS,
  type Columns,
  DEADLINE_COLUMNS,
  FEEDBACK_COLUMNS,
} from './export-columns.ts';
import { withProgress } from './progress.ts';
import { PLACES, settingsOf } from './values.ts';
import { withStore } from './with-store.ts';

const MOST_DEADLINES = 100_000;

type Rows<Row> = (pool: SqlPool, since: Date | null, now: Date) => AsyncIterable<Row>;

async function* labelledFeedback(pool: SqlPool, since: Date | null): AsyncGenerator<LabelledArticle> {
  for await (const voted of votedArticles(pool, since)) {
    const label = labelledByVotes({ ...voted, publishedAt: voted.publishedAt?.toISOString() ?? null });
    if (label !== null) yield label;
  }
}

async function* allDeadlines(
  pool: SqlPool,
  since: Date | null,
  now: Date,
): AsyncGenerator<ListedDeadline & { state: DeadlineState }> {
  for (const deadline of await listDeadlines(pool, { since, limit: MOST_DEADLINES }))
    yield { ...deadline, state: deadlineState(deadline, now) };
}

/** A line of JSON a row, and of CSV. */
interface Written {
  json: string;
  csv: string;
}

interface Exporter {
  headings: readonly string[];
  rows(pool: SqlPool, since: Date | null, now: Date): AsyncIterable<Written>;
}

function exporter<Row extends object>(rows: Rows<Row>, columns: Columns<Row>): Exporter {
  return {
    headings: columns.map(([heading]) => heading),
    async *rows(pool, since, now) {
      for await (const row of rows(pool, since, now))
        yield { json: `${JSON.stringify(row)}\n`, csv: csvRow(columns.map(([, cell]) => cell(row))) };
    },
  };
}

const EXPORTERS: Readonly<Record<string, Exporter>> = {
  alerts: exporter(exportedAlerts, ALERT_COLUMNS),
  articles: exporter(exportedArticles, ARTICLE_COLUMNS),
  feedback: exporter(labelledFeedback, FEEDBACK_COLUMNS),
  deadlines: exporter(allDeadlines, DEADLINE_COLUMNS),
};
const NAMES = Object.keys(EXPORTERS).join(' | ');
const BYTE_ORDER_MARK = '\ufeff';

function sinceOf(text: string | undefined): Date | null {
  if (text === undefined) return null;
  if (!isDayOrInstant(text))
    throw new UsageError(`--since: found '${text}', allowed: a date such as 2026-11-24`);
  return new Date(text);
}

export const exportCommand = command({
  flags: { csv: SWITCH, bom: SWITCH, json: SWITCH, feedback: SWITCH, since: TEXT, ...PLACES },
  words: Object.keys(EXPORTERS),
  help: `
Usage: rasid export alerts|articles|feedback|deadlines [--csv [--bom]] [--since DATE] [--config DIR] [--data DIR]

Writes one JSON object a line, or CSV, the oldest first.

  alerts      every story event as it was told, with the states of its deliveries
  articles    every article with its verdicts and its story
  feedback    articles that readers found relevant or not, labelled as 'rasid eval' reads them:
              {id, outlet, published, title, text, W, F}; a topic nobody was asked about is 'mention', not scored;
              even votes, and "relevant" on an alert of both topics, say nothing and are left out
  deadlines   the dates that were set, with the words, their place in the source and whether they were met

  --csv       a table (RFC 4180, UTF-8) with several values in a cell where there are several; an apostrophe stands before
              what a spreadsheet would run as a formula (=, +, -, @ and the like at the beginning of a cell)
  --bom       begins the CSV with a byte order mark: Excel shows Arabic as such only with it, other programs do better
              without
  --json      accepted, for habit: lines are JSON unless --csv is given
  --since     only what was told, fetched or voted from this day on; of deadlines, what ends from then on
  --feedback  the same as the word feedback

Example: rasid export feedback --since 2026-11-01 > feedback.jsonl`,
  async run({ values, positionals }, world) {
    const [what, ...more] = values.feedback ? ['feedback', ...positionals] : positionals;
    const chosen = what !== undefined && Object.hasOwn(EXPORTERS, what) ? EXPORTERS[what] : undefined;
    if (!chosen || more.length > 0)
      throw new UsageError(`found '${positionals.join(' ')}', allowed: rasid export ${NAMES}`);
    if (values.bom && !values.csv) throw new UsageError('--bom: only with --csv');
    if (values.csv && values.json) throw new UsageError('--csv and --json: one of them, not both');
    const since = sinceOf(values.since);
    const settings = settingsOf(values, world);
    return withStore(values, settings, world, async (pool) => {
      if (values.csv) world.stdout.write(`${values.bom ? BYTE_ORDER_MARK : ''}${csvRow(chosen.headings)}`);
      const work = { name: 'export', what: 'rows', total: null, streams: true };
      for await (const row of withProgress(world, work, chosen.rows(pool, since, new Date())))
        if (!world.stdout.write(values.csv ? row.csv : row.json)) await once(world.stdout, 'drain');
      return EXIT.ok;
    });
  },
});
