import { deadlineNews } from '../alerts/deadline-words.ts';
import { type DeadlineNotice, deadlinesDue } from '../stories/deadlines.ts';
import { WITHDRAWAL_TOPIC } from '../stories/features.ts';
import { articlesById } from './articles.ts';
import { openDeadlines } from './deadlines.ts';
import { announce, lockPlacement, type PlacementRules } from './placement.ts';
import { type Sql, type SqlPool, transaction } from './sql.ts';
import { storyById } from './stories.ts';
import { classificationsOf } from './verdicts.ts';

/** Stories looked at in one go; the rest comes with the next tick. */
const STORIES_AT_ONCE = 50;

export interface NoticeTime {
  now: Date;
  /** Days before a deadline on which to remind. */
  remindDays: readonly number[];
}

/** Stories with a deadline that is near or has passed and of whose passing nothing was told. */
async function storiesToLookAt(sql: Sql, { now, remindDays }: NoticeTime): Promise<string[]> {
  const { rows } = await sql.query<{ story_id: string }>(
    `SELECT story_id FROM deadlines AS d
      WHERE met_at IS NULL AND known_at < ends_at
        AND ends_at <= $1::timestamptz + make_interval(days => $2)
        AND NOT EXISTS (SELECT FROM deadline_notices AS told
                         WHERE told.story_id = d.story_id AND told.key = d.date || ':passed')
      GROUP BY story_id ORDER BY min(ends_at) LIMIT $3`,
    [now.toISOString(), Math.max(0, ...remindDays) + 1, STORIES_AT_ONCE],
  );
  return rows.map((row) => String(row.story_id));
}

/** Takes a notice for telling; false when it has been told. */
async function claim(sql: Sql, storyId: string, key: string): Promise<boolean> {
  const { rows } = await sql.query(
    'INSERT INTO deadline_notices (story_id, key) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING key',
    [storyId, key],
  );
  return rows.length > 0;
}

async function tell(
  sql: Sql,
  rules: PlacementRules,
  storyId: string,
  { deadline, kind, daysLeft, key }: DeadlineNotice,
  now: Date,
): Promise<string[]> {
  const story = await storyById(sql, storyId);
  const [article] = await articlesById(sql, [deadline.articleId]);
  const classification = (await classificationsOf(sql, [deadline.articleId])).get(deadline.articleId);
  if (!story || !article || !classification) return [];
  const withdrawal = story.topic === WITHDRAWAL_TOPIC || deadline.force !== null || deadline.host !== null;
  const lead = { article, outlet: rules.outletOf(article.sourceId), classification };
  const { eventId, deliveries } = await announce(sql, rules, lead, story, {
    storyId,
    event: kind === 'passed' ? 'deadline_passed' : 'deadline_near',
    reason: `deadline ${key}`,
    whatsNew: deadlineNews({ date: deadline.date, kind, daysLeft, withdrawal }),
    at: now.toISOString(),
    deadline: { date: deadline.date, text: deadline.quote.slice(0, 200), articleId: article.id },
  });
  await sql.query('UPDATE deadline_notices SET story_event_id = $3 WHERE story_id = $1 AND key = $2', [
    storyId,
    key,
    eventId,
  ]);
  return deliveries;
}

/**
 * Tells what is due about deadlines: reminders, and that one passed without a completed withdrawal. Each is a story
 * event with its deliveries, told once whatever happens between: the notice's key, the event and the deliveries are
 * one transaction. Returns the deliveries' ids, for ringing.
 */
export async function tellDeadlines(
  pool: SqlPool,
  rules: PlacementRules,
  time: NoticeTime,
): Promise<string[]> {
  const deliveries: string[] = [];
  for (const storyId of await storiesToLookAt(pool, time)) {
    const told = await transaction(pool, async (sql) => {
      await lockPlacement(sql);
      const entered: string[] = [];
      const open = await openDeadlines(sql, storyId);
      const { remindDays } = time;
      for (const notice of deadlinesDue(open, time.now.getTime(), { remindDays, completed: false })) {
        if (await claim(sql, storyId, notice.key))
          entered.push(...(await tell(sql, rules, storyId, notice, time.now)));
      }
      return entered;
    });
    deliveries.push(...told);
  }
  return deliveries;
}
