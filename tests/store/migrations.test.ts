import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/lib/errors.ts';
import { SCHEMA_VERSION } from '../../src/store/migrations.ts';
import { openStore } from '../../src/store/open.ts';
import { skipWithout } from '../parts/missing.ts';
import { hasPostgres, startPostgres, type TestPostgres } from '../parts/postgres.ts';

describe.skipIf(skipWithout('PostgreSQL', hasPostgres()))('migrations on a server', () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres?.end());

  async function ask(databaseUrl: string, sql: string): Promise<unknown[]> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    return (await client.query(sql).finally(() => client.end())).rows;
  }

  it('a database of a newer Rasid is refused in one line and left as it is', async () => {
    const databaseUrl = await postgres.database();
    const open = () =>
      openStore({
        databaseUrl,
        dataFolder: '/nowhere',
        onNotice: () => {},
        signal: AbortSignal.timeout(60_000),
      });
    await (await open()).close();
    await ask(
      databaseUrl,
      `INSERT INTO rasid.rasid_migrations VALUES (${SCHEMA_VERSION + 1}, 'of tomorrow')`,
    );
    const error = await open().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as ConfigError).problems).toEqual([
      `database: was brought up to date by a newer Rasid (tables of version ${SCHEMA_VERSION + 1}; this one knows ${SCHEMA_VERSION}): install that or a later one, or restore a backup of before into an empty database`,
    ]);
    expect(await ask(databaseUrl, 'SELECT max(version) AS version FROM rasid.rasid_migrations')).toEqual([
      { version: SCHEMA_VERSION + 1 },
    ]);
  });

  it('that the tables do not let through are told by name with what the server says, at once, and change nothing', async () => {
    const databaseUrl = await postgres.database();
    await ask(databaseUrl, 'CREATE SCHEMA rasid');
    await ask(databaseUrl, 'CREATE TABLE rasid.articles (somebody_elses text)');
    const notices: string[] = [];
    const opened = openStore({
      databaseUrl,
      dataFolder: '/nowhere',
      onNotice: (message) => notices.push(message),
      signal: AbortSignal.timeout(240_000),
    });
    const error = await opened.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as ConfigError).problems).toEqual([
      'database: migration 1 (sources, articles, verdicts, stories, ledger) failed, nothing was changed: relation "articles" already exists',
    ]);
    expect(notices).toEqual([]);
    expect(await ask(databaseUrl, `SELECT tablename FROM pg_tables WHERE schemaname = 'rasid'`)).toEqual([
      { tablename: 'articles' },
    ]);
  });
});
