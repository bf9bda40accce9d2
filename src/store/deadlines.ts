import { excerptAround } from '../alerts/excerpt.ts';
import type { JudgedArticle } from '../model/story.ts';
import { deadlinesOf, mergeDeadlines } from '../stories/deadlines.ts';
import { leftBy } from '../stories/left.ts';
import type { StoryState } from '../stories/story.ts';
import { asKnown, DEADLINE_COLUMNS, type DeadlineRow, type QuotedDeadline } from './deadline-rows.ts';
import type { Sql } from './sql.ts';
import { storyArticleIds } from './stories.ts';
import { judgedArticles } from './verdicts.ts';

type SetBy = Pick<JudgedArticle, 'article' | 'classification'>;

/** Articles of a story that are read again for their deadlines when one leaves it. */
const READ_AGAIN = 40;

/** Room for the sentence that sets a date, in UTF-16 units. */
const EXCERPT_LENGTH = 300;

/** The deadlines an article sets, each with its sentence. */
function quotedDeadlines(judged: SetBy, knownMs: number, zone: string): QuotedDeadline[] {
  const { article } = judged;
  return deadlinesOf(judged, zone).map((deadline) => {
    const { span } = deadline;
    const excerpt = span && excerptAround(article.id, article[span.field], [span], EXCERPT_LENGTH);
    return { ...deadline, knownMs, excerpt };
  });
}

/** What the story's other articles set, read from their judgements. */
async function setByOthers(
  sql: Sql,
  storyId: string,
  articleId: string,
  zone: string,
): Promise<QuotedDeadline[]> {
  const ids = await storyArticleIds(sql, storyId, READ_AGAIN);
  const others = await judgedArticles(
    sql,
    ids.filter((id) => id !== articleId),
  );
  return others
    .filter(({ classification }) => classification.topics.some((topic) => topic.matched))
    .flatMap((judged) => quotedDeadlines(judged, Date.parse(judged.article.fetchedAt), zone));
}

async function saveDeadline(
  sql: Sql,
  story: { id: string; topic: string },
  deadline: QuotedDeadline,
  zone: string,
): Promise<void> {
  const { span } = deadline;
  await sql.query(
    `INSERT INTO deadlines (story_id, topic, date, precision, ends_at, quote, field, span_start, span_end,
                            force, host, faction, article_id, known_at, excerpt, sites, timezone)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
     ON CONFLICT (story_id, date) DO UPDATE
       SET quote = excluded.quote, field = excluded.field, span_start = excluded.span_start,
           span_end = excluded.span_end, force = excluded.force, host = excluded.host, faction = excluded.faction,
           article_id = excluded.article_id, excerpt = excluded.excerpt, sites = excluded.sites`,
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
      deadline.sites,
      zone,
    ],
  );
}

/**
 * An article that says, without "perhaps" or "if", that a force has wholly left a country meets the deadlines set for
 * that force and host in whichever story; in its own story also those whose force or host no text names. One that says
 * it left some bases meets only those that were set for these bases. What the article met before and no longer says
 * opens again.
 */
async function settleMet(
  sql: Sql,
  story: StoryState,
  { article, classification }: SetBy,
  at: string,
): Promise<void> {
  await sql.query('UPDATE deadlines SET met_at = NULL, met_by = NULL WHERE met_by = $1', [article.id]);
  const completed = classification.withdrawals
    .filter(
      ({ status, certainty }) =>
        status === 'completed' && (certainty === 'confirmed' || certainty === 'reported'),
    )
    .map((one) => ({ force: one.force, host: one.host, ...leftBy(one) }));
  if (completed.length === 0) return;
  await sql.query(
    `UPDATE deadlines AS d SET met_at = $2, met_by = $3
       FROM jsonb_to_recordset($4::jsonb) AS left_now (force text, host text, extent text, sites text[])
      WHERE d.met_at IS NULL
        AND (left_now.extent = 'whole' OR (d.sites <> '{}' AND d.sites <@ left_now.sites))
        AND ((d.force = left_now.force AND d.host = left_now.host)
          OR (d.story_id = $1 AND (d.force IS NULL OR d.force = left_now.force)
                              AND (d.host IS NULL OR d.host = left_now.host)))`,
    [story.id, at, article.id, JSON.stringify(completed)],
  );
}

/**
 * Follows up the dates that an article of a story sets, in the transaction that places it: a row a story and date. A
 * more exact date takes the place of the month or year it lies in; days end in `zone`; what a revision no longer says, or what an article
 * said that no longer matches, goes, unless another of the story's articles says it. Doing it again changes nothing.
 */
export async function trackDeadlines(
  sql: Sql,
  story: StoryState,
  judged: SetBy,
  { at, zone }: { at: string; zone: string },
): Promise<void> {
  const { article, classification } = judged;
  // An article that matches nothing any more has left the story.
  const left = !classification.topics.some((topic) => topic.matched);
  const { rows } = await sql.query<DeadlineRow>(
    `SELECT ${DEADLINE_COLUMNS} FROM deadlines AS d WHERE story_id = $1`,
    [story.id],
  );
  const known = rows.map(asKnown);
  const found = left ? [] : quotedDeadlines(judged, Date.parse(at), zone);
  const dates = new Set(found.map(({ date }) => date));
  const staying = known.filter(({ articleId, date }) => articleId !== article.id || dates.has(date));
  const others = staying.length < known.length ? await setByOthers(sql, story.id, article.id, zone) : [];
  const merged = mergeDeadlines(staying, [...found, ...others]);
  for (const deadline of merged)
    if (!known.includes(deadline)) await saveDeadline(sql, story, deadline, zone);
  const kept = new Set(merged.map(({ date }) => date));
  const gone = known.map(({ date }) => date).filter((date) => !kept.has(date));
  if (gone.length > 0)
    await sql.query('DELETE FROM deadlines WHERE story_id = $1 AND date = ANY ($2::text[])', [
      story.id,
      gone,
    ]);
  await settleMet(sql, story, judged, at);
}
