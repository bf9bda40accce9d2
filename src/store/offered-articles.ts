import type { OfferedArticle } from '../model/offered.ts';
import type { Urgency } from '../model/urgency.ts';
import type { FreshArticle } from './articles.ts';
import {
  type EditOf,
  isRevision,
  offeredBefore,
  READINGS_AT_ONCE,
  type Read,
  SHORTEST_WAIT,
  WAIT_PER_AGE,
} from './revisions.ts';
import type { Sql } from './sql.ts';
import { storable } from './storable.ts';

export interface SavedItems {
  /** New articles and new revisions: what now waits to be read, or, where the offer is whole, to be judged. */
  fresh: FreshArticle[];
  created: number;
  revised: number;
  known: number;
}

const BATCH = 100;

/** What tells whether an item is known; its text, which is most of it, need not travel for that. */
const KIN_COLUMNS = `n integer, guid text, canonical_url text, offered_hash text, offered_whole boolean,
  published_at timestamptz, offered_updated_at timestamptz`;
const ITEM_COLUMNS = `${KIN_COLUMNS}, url text, title text, offered_text text, author text, urgency smallint`;

/** An offered article with how soon it is worth looking at. */
export type UrgentArticle = OfferedArticle & { urgency: Urgency };

/** A text seen longer ago under another guid, with another date, is a new issue of a standing headline. */
const SAME_TEXT_FOR = '3 days';

interface KinRecord {
  n: number;
  guid: string;
  canonical_url: string;
  offered_hash: string;
  offered_whole: boolean;
  published_at: string | null;
  offered_updated_at: string | null;
}

const asKinRecord = (item: UrgentArticle, n: number): KinRecord => ({
  n,
  guid: storable(item.guid),
  canonical_url: storable(item.canonicalUrl),
  offered_hash: item.offeredHash,
  offered_whole: item.offeredWhole,
  published_at: item.publishedAt,
  offered_updated_at: item.updatedAt,
});

const asRecord = (item: UrgentArticle, record: KinRecord) => ({
  ...record,
  url: storable(item.url),
  title: storable(item.title),
  offered_text: storable(item.offeredText),
  author: item.author === null ? null : storable(item.author),
  urgency: item.urgency,
});

/** Of a stored article, what tells whether an offer of it is a revision. */
const STORED_COLUMNS = 'id, offered_hash, offered_updated_at, revision, fetched_at, revised_at';

interface Kin extends Read {
  n: number;
  id: string;
  /** Found by its guid, or by its address under a guid that the source no longer lists: the very same article. */
  same: boolean;
}

/**
 * The stored articles that items of a batch are, or repeat. Of one source, the guid tells, else the address, else the
 * text; of two sources, the address alone. `listed` are all guids of this reading: an article whose guid is still
 * there is not another item's earlier self, although they share an address.
 */
async function kinOf(
  sql: Sql,
  sourceId: string,
  records: readonly KinRecord[],
  listed: string[],
): Promise<Kin[]> {
  const { rows } = await sql.query<Kin>(
    `SELECT DISTINCT ON (item.n) item.n, a.id, a.same, a.revision,
            a.offered_hash <> item.offered_hash AS changed,
            coalesce(NOT item.offered_whole AND a.revision <= ${READINGS_AT_ONCE}
                     AND item.offered_updated_at > a.offered_updated_at, false) AS later,
            now() - coalesce(a.revised_at, a.fetched_at)
              >= greatest((now() - a.fetched_at) * ${WAIT_PER_AGE}, interval '${SHORTEST_WAIT}') AS rested
       FROM jsonb_to_recordset($2::jsonb) AS item (${KIN_COLUMNS})
       JOIN LATERAL (
         SELECT ${STORED_COLUMNS}, 1 AS rank, true AS same FROM articles
          WHERE source_id = $1 AND guid = item.guid
         UNION ALL
         SELECT ${STORED_COLUMNS}, 2, source_id = $1 AND guid <> ALL ($3::text[])
           FROM articles WHERE canonical_url = item.canonical_url
         UNION ALL
         SELECT ${STORED_COLUMNS}, 3, false FROM articles
          WHERE source_id = $1 AND articles.offered_hash = item.offered_hash
            AND (fetched_at > now() - interval '${SAME_TEXT_FOR}'
                 OR published_at IS NOT DISTINCT FROM item.published_at)
       ) AS a ON true
      ORDER BY item.n, a.rank`,
    [sourceId, JSON.stringify(records), listed],
  );
  return rows;
}

