import type { Sql } from '../src/store/sql.ts';
import type { Newsstand } from './newsstand.ts';
import type { ChannelId, Sinks } from './sinks.ts';

/** What a run came to, counted from outside: at the newsstand, at the sinks and in the tables. */
export interface Verdict {
  served: number;
  /** Served, and not in the table of articles. */
  notStored: number;
  /** Stored, and not judged. */
  notJudged: number;
  /** Articles to be alerted that are in no story. */
  notMatched: number;
  /** Messages due: story events times channels, less those told within another. */
  expected: number;
  received: number;
  /** Due, and on no sink. */
  lost: number;
  /** Messages that a sink kept more than once. */
  repeated: number;
  /** Of those repeats, how many did not say that they may be one. */
  repeatedUnmarked: number;
  /** Messages that said they may be a repeat and were none. */
  markedFirst: number;
  /** Of those, how many no sink had left without an answer before: cut off by a kill on their way, or marked for nothing. */
  markedWithoutDoubt: number;
  /** Messages of one story that reached a channel in another order than its events. */
  outOfOrder: number;
  /** Rows that are neither done nor waiting on purpose. */
  stuckRows: number;
  /** Messages given up. */
  dead: number;
}

interface LedgerRow {
  id: string;
  channel: ChannelId;
  story: string | null;
  key: string;
  state: string;
}

/** How much of what was served has not come to its end: articles to be judged and deliveries to be made. */
export async function leftToDo(sql: Sql, served: number): Promise<number> {
  const { rows } = await sql.query<{ judged: string; waiting: string }>(
    `SELECT (SELECT count(*) FROM articles WHERE status IN ('judged', 'failed')) AS judged,
            (SELECT count(*) FROM deliveries WHERE state IN ('pending', 'sending', 'failed')) AS waiting`,
  );
  return Math.max(0, served - Number(rows[0]?.judged)) + Number(rows[0]?.waiting);
}

function orderFaults(sinks: Sinks, ledger: readonly LedgerRow[]): number {
  const rowOf = new Map(ledger.map((row) => [`${row.channel} ${row.key}`, row]));
  const latest = new Map<string, bigint>();
  const seen = new Set<string>();
  let faults = 0;
  for (const { channel, key } of sinks.arrivals) {
    const name = `${channel} ${key}`;
    const row = rowOf.get(name);
    if (!row || seen.has(name)) continue;
    seen.add(name);
    const line = `${channel} ${row.story}`;
    const before = latest.get(line) ?? 0n;
    if (BigInt(row.id) < before) faults += 1;
    else latest.set(line, BigInt(row.id));
  }
  return faults;
}

/** Compares what was served with what was stored and told. */
export async function judgeRun(sql: Sql, newsstand: Newsstand, sinks: Sinks): Promise<Verdict> {
  const articles = new Map(
    (
      await sql.query<{ guid: string; status: string; in_story: boolean }>(
        `SELECT guid, status, EXISTS (SELECT FROM story_articles WHERE article_id = articles.id) AS in_story FROM articles`,
      )
    ).rows.map((row) => [row.guid, row]),
  );
  const ledger = (
    await sql.query<LedgerRow>(
      `SELECT carrier.id, told.channel, carrier.story_id AS story, carrier.idempotency_key AS key, carrier.state
         FROM deliveries AS told JOIN deliveries AS carrier ON carrier.id = coalesce(told.merged_into, told.id)`,
    )
  ).rows;
  const due = new Map(ledger.map((row) => [`${row.channel} ${row.key}`, row]));
  const events = await sql.query<{ missing: string }>(
    `SELECT count(*) AS missing FROM story_events AS e CROSS JOIN unnest($1::text[]) AS wanted (channel)
      WHERE NOT EXISTS (SELECT FROM deliveries AS d WHERE d.story_event_id = e.id AND d.channel = wanted.channel)`,
    [[...new Set(ledger.map(({ channel }) => channel))]],
  );

  const kept = new Map<string, number>();
  const verdict = { repeated: 0, repeatedUnmarked: 0, markedFirst: 0, markedWithoutDoubt: 0 };
  for (const { channel, key, marked } of sinks.arrivals) {
    const name = `${channel} ${key}`;
    const before = kept.get(name) ?? 0;
    kept.set(name, before + 1);
    if (before > 0) {
      verdict.repeated += 1;
      if (!marked) verdict.repeatedUnmarked += 1;
    } else if (marked) {
      verdict.markedFirst += 1;
      if (!sinks.unanswered.has(name)) verdict.markedWithoutDoubt += 1;
    }
  }
  const served = [...newsstand.served.values()].map((article) => ({
    article,
    row: articles.get(`${article.outlet}-${article.number}`),
  }));
  return {
    served: served.length,
    notStored: served.filter(({ row }) => !row).length,
    notJudged: served.filter(({ row }) => row && row.status !== 'judged').length,
    notMatched: served.filter(({ article, row }) => article.affair !== null && row && !row.in_story).length,
    expected: due.size,
    received: kept.size,
    lost: [...due.keys()].filter((name) => !kept.has(name)).length + Number(events.rows[0]?.missing),
    ...verdict,
    outOfOrder: orderFaults(sinks, ledger),
    stuckRows:
      ledger.filter(({ state }) => state === 'pending' || state === 'sending' || state === 'failed').length +
      [...articles.values()].filter(({ status }) => status === 'new' || status === 'read').length,
    dead: ledger.filter(({ state }) => state === 'dead').length,
  };
}
