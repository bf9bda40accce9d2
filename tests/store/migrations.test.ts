import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/lib/errors.ts';
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