async function saveBatch(
  sql: Sql,
  sourceId: string,
  items: readonly UrgentArticle[],
  listed: string[],
  { editOf, firstFetch = false }: SavingNeeds,
): Promise<SavedItems> {
  const records = items.map(asKinRecord);
  const known = await kinOf(sql, sourceId, records, listed);
  const changed = known.filter((row) => row.same && row.changed);
  const before = await offeredBefore(
    sql,
    changed.map(({ id }) => id),
  );
  const knownNumbers = new Set(known.map((row) => row.n));
  const fresh: FreshArticle[] = [];
  let revised = 0;
  for (const row of known) {
    const [item, known] = [items[row.n], records[row.n]];
    if (!row.same || !item || !known || !isRevision(row, item, before.get(row.id), editOf)) continue;
    const record = asRecord(item, known);
    // A whole offer is its own text: its page is not fetched, and where that was judged already nothing is left to do.
    const { rows } = await sql.query<FreshArticle>(
      `UPDATE articles
          SET guid = $2, title = $3, offered_text = CASE WHEN $6 THEN '' ELSE $4 END, offered_hash = $5, offered_whole = $6,
              offered_updated_at = $7, first_fetch = false, revision = revision + 1, revised_at = now(),
              attempts = 0, error = NULL, urgency = $8,
              text = CASE WHEN $6 THEN $4 ELSE text END, text_hash = CASE WHEN $6 THEN $5 ELSE text_hash END,
              status = CASE WHEN NOT $6 THEN 'new'
                            WHEN text_hash = $5 AND EXISTS (SELECT FROM judgements WHERE article_id = $1) THEN 'judged'
                            ELSE 'read' END
        WHERE id = $1 RETURNING id, revision, status, urgency`,
      [
        row.id,
        record.guid,
        record.title,
        record.offered_text,
        record.offered_hash,
        record.offered_whole,
        record.offered_updated_at,
        record.urgency,
      ],
    );
    fresh.push(...rows.filter(({ status }) => status === 'new' || status === 'read'));
    revised += rows.length;
  }
  const unknown = records.flatMap((record, n) => {
    const item = knownNumbers.has(n) ? undefined : items[n];
    return item ? [asRecord(item, record)] : [];
  });
  if (unknown.length === 0) return { fresh, created: 0, revised, known: known.length - revised };
  const inserted = await sql.query<FreshArticle>(
    `INSERT INTO articles
       (source_id, guid, url, canonical_url, title, offered_text, offered_hash, offered_whole, author,
        published_at, offered_updated_at, first_fetch, urgency, status, text, text_hash)
     SELECT $1, guid, url, canonical_url, title, CASE WHEN whole THEN '' ELSE offered_text END, offered_hash,
            offered_whole, author, published_at,
            offered_updated_at, $3::boolean, urgency, CASE WHEN whole THEN 'read' ELSE 'new' END,
            CASE WHEN whole THEN offered_text ELSE '' END, CASE WHEN whole THEN offered_hash END
       FROM jsonb_to_recordset($2::jsonb) AS item (${ITEM_COLUMNS}),
            LATERAL (SELECT offered_whole AND (title <> '' OR offered_text <> '') AS whole) AS judged_as_offered
      ORDER BY n
     ON CONFLICT DO NOTHING RETURNING id, revision, status, urgency`,
    [sourceId, JSON.stringify(unknown), firstFetch],
  );
  fresh.push(...inserted.rows);
  const created = inserted.rows.length;
  return { fresh, created, revised, known: items.length - created - revised };
}

interface SavingNeeds {
  editOf: EditOf;
  /** The source was never read before, so that its items were there already. */
  firstFetch?: boolean;
}

/**
 * Stores what a source offers, oldest first (feeds list the newest first); returns what is new or changed. Runs inside
 * the caller's transaction.
 */
export async function saveItems(
  sql: Sql,
  sourceId: string,
  items: readonly UrgentArticle[],
  needs: SavingNeeds,
): Promise<SavedItems> {
  const total: SavedItems = { fresh: [], created: 0, revised: 0, known: 0 };
  const oldestFirst = items.toReversed();
  const listed = items.map((item) => storable(item.guid));
  for (let from = 0; from < oldestFirst.length; from += BATCH) {
    const saved = await saveBatch(sql, sourceId, oldestFirst.slice(from, from + BATCH), listed, needs);
    total.fresh.push(...saved.fresh);
    total.created += saved.created;
    total.revised += saved.revised;
    total.known += saved.known;
  }
  return total;
}
