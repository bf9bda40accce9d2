import { excerptAround } from '../alerts/excerpt.ts';
import type { Excerpt } from '../model/alert.ts';
import type { ListedDeadline } from '../model/deadline.ts';
import type { JudgedArticle } from '../model/story.ts';
import type { DatePrecision, Field } from '../model/verdict.ts';
import { deadlinesOf, type KnownDeadline, mergeDeadlines } from '../stories/deadlines.ts';
import type { StoryState } from '../stories/state.ts';
import { articlesById } from './articles.ts';
import type { Sql } from './sql.ts';
import { storyArticleIds } from './stories.ts';
import { classificationsOf } from './verdicts.ts';

interface DeadlineRow {
  date: string;
  precision: DatePrecision;
  ends_at: Date;
  quote: string;
  excerpt: Excerpt | null;
  field: Field | null;
  span_start: number | null;
  span_end: number | null;
  force: string | null;
  host: string | null;
  faction: string | null;
  article_id: string;
  known_at: Date;
}

/** A deadline with the sentence that set it. */
interface QuotedDeadline extends KnownDeadline {
  excerpt: Excerpt | null;
}

type SetBy = Pick<JudgedArticle, 'article' | 'classification'>;

/** Articles of a story that are read again for their deadlines when one leaves it. */
const READ_AGAIN = 40;

const spanOf = (row: DeadlineRow): ListedDeadline['span'] =>
  row.field === null || row.span_start === null || row.span_end === null
    ? null
    : { field: row.field, start: row.span_start, end: row.span_end };

const asKnown = (row: DeadlineRow): QuotedDeadline => ({
  date: row.date,
  precision: row.precision,
  quote: row.quote,
  excerpt: row.excerpt,
  span: spanOf(row),
  articleId: String(row.article_id),
  force: row.force,
  host: row.host,
  faction: row.faction,
  endsMs: row.ends_at.getTime(),
  knownMs: row.known_at.getTime(),
});

/** The deadlines of a story that no completed withdrawal has met, soonest first. */
export async function openDeadlines(sql: Sql, storyId: string): Promise<KnownDeadline[]> {
  const { rows } = await sql.query<DeadlineRow>(
    'SELECT * FROM deadlines WHERE story_id = $1 AND met_at IS NULL ORDER BY ends_at, date',
    [storyId],
  );
  return rows.map(asKnown);
}

/** Room for the sentence that sets a date, in UTF-16 units. */
const EXCERPT_LENGTH = 300;

/** The deadlines an article sets, each with its sentence. */
function quotedDeadlines(judged: SetBy, knownMs: number): QuotedDeadline[] {
  const { article } = judged;
  return deadlinesOf(judged).map((deadline) => {
    const { span } = deadline;
    const excerpt = span && excerptAround(article.id, article[span.field], [span], EXCERPT_LENGTH);
    return { ...deadline, knownMs, excerpt };
  });
}

/** What the story's other articles set, read from their judgements. */
async function setByOthers(sql: Sql, storyId: string, articleId: string): Promise<QuotedDeadline[]> {
  const ids = await storyArticleIds(sql, storyId, READ_AGAIN);
  const articles = await articlesById(
    sql,
    ids.filter((id) => id !== articleId),
  );
  const judged = await classificationsOf(
    sql,
    articles.map((article) => article.id),
  );
  return articles.flatMap((article) => {
    const classification = judged.get(article.id);
    if (!classification?.topics.some((topic) => topic.matched)) return [];
    return quotedDeadlines({ article, classification }, Date.parse(article.fetchedAt));
  });
}

async function saveDeadline(
  sql: Sql,
  story: { id: string; topic: string },
  deadline: QuotedDeadline,
): Promise<void> {
  const { span } = deadline;
  await sql.query(
    `INSERT INTO deadlines (story_id, topic, date, precision, ends_at, quote, field, span_start, span_end,
                            force, host, faction, article_id, known_at, excerpt)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     ON CONFLICT (story_id, date) DO UPDATE
       SET quote = excluded.quote, field = excluded.field, span_start = excluded.span_start,
           span_end = excluded.span_end, force = excluded.force, host = excluded.host, faction = excluded.faction,
           article_id = excluded.article_id, excerpt = excluded.excerpt`,
    [
      story.id,
      story.topic,
      deadline.date,
      deadline.precision,
      new Date(deadline.endsMs).toISOString(),
      deadline.quote,
      span?.field ?? null,
      span?.start ?? null,
      span?.end ?? null,
      deadline.force,
      deadline.host,
      deadline.faction,
      deadline.articleId,
      new Date(deadline.knownMs).toISOString(),
      deadline.excerpt && JSON.stringify(deadline.excerpt),
    ],
  );
}

