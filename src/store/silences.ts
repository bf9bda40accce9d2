import type { Matcher } from '../alerts/match.ts';
import type { Silence } from '../alerts/silence.ts';
import { columns } from './columns.ts';
import { onlyRow, type Sql } from './sql.ts';
import { storable, storableJson } from './storable.ts';
import { readable, readStored, STORED } from './stored.ts';

/** A silence made while Rasid runs, with its history. */
export interface StoredSilence extends Silence {
  madeBy: 'cli' | 'web';
  createdAt: Date;
  /** Set where somebody ended it before its time. */
  endedAt: Date | null;
  endedBy: string | null;
}

type SilenceRow = Omit<StoredSilence, 'match' | 'startsAt' | 'endsAt'> & {
  match: unknown;
  startsAt: Date;
  endsAt: Date;
};
const COLUMNS = columns('id match startsAt endsAt author reason madeBy createdAt endedAt endedBy');

const asSilence = (row: SilenceRow): StoredSilence => ({
  ...row,
  match: readStored(STORED.silence, row.id, row.match),
  startsAt: row.startsAt.toISOString(),
  endsAt: (row.endedAt ?? row.endsAt).toISOString(),
});

/** Stores a silence and returns its id. */
export async function addSilence(
  sql: Sql,
  silence: {
    match: Matcher;
    startsAt: Date;
    endsAt: Date;
    author: string;
    reason: string;
    madeBy: StoredSilence['madeBy'];
  },
): Promise<string> {
  const { rows } = await sql.query<{ id: string }>(
    `INSERT INTO silences (match, starts_at, ends_at, author, reason, made_by)
     VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
    [
      storableJson(silence.match),
      silence.startsAt.toISOString(),
      silence.endsAt.toISOString(),
      storable(silence.author),
      storable(silence.reason),
      silence.madeBy,
    ],
  );
  return onlyRow(rows).id;
}

/** Ends a silence now; false when there is none such in force or to come. It stays in the history. */
export async function endSilence(sql: Sql, id: string, by: string, now: Date): Promise<boolean> {
  const { rows } = await sql.query(
    `UPDATE silences SET ended_at = $3, ended_by = $2
      WHERE id = $1 AND ended_at IS NULL AND ends_at > $3 RETURNING id`,
    [id, storable(by), now.toISOString()],
  );
  return rows.length > 0;
}

/** The newest silences, ended and expired ones included. */
export async function listSilences(sql: Sql, limit: number): Promise<StoredSilence[]> {
  const { rows } = await sql.query<SilenceRow>(`SELECT ${COLUMNS} FROM silences ORDER BY id DESC LIMIT $1`, [
    limit,
  ]);
  return readable(rows, asSilence);
}

/** Silences that are not over at `now`, those that begin later included. */
export async function openSilences(sql: Sql, now: Date): Promise<StoredSilence[]> {
  const { rows } = await sql.query<SilenceRow>(
    `SELECT ${COLUMNS} FROM silences WHERE ends_at > $1 AND (ended_at IS NULL OR ended_at > $1) ORDER BY id`,
    [now.toISOString()],
  );
  return readable(rows, asSilence);
}
