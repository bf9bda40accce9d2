import type { Alert } from '../model/alert.ts';
import { type ArticleHead, type ArticleHeadRow, articleHead } from './article-head.ts';
import type { Sql } from './sql.ts';
import { readableOrNull, readStored, STORED } from './stored.ts';

/** One article found, its text cut to where the words are. */
export interface FoundArticle extends ArticleHead {
  matched: boolean;
  /** The story it is in, with the alert that says what that is about; null where its row cannot be read. */
  story: { id: string; alert: Alert | null } | null;
  /** The text around what was found; `hit` is a found word. */
  snippet: { text: string; hit: boolean }[];
}

interface FoundRow extends ArticleHeadRow {
  matched: boolean;
  story_id: string | null;
  event_id: string | null;
  alert: unknown;
  snippet: string;
}

/** Private-use characters that stand around a found word; taken out of the text before. */
const OPEN = '\uE000';
const CLOSE = '\uE001';
const HEADLINE = `StartSel=${OPEN}, StopSel=${CLOSE}, MaxWords=40, MinWords=20, MaxFragments=1`;
/** Found articles are ordered by time among this many newest, so that a common word does not sort the whole archive. */
const RANKED = 2_000;

function pieces(marked: string): FoundArticle['snippet'] {
  return marked
    .split(OPEN)
    .flatMap((part, index) => {
      if (index === 0) return [{ text: part, hit: false }];
      const [hit = '', ...rest] = part.split(CLOSE);
      return [
        { text: hit, hit: true },
        { text: rest.join(''), hit: false },
      ];
    })
    .filter(({ text }) => text !== '');
}

/**
 * Articles with all the words of `query` in title or text, in any inflection that Arabic stemming knows, the newest
 * first. The query is words, "phrases", OR and -without, as websearch_to_tsquery reads them: nothing in it can fail.
 */
export async function searchArticles(
  pool: Sql,
  query: string,
  page: { limit: number; offset: number },
): Promise<FoundArticle[]> {
  const { rows } = await pool.query<FoundRow>(
    `WITH asked AS (SELECT websearch_to_tsquery('arabic', $1) AS words),
     newest AS (
       SELECT w.article_id AS id FROM article_words AS w, asked WHERE w.words @@ asked.words
        ORDER BY w.article_id DESC LIMIT ${RANKED}),
     found AS (
       SELECT a.* FROM articles AS a JOIN newest USING (id)
        ORDER BY coalesce(published_at, fetched_at) DESC, a.id DESC LIMIT $2 OFFSET $3)
     SELECT f.id, f.source_id, left(f.title, 1000) AS title, f.url, f.published_at, f.fetched_at,
            EXISTS (SELECT FROM verdicts AS v
                     WHERE v.article_id = f.id AND v.revision = f.revision AND v.matched) AS matched,
            told.story_id, told.event_id, told.alert,
            ts_headline('arabic', translate(left(f.text, 20000), '${OPEN}${CLOSE}', ''), asked.words, $4) AS snippet
       FROM asked, found AS f LEFT JOIN LATERAL (
              SELECT story_id, id AS event_id, alert FROM story_events
               WHERE story_id = (SELECT max(story_id) FROM story_articles WHERE article_id = f.id)
               ORDER BY (kind LIKE 'deadline%'), id DESC LIMIT 1) AS told ON true
      ORDER BY coalesce(f.published_at, f.fetched_at) DESC, f.id DESC`,
    [query.replaceAll('\0', '').toWellFormed(), page.limit, page.offset, HEADLINE],
  );
  return rows.map((row) => ({
    ...articleHead(row),
    matched: row.matched,
    story:
      row.story_id === null
        ? null
        : {
            id: String(row.story_id),
            alert: readableOrNull(() => readStored(STORED.eventAlert, String(row.event_id), row.alert)),
          },
    snippet: pieces(row.snippet),
  }));
}
