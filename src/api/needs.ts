import type { SourceName } from '../model/names.ts';
import type { Settings } from '../settings/load.ts';
import { type Resolved, resolveName } from '../settings/names.ts';
import { readOnly } from '../store/read-only.ts';
import type { Sql, SqlPool } from '../store/sql.ts';

/** Names that filters take in any spelling. */
export type NameKey = 'topic' | 'faction' | 'country' | 'source';

/** What the answers are made from. */
export interface ApiNeeds {
  /** Reads and cannot write. */
  sql: Sql;
  publicUrl(): string | null;
  sourceName: SourceName;
  /** The id or code that a spelling means, or what is wrong with it. */
  nameOf(key: NameKey, text: string): Resolved;
  /** The English name of a faction's id. */
  factionName(id: string): string;
  now(): Date;
}

/** Ties the database and the settings that hold now to the answers. */
export function apiNeeds(pool: SqlPool, settings: () => Settings): ApiNeeds {
  return {
    sql: readOnly(pool),
    publicUrl: () => settings().service.publicUrl,
    sourceName: (id) => settings().sources.find((source) => source.id === id)?.name ?? { ar: id, en: id },
    nameOf(key, text) {
      const list = settings().names[key]();
      return list ? resolveName(list, text) : { value: text };
    },
    factionName: (id) =>
      settings()
        .names.faction()
        ?.names.find(({ value }) => value === id)?.en ?? id,
    now: () => new Date(),
  };
}
