import type { SqlPool } from './sql.ts';

/**
 * The secret this database keeps under a name, made with `make` the first time; processes that ask at once get the
 * same one.
 */
export async function keptSecret(pool: SqlPool, name: string, make: () => string): Promise<string> {
  await pool.query('INSERT INTO secrets (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    name,
    make(),
  ]);
  const { rows } = await pool.query<{ value: string }>('SELECT value FROM secrets WHERE name = $1', [name]);
  return rows[0]?.value ?? '';
}

/** What tells this database from every other. */
export async function instanceId(pool: SqlPool): Promise<string> {
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM instance');
  return rows[0]?.id ?? '';
}
