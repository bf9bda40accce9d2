import type { Redis } from 'ioredis';
import type { SqlPool } from '../src/store/sql.ts';
import type { Held } from './clock.ts';

/** A table: its rows, those of them that belong to articles in stories, bytes with its indexes and texts, and bytes of what its rows say. */
export interface TableSize {
  rows: number;
  kept: number;
  bytes: number;
  said: number;
}

/** What there was at the end of a day. */
export interface Day {
  day: number;
  /** Articles that outlets have handed out, and alerts that have come, since the beginning. */
  served: number;
  alerts: number;
  /** Articles in stories: the archive, which is kept. */
  archived: number;
  process: Held;
  tables: Record<string, TableSize>;
  redis: { keys: number; bytes: number };
  /** Of the log since the beginning. */
  logBytes: number;
}

/** Tables with rows for every article, whether it is in a story or not, and the column that names it. */
const BY_ARTICLE: Readonly<Record<string, string>> = {
  articles: 'id',
  judgements: 'article_id',
  verdicts: 'article_id',
  article_words: 'article_id',
};

/** All tables of Rasid. */
export async function tableSizes(pool: SqlPool): Promise<Record<string, TableSize>> {
  const { rows } = await pool.query<{ name: string; bytes: string }>(
    `SELECT relname AS name, pg_total_relation_size(oid) AS bytes FROM pg_class
      WHERE relnamespace = 'rasid'::regnamespace AND relkind = 'r' ORDER BY relname`,
  );
  const sizes: Record<string, TableSize> = {};
  for (const { name, bytes } of rows) {
    const article = BY_ARTICLE[name];
    const kept = article ? `${article} IN (SELECT article_id FROM rasid.story_articles)` : 'false';
    const counted = await pool.query<{ rows: string; kept: string; said: string }>(
      `SELECT count(*) AS rows, count(*) FILTER (WHERE ${kept}) AS kept,
              coalesce(sum(pg_column_size(one.*)), 0) AS said FROM rasid."${name}" AS one`,
    );
    const [count] = counted.rows;
    sizes[name] = {
      rows: Number(count?.rows),
      kept: Number(count?.kept),
      bytes: Number(bytes),
      said: Number(count?.said),
    };
  }
  return sizes;
}

/** Keys of a Redis and the bytes it uses. */
export async function redisSize(redis: Redis): Promise<Day['redis']> {
  const used = /^used_memory:(\d+)/m.exec(await redis.info('memory'))?.[1];
  return { keys: await redis.dbsize(), bytes: Number(used) };
}
