import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { transaction } from '../../src/store/sql.ts';
import { type Archive, openArchive } from '../parts/archive.ts';
import { ANNOUNCED, STARTED } from './niger.ts';

describe('what a story told last, kept beside it for lists', () => {
  let archive: Archive;
  beforeAll(async () => {
    archive = await openArchive();
    await archive.place(ANNOUNCED);
    await archive.place(STARTED);
  });
  afterAll(() => archive.close());

  async function told(): Promise<unknown[]> {
    return (await archive.store.pool.query('SELECT told FROM stories')).rows.map(
      (row) => Object.values(row)[0],
    );
  }
  const STARTS = {
    factions: [],
    countries: ['NE', 'FR'],
    words: expect.stringMatching(/started.*أول قافلة فرنسية تغادر نيامي$/s),
  };

  it('is its newest alert', async () => {
    expect(await told()).toEqual([STARTS]);
  });

  it('is not the reminder of a deadline', async () => {
    await archive.store.pool.query(
      `INSERT INTO story_events (story_id, article_id, revision, kind, reason, whats_new, alert)
       SELECT story_id, article_id, revision, 'deadline_near', '', '', alert || '{"headline": "a day left"}'
         FROM story_events ORDER BY id DESC LIMIT 1`,
    );
    expect(await told()).toEqual([STARTS]);
  });

  it('is entered for stories of an archive from before', async () => {
    await transaction(archive.store.pool, async (sql) => {
      await sql.query('ALTER TABLE stories DROP COLUMN told; DROP FUNCTION story_told() CASCADE');
      await sql.query('DROP FUNCTION topics_of(jsonb) CASCADE; DROP FUNCTION told_of(jsonb)');
      await sql.query('DROP INDEX articles_fetched, articles_of_source, story_events_at');
      await sql.query('DROP INDEX deliveries_of_event, deliveries_of_story, deliveries_dead');
      await sql.query(MIGRATIONS.find(({ version }) => version === 19)?.sql ?? '');
    });
    expect(await told()).toEqual([STARTS]);
  });
});
