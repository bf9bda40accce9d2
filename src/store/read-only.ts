import { type Sql, type SqlPool, transaction } from './sql.ts';

/** What strangers may ask for ends after so long. */
const PATIENCE = '15s';

/** The database for those who only read: each statement in a transaction that may not write, and that ends in time. */
export function readOnly(pool: SqlPool): Sql {
  return {
    query: (text, params) =>
      transaction(pool, async (sql) => {
        await sql.query(`SET TRANSACTION READ ONLY; SET LOCAL statement_timeout = '${PATIENCE}'`);
        return sql.query(text, params);
      }),
  };
}
