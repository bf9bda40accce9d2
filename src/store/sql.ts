/** What a statement gave back. */
export interface SqlResult<Row> {
  rows: Row[];
}

/** The row of a statement that gives just one, as counts do. */
export function onlyRow<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error('database: a statement that gives one row gave none');
  return row;
}

/** Anything statements can be sent to: a pool (each on its own) or a session (in order, one connection). */
export interface Sql {
  query<Row = Record<string, unknown>>(text: string, params?: readonly unknown[]): Promise<SqlResult<Row>>;
}

export interface SqlNotification {
  channel: string;
  payload?: string | undefined;
}

/** One connection taken out of a pool. */
export interface SqlSession extends Sql {
  release(destroy?: boolean): void;
  on(event: 'notification', listener: (message: SqlNotification) => void): this;
  on(event: 'error', listener: (error: Error) => void): this;
  on(event: 'end', listener: () => void): this;
  removeListener(event: 'notification', listener: (message: SqlNotification) => void): this;
  removeAllListeners(event?: string): this;
}

/** The `pg.Pool`-shaped surface the rest of the code sees, whichever PostgreSQL stands behind it. */
export interface SqlPool extends Sql {
  connect(): Promise<SqlSession>;
  end(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): this;
  on(event: 'connect', listener: (session: SqlSession) => void): this;
  removeAllListeners(event?: string): this;
}

/**
 * Runs `work` in one transaction: committed when it resolves, rolled back when it throws. Its connection goes back to the
 * pool, or is closed after it.
 * Throws what `work` or the database threw.
 */
export async function transaction<Result>(
  pool: SqlPool,
  work: (sql: Sql) => Promise<Result>,
  { thenClose = false } = {},
): Promise<Result> {
  const session = await pool.connect();
  let closes = thenClose;
  try {
    await session.query('BEGIN');
    try {
      const result = await work(session);
      await session.query('COMMIT');
      return result;
    } catch (error) {
      await session.query('ROLLBACK').catch(() => {
        closes = true;
      });
      throw error;
    }
  } finally {
    session.release(closes);
  }
}

/** What a list is asked for: what is left out, or null, means any. */
export type Asked<Of> = { readonly [Key in keyof Of]?: Of[Key] | null | undefined };
