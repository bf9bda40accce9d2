/**
 * What pages, metrics and ticks ask again and again, counted as it changes instead of over the whole archive. Each
 * statement adds rows of differences, so that no two of them wait for one counter; a tick adds the rows up.
 */
export const COUNTS_SQL = `
  -- Did any revision of it match a topic?
  ALTER TABLE articles ADD COLUMN matched boolean NOT NULL DEFAULT false;
  UPDATE articles SET matched = true WHERE id IN (SELECT article_id FROM verdicts WHERE matched);

  CREATE TABLE counts (name text NOT NULL, key text NOT NULL, n bigint NOT NULL);

  -- Arguments: the count's name and the expression of a row that tells what is counted apart.
  CREATE FUNCTION count_rows() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    part text := CASE TG_OP
      WHEN 'INSERT' THEN 'SELECT %1$s AS key, 1 AS n FROM added'
      WHEN 'DELETE' THEN 'SELECT %1$s AS key, -1 AS n FROM removed'
      ELSE 'SELECT %1$s AS key, 1 AS n FROM added UNION ALL SELECT %1$s, -1 FROM removed' END;
  BEGIN
    IF TG_OP = 'TRUNCATE' THEN
      DELETE FROM rasid.counts WHERE name = TG_ARGV[0];
    ELSE
      EXECUTE 'INSERT INTO rasid.counts SELECT $1, key, sum(n) FROM (' || format(part, TG_ARGV[1])
        || ') AS difference GROUP BY key HAVING sum(n) <> 0' USING TG_ARGV[0];
    END IF;
    RETURN NULL;
  END $$;

  ${(
    [
      ['articles', 'articles', 'status'],
      ['articles', 'articles of sources', 'source_id'],
      ['articles', 'matched articles', 'matched::text'],
      ['deliveries', 'deliveries', 'state'],
      ['stories', 'stories', "''"],
    ] as const
  )
    .map(([table, name, key]) => countOf(table, name, key))
    .join('\n')}
`;

/** Triggers that keep one count, and the count as it is now. */
function countOf(table: string, name: string, key: string): string {
  const argument = key.replaceAll("'", "''");
  const run = `EXECUTE FUNCTION count_rows('${name}', '${argument}')`;
  const trigger = name.replaceAll(' ', '_');
  return `
    CREATE TRIGGER ${trigger}_added AFTER INSERT ON ${table}
      REFERENCING NEW TABLE AS added FOR EACH STATEMENT ${run};
    CREATE TRIGGER ${trigger}_changed AFTER UPDATE ON ${table}
      REFERENCING NEW TABLE AS added OLD TABLE AS removed FOR EACH STATEMENT ${run};
    CREATE TRIGGER ${trigger}_removed AFTER DELETE ON ${table}
      REFERENCING OLD TABLE AS removed FOR EACH STATEMENT ${run};
    CREATE TRIGGER ${trigger}_emptied AFTER TRUNCATE ON ${table} FOR EACH STATEMENT ${run};
    INSERT INTO counts SELECT '${name}', ${key}, count(*) FROM ${table} GROUP BY 2;`;
}
