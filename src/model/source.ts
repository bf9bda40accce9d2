import type { Names } from './names.ts';
/** Who stands behind an outlet. State, party and faction media do not corroborate their owner. */
export const OWNERSHIPS = ['state', 'party', 'faction', 'independent'] as const;
export type Ownership = (typeof OWNERSHIPS)[number];

/** Where articles come from, whatever its kind. */
export interface Source {
  id: string;
  name: Names;
  /** ISO 3166-1 alpha-2, or null for an outlet of no one country. */
  country: string | null;
  /** In which way it is read: a name of the registry in `src/sources`. */
  kind: string;
  url: string;
  ownership: Ownership;
  /** The owner, such as `state:IQ` or `faction:hezbollah`; null for an independent outlet. */
  owner: string | null;
  language: string;
  group: string | null;
  every: { minMs: number; maxMs: number };
  enabled: boolean;
  /** Why it is switched off; null while enabled. */
  reason: string | null;
  /** May the address be private or loopback? */
  allowPrivate: boolean;
}

/** One entry as a source offers it, before it is stored. Text fields are plain; `content` is sanitised HTML. */
export interface SourceItem {
  guid: string;
  url: string;
  title: string;
  summary: string;
  content: string;
  author: string | null;
  /** ISO 8601 in UTC, or null where the source gives none. */
  publishedAt: string | null;
  updatedAt: string | null;
  /** Why there is no date, where one is written that cannot be used. */
  undated?: string;
  categories: string[];
  /** Is `content` all there is, so that no page need be fetched? Absent where only its length can tell. */
  whole?: true;
}
