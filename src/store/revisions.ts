import type { OfferedArticle } from '../model/offered.ts';
import type { Sql } from './sql.ts';

/** What differs between an article as it is stored and as it is offered now: of the title, or of the text alone. */
export type EditOf = (
  before: Pick<OfferedArticle, 'title'> & { text: string },
  after: Pick<OfferedArticle, 'title'> & { text: string },
) => 'headline' | 'text' | 'counters';

/**
 * Readings of an article without a wait. A later date of change alone, where the offered text is the same, brings no
 * more than these (the page may have grown), since some feeds call everything changed at every answer.
 */
export const READINGS_AT_ONCE = 5;
/** The same where the headline changes, which is where corrections are told. */
const HEADLINES_AT_ONCE = 20;
/**
 * From then on the share of an article's age that must have passed since it was revised, so that links that rotate in
 * its text cost some twenty readings in the first day and eight in the week after it, and a correction between them
 * waits no longer than that share.
 */
export const WAIT_PER_AGE = 0.25;
export const SHORTEST_WAIT = '5 minutes';

/** How a stored article that is offered again was read before. */
export interface Read {
  /** Is another text offered than the one that is stored? */
  changed: boolean;
  /** Does the source call it changed since, while its page may be read again on that word alone? */
  later: boolean;
  revision: number;
  /** Is it long enough ago that it was read? */
  rested: boolean;
}

/** As a source offered it. */
interface Stored {
  id: string;
  title: string;
  text: string;
}

/** Of articles by id, what their source offered last; texts that were removed with age are empty. */
export async function offeredBefore(sql: Sql, ids: readonly string[]): Promise<Map<string, Stored>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql.query<Stored>(
    `SELECT id, title, CASE WHEN offered_whole THEN text ELSE offered_text END AS text
       FROM articles WHERE id = ANY ($1::bigint[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Is a stored article to be revised to what is offered now? */
export function isRevision(
  read: Read,
  item: OfferedArticle,
  before: Stored | undefined,
  editOf: EditOf,
): boolean {
  if (read.later) return true;
  if (!read.changed || !before) return false;
  const edit = editOf(before, { title: item.title, text: item.offeredText });
  if (edit === 'counters') return false;
  return read.rested || read.revision <= (edit === 'headline' ? HEADLINES_AT_ONCE : READINGS_AT_ONCE);
}