/**
 * An article that says, without "perhaps" or "if", that a withdrawal is completed meets the deadlines its story has
 * and those that other stories set for the same force and host. What it met before and no longer says opens again.
 */
async function settleMet(
  sql: Sql,
  story: StoryState,
  { article, classification }: SetBy,
  at: string,
): Promise<void> {
  await sql.query('UPDATE deadlines SET met_at = NULL, met_by = NULL WHERE met_by = $1', [article.id]);
  const completed = classification.withdrawals.filter(
    ({ status, certainty }) =>
      status === 'completed' && (certainty === 'confirmed' || certainty === 'reported'),
  );
  if (completed.length === 0) return;
  await sql.query(
    `UPDATE deadlines SET met_at = $2, met_by = $3
      WHERE met_at IS NULL
        AND ((story_id = $1 AND (force IS NULL OR host IS NULL))
          OR (force, host) IN (SELECT * FROM unnest($4::text[], $5::text[])))`,
    [story.id, at, article.id, completed.map(({ force }) => force), completed.map(({ host }) => host)],
  );
}

/**
 * Follows up the dates that an article of a story sets, in the transaction that places it: a row a story and date. A
 * more exact date takes the place of the month or year it lies in; what a revision no longer says, or what an article
 * said that no longer matches, goes, unless another of the story's articles says it. Doing it again changes nothing.
 */
export async function trackDeadlines(sql: Sql, story: StoryState, judged: SetBy, at: string): Promise<void> {
  const { article, classification } = judged;
  // An article that matches nothing any more has left the story.
  const left = !classification.topics.some((topic) => topic.matched);
  const { rows } = await sql.query<DeadlineRow>('SELECT * FROM deadlines WHERE story_id = $1', [story.id]);
  const known = rows.map(asKnown);
  const found = left ? [] : quotedDeadlines(judged, Date.parse(at));
  const dates = new Set(found.map(({ date }) => date));
  const staying = known.filter(({ articleId, date }) => articleId !== article.id || dates.has(date));
  const others = staying.length < known.length ? await setByOthers(sql, story.id, article.id) : [];
  const merged = mergeDeadlines(staying, [...found, ...others]);
  for (const deadline of merged) if (!known.includes(deadline)) await saveDeadline(sql, story, deadline);
  await sql.query('DELETE FROM deadlines WHERE story_id = $1 AND NOT date = ANY ($2::text[])', [
    story.id,
    merged.map(({ date }) => date),
  ]);
  await settleMet(sql, story, judged, at);
}

/**
 * Deadlines for readers. `storyId` null means all stories'; `since` leaves out what ended before it; soonest first.
 */
export async function listDeadlines(
  sql: Sql,
  which: { storyId: string | null; since: Date | null; limit: number },
): Promise<ListedDeadline[]> {
  const { rows } = await sql.query<
    DeadlineRow & {
      id: string;
      story_id: string;
      topic: string;
      met_at: Date | null;
      title: string;
      url: string;
      source_id: string;
    }
  >(
    `SELECT d.*, left(a.title, 1000) AS title, a.url, a.source_id
       FROM deadlines AS d JOIN articles AS a ON a.id = d.article_id
      WHERE ($1::bigint IS NULL OR d.story_id = $1) AND ($2::timestamptz IS NULL OR d.ends_at >= $2)
      ORDER BY d.ends_at, d.date, d.id LIMIT $3`,
    [which.storyId, which.since?.toISOString() ?? null, which.limit],
  );
  return rows.map((row) => ({
    id: String(row.id),
    storyId: String(row.story_id),
    topic: row.topic,
    date: row.date,
    precision: row.precision,
    endsAt: row.ends_at,
    quote: row.quote,
    excerpt: row.excerpt,
    span: spanOf(row),
    force: row.force,
    host: row.host,
    faction: row.faction,
    metAt: row.met_at,
    knownAt: row.known_at,
    article: { id: String(row.article_id), title: row.title, url: row.url, sourceId: row.source_id },
  }));
}
