import type { Alert } from '../model/alert.ts';
import { ARTICLE_HEAD, type ArticleHead } from './article-head.ts';
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

interface FoundRow extends ArticleHead {
  matched: boolean;
  storyId: string | null;
  eventId: string | null;
  alert: unknown;
  snippet: string;
}

/** Private-use characters that stand around a found word; taken out of the text before. */
const OPEN = '\uE000';
const CLOSE = '\uE001';
const HEADLINE = `StartSel=${OPEN}, StopSel=${CLOSE}, MaxWords=40, MinWords=20, MaxFragments=1`;
/** Found articles are ordered by time among this many newest, so that a common word does not sort the whole archive. */
const RANKED = 2_000;

/** Within the statement, not joined to it: PostgreSQL then knows how common the words are, and how best to find them. */
const ASKED = "websearch_to_tsquery('arabic', $1)";

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
    `WITH newest AS (
       SELECT article_id AS id FROM article_words WHERE words @@ ${ASKED} ORDER BY article_id DESC LIMIT ${RANKED}),
     found AS (
       SELECT a.* FROM articles AS a JOIN newest USING (id)
        ORDER BY coalesce(published_at, fetched_at) DESC, a.id DESC LIMIT $2 OFFSET $3)
     SELECT ${ARTICLE_HEAD},
            EXISTS (SELECT FROM verdicts AS v
                     WHERE v.article_id = a.id AND v.revision = a.revision AND v.matched) AS matched,
            alerted.story_id AS "storyId", alerted.event_id AS "eventId", alerted.alert,
            ts_headline('arabic', translate(left(a.text, 20000), '${OPEN}${CLOSE}', ''), ${ASKED}, $4) AS snippet
       FROM found AS a LEFT JOIN LATERAL (
              SELECT story_id, id AS event_id, alert FROM story_events
               WHERE story_id = (SELECT max(story_id) FROM story_articles WHERE article_id = a.id)
               ORDER BY (kind LIKE 'deadline%'), id DESC LIMIT 1) AS alerted ON true
      ORDER BY coalesce(a.published_at, a.fetched_at) DESC, a.id DESC`,
    [query.replaceAll('\0', '').toWellFormed(), page.limit, page.offset, HEADLINE],
  );
  return rows.map(({ storyId, eventId, alert, snippet, ...article }) => ({
    ...article,
    story:
      storyId === null
        ? null
        : {
            id: storyId,
            alert: readableOrNull(() => readStored(STORED.eventAlert, String(eventId), alert)),
          },
    snippet: pieces(snippet),
  }));
}
