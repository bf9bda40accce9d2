import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ConfigError } from '../../src/lib/errors.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { skipWithout } from '../parts/missing.ts';
import { hasPostgres, startPostgres, type TestPostgres } from '../parts/postgres.ts';

const ODD = [
  "DateStyle = 'SQL, DMY'",
  "TimeZone = 'Asia/Kolkata'",
  "IntervalStyle = 'iso_8601'",
  'extra_float_digits = -5',
  'standard_conforming_strings = off',
  "default_transaction_isolation = 'serializable'",
];

describe.skipIf(skipWithout('PostgreSQL', hasPostgres()))('a server of the operator’s', () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres?.end());

  const open = (databaseUrl: string): Promise<Store> =>
    openStore({
      databaseUrl,
      dataFolder: '/nowhere',
      onNotice: () => {},
      signal: AbortSignal.timeout(240_000),
    });

  async function tell(databaseUrl: string, sql: (name: string) => string[]): Promise<void> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    const name = new URL(databaseUrl).pathname.slice(1);
    for (const statement of sql(name)) await client.query(statement);
    await client.end();
  }

  test.each([
    ['of a database', (url: string) => url],
    ['in the address', (url: string) => `${url}?options=-c%20work_mem%3D8MB%20-c%20search_path%3Dpublic`],
  ])('may have any settings: %s', async (_where, addressOf) => {
    const databaseUrl = await postgres.database();
    await tell(databaseUrl, (name) => ODD.map((setting) => `ALTER DATABASE "${name}" SET ${setting}`));
    const store = await open(addressOf(databaseUrl));
    try {
      const { rows } = await store.pool.query(
        `SELECT '2026-11-30T21:00:00Z'::timestamptz AS at, '2026-11-30T21:00:00Z'::timestamptz::date::text AS day,
                0.1234567890123::float8 AS score, '\\d' AS text, current_setting('transaction_isolation') AS isolation,
                (SELECT count(*)::int FROM articles) AS articles`,
      );
      expect(rows).toEqual([
        {
          at: new Date('2026-11-30T21:00:00Z'),
          day: '2026-11-30',
          score: 0.1234567890123,
          text: '\\d',
          isolation: 'read committed',
          articles: 0,
        },
      ]);
    } finally {
      await store.close();
    }
  });

  test.each(['LATIN1', 'SQL_ASCII'])(
    'is refused where a database cannot keep Arabic: %s',
    async (encoding) => {
      const databaseUrl = await postgres.database();
      const name = `in_${encoding.toLowerCase()}`;
      await tell(databaseUrl, () => [
        `CREATE DATABASE ${name} ENCODING '${encoding}' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'`,
      ]);
      const error = await open(databaseUrl.replace(/[^/]*$/, name)).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ConfigError);
      expect((error as ConfigError).problems).toEqual([
        `database: "${name}" has the encoding ${encoding}, allowed: UTF8; make another one with createdb --encoding=UTF8 --template=template0, and name it in DATABASE_URL`,
      ]);
    },
  );
});
