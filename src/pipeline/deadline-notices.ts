import { aboutLine } from '../alerts/headline.ts';
import type { Alert } from '../model/alert.ts';
import type { JudgedArticle } from '../model/story.ts';
import { WITHDRAWAL_TOPIC } from '../model/topic.ts';
import { openDeadlines, reckonEnds, sameInOtherStories } from '../store/deadline-rows.ts';
import { lockPlacement } from '../store/placement-locks.ts';
import { type Sql, type SqlPool, transaction } from '../store/sql.ts';
import { storyById } from '../store/stories.ts';
import { judgedArticles } from '../store/verdicts.ts';
import { type DeadlineNotice, deadlineNews, deadlinesDue, type KnownDeadline } from '../stories/deadlines.ts';
import type { StoryState } from '../stories/story.ts';
import { type Announcement, alertOf, announce, type PlacementRules } from './announce.ts';

/** Stories looked at in one go; the rest comes with the next tick. */
const STORIES_AT_ONCE = 50;

export interface NoticeTime {
  now: Date;
  /** Days before a deadline on which to remind. */
  remindDays: readonly number[];
}

/**
 * Stories with a deadline that is near or has passed and of whose passing nothing was told. Where one date was set in
 * several, a withdrawal goes before what is said about it.
 */
async function storiesToLookAt(sql: Sql, { now, remindDays }: NoticeTime): Promise<string[]> {
  const { rows } = await sql.query<{ story_id: string }>(
    `SELECT story_id FROM deadlines AS d
      WHERE met_at IS NULL AND known_at < ends_at
        AND ends_at <= $1::timestamptz + make_interval(days => $2)
        AND NOT EXISTS (SELECT FROM deadline_notices AS sent
                         WHERE sent.story_id = d.story_id AND sent.key = d.date || ':passed')
      GROUP BY story_id ORDER BY min(ends_at), bool_or(topic = $3) DESC, story_id LIMIT $4`,
    // A day of 25 hours may lie between.
    [now.toISOString(), Math.max(0, ...remindDays) + 2, WITHDRAWAL_TOPIC, STORIES_AT_ONCE],
  );
  return rows.map((row) => row.story_id);
}

/** Takes a notice for telling in all these stories; false when one of them has told it. */
async function claim(sql: Sql, storyIds: readonly string[], key: string): Promise<boolean> {
  const { rows } = await sql.query(
    `INSERT INTO deadline_notices (story_id, key) SELECT id, $2 FROM unnest($1::bigint[]) AS story (id)
     ON CONFLICT DO NOTHING RETURNING key`,
    [storyIds, key],
  );
  return rows.length === storyIds.length;
}

/** A story with the article that set a date in it; null where one of the two has gone. */
async function setIn(
  sql: Sql,
  rules: PlacementRules,
  deadline: { storyId: string; articleId: string },
): Promise<{ story: StoryState; lead: JudgedArticle } | null> {
  const story = await storyById(sql, deadline.storyId);
  const [judged] = await judgedArticles(sql, [deadline.articleId]);
  if (!story || !judged) return null;
  return { story, lead: { ...judged, outlet: rules.outletOf(judged.article.sourceId) } };
}

function announcementOf(
  storyId: string,
  notice: DeadlineNotice,
  now: Date,
  about: { withdrawal: boolean; alsoIn: string[] },
): Announcement {
  const { deadline, kind, key } = notice;
  return {
    storyId,
    developmentId: null,
    event: kind === 'passed' ? 'deadline_passed' : 'deadline_near',
    reason: `deadline ${key}`,
    whatsNew: deadlineNews({ ...notice, date: deadline.date }, about),
    at: now.toISOString(),
    deadline: {
      date: deadline.date,
      text: deadline.quote.slice(0, 200),
      articleId: deadline.articleId,
    },
  };
}

async function tell(
  sql: Sql,
  rules: PlacementRules,
  storyId: string,
  notice: DeadlineNotice,
  others: readonly { storyId: string; articleId: string }[],
  now: Date,
): Promise<string[]> {
  const { deadline } = notice;
  const own = await setIn(sql, rules, { storyId, articleId: deadline.articleId });
  if (!own) return [];
  const { force, host } = deadline;
  const withdrawal = own.story.topic === WITHDRAWAL_TOPIC || force !== null || host !== null;
  const elsewhere: Alert[] = [];
  for (const other of others) {
    const set = await setIn(sql, rules, other);
    const announcement = announcementOf(other.storyId, notice, now, { withdrawal, alsoIn: [] });
    if (set) elsewhere.push(await alertOf(sql, rules, set.lead, set.story, announcement));
  }
  const alsoIn = [...new Set(elsewhere.map(aboutLine))];
  // Whoever reads the other stories somewhere else hears of it there.
  const channels = elsewhere.flatMap((alert) => rules.channelsFor(alert));
  const announcement = announcementOf(storyId, notice, now, { withdrawal, alsoIn });
  const { eventId, deliveries } = await announce(sql, rules, own.lead, own.story, announcement, channels);
  await sql.query(
    'UPDATE deadline_notices SET story_event_id = $3 WHERE story_id = ANY ($1::bigint[]) AND key = $2',
    [[storyId, ...others.map((other) => other.storyId)], notice.key, eventId],
  );
  return deliveries;
}

/** What is due in one story, told; in a transaction that holds off placements. */
async function tellStory(
  sql: Sql,
  rules: PlacementRules,
  storyId: string,
  { now, remindDays }: NoticeTime,
): Promise<string[]> {
  const entered: string[] = [];
  const open: KnownDeadline[] = await openDeadlines(sql, storyId);
  for (const notice of deadlinesDue(open, now.getTime(), { remindDays, zone: rules.timezone })) {
    const others = await sameInOtherStories(sql, storyId, notice.deadline);
    if (await claim(sql, [storyId, ...others.map((other) => other.storyId)], notice.key))
      entered.push(...(await tell(sql, rules, storyId, notice, others, now)));
  }
  return entered;
}

/**
 * Tells what is due about deadlines: reminders, and that one passed without a completed withdrawal. Each is a story
 * event with its deliveries, told once whatever happens between: the notice's key, the event and the deliveries are
 * one transaction. A date that several stories set for one force, host and sites is told in the first of them, which
 * names the others. Returns the deliveries' ids, for their jobs.
 */
export async function tellDeadlines(
  pool: SqlPool,
  rules: PlacementRules,
  time: NoticeTime,
): Promise<string[]> {
  await reckonEnds(pool, rules.timezone);
  const deliveries: string[] = [];
  for (const storyId of await storiesToLookAt(pool, time)) {
    const queued = await transaction(pool, async (sql) => {
      await lockPlacement(sql);
      return tellStory(sql, rules, storyId, time);
    });
    deliveries.push(...queued);
  }
  return deliveries;
}
