import { type Context, Hono } from 'hono';
import { storyAddress } from '../alerts/feedback-link.ts';
import { renderCalendar } from '../alerts/render/calendar.ts';
import { type FeedHead, renderJsonFeed, renderRss } from '../alerts/render/feed.ts';
import { isCalendarDay } from '../lib/calendar-day.ts';
import { DAY_MS } from '../lib/durations.ts';
import type { Alert } from '../model/alert.ts';
import type { SourceName } from '../model/names.ts';
import { listDeadlines } from '../store/deadline-list.ts';
import { newestAlerts } from '../store/feed-events.ts';
import { storyFeedback } from '../store/feedback.ts';
import { alertedEvents } from '../store/overview.ts';
import { searchArticles } from '../store/search.ts';
import { instanceId } from '../store/secrets.ts';
import type { SqlPool } from '../store/sql.ts';
import { storyArticles } from '../store/story-detail.ts';
import { findStories, storyFigures } from '../store/story-search.ts';
import { deadlinesPage } from './deadline-cards.ts';
import { sentencePage } from './feedback-page.ts';
import { feedbackRoutes } from './feedback-routes.ts';
import { words } from './language/spoken.ts';
import { searchPage } from './search-page.ts';
import { type NamedTopic, storiesPage } from './stories-page.ts';
import { storyPage } from './story-page.ts';

/** What the readers' pages are made from. */
export interface ReaderNeeds {
  pool: SqlPool;
  /** Signs feedback links. */
  secret: string;
  publicUrl(): string | null;
  remindDays(): readonly number[];
  /** The zone (IANA name) in which days begin and end. */
  timezone(): string;
  sourceName: SourceName;
  /** The id or code that a spelling means, or what is wrong with it. */
  nameOf(key: 'faction' | 'country', text: string): { value: string } | { problem: string };
  /** The topics that are looked for. */
  topics(): readonly NamedTopic[];
  now(): Date;
}

const YEAR_MS = 365 * DAY_MS;
const MOST_DEADLINES = 1_000;
const FEED_ITEMS = 50;
const FOUND_A_PAGE = 20;
const STORIES_A_PAGE = 40;
const LAST_PAGE = 100;
/** What the charts of the stories go back. */
const CHART_DAYS = 30;

const WHICH_TOPIC = 'topic: an id such as troop_withdrawal';

/** The topic asked for: null for all, false for what can be none. */
function topicOf(context: Context): string | null | false {
  const topic = context.req.query('topic') || null;
  return topic === null || /^[a-z0-9_-]{1,60}$/.test(topic) ? topic : false;
}

/** The page asked for; the first where that is none. */
function pageOf(context: Context): number {
  const asked = Number(context.req.query('page') ?? 1);
  return Number.isInteger(asked) && asked >= 1 && asked <= LAST_PAGE ? asked : 1;
}

const LONGEST_WORDS = 100;

/** What the form of the list asks, as typed and as the database is asked; `problem` where a name means nothing. */
function storiesAsked(context: Context, nameOf: ReaderNeeds['nameOf']) {
  const given = (key: string): string =>
    (context.req.query(key) ?? '').slice(0, LONGEST_WORDS).toWellFormed().trim();
  const typed = {
    text: given('text'),
    faction: given('faction'),
    country: given('country'),
    since: given('since'),
    until: given('until'),
  };
  let problem: string | null = null;
  const named = (key: 'faction' | 'country'): string | null => {
    if (typed[key] === '') return null;
    const found = nameOf(key, typed[key]);
    if ('value' in found) return found.value;
    problem = `${key}: ${found.problem}`;
    return null;
  };
  const day = (key: 'since' | 'until'): string | null => (isCalendarDay(typed[key]) ? typed[key] : null);
  const filter = {
    faction: named('faction'),
    country: named('country'),
    since: day('since'),
    until: day('until'),
    text: typed.text === '' ? null : typed.text.replaceAll('\0', ''),
  };
  return { typed, filter, problem };
}

function storyRoutes({ pool, sourceName, timezone, nameOf, topics, now }: ReaderNeeds): Hono {
  const stories = new Hono().get('/stories', async (context) => {
    const topic = topicOf(context);
    if (topic === false) return context.text(WHICH_TOPIC, 400);
    const page = pageOf(context);
    const { typed, filter, problem } = storiesAsked(context, nameOf);
    const all = { topic, ...filter };
    const part = { limit: STORIES_A_PAGE + 1, offset: (page - 1) * STORIES_A_PAGE };
    const listed = problem === null ? await findStories(pool, all, part) : [];
    const figures =
      problem === null
        ? await storyFigures(pool, all, { days: CHART_DAYS, now: now() })
        : { perDay: [], topics: [] };
    const more = listed.length > STORIES_A_PAGE && page < LAST_PAGE;
    return context.html(
      storiesPage(
        {
          ...{ topic, topics: topics(), typed, problem, page, more, figures },
          stories: listed.slice(0, STORIES_A_PAGE),
        },
        now(),
      ),
    );
  });
  return stories.get('/stories/:id{[0-9]{1,18}}', async (context) => {
    const id = context.req.param('id');
    const [latest, ...earlier] = await alertedEvents(pool, id, 100);
    if (!latest) return context.html(sentencePage(words().title.noStory, words().story.notThere), 404);
    const detail = {
      id,
      events: [latest, ...earlier] as [typeof latest, ...typeof earlier],
      articles: await storyArticles(pool, id, 200),
      deadlines: await listDeadlines(pool, { storyId: id, limit: 50 }),
      feedback: await storyFeedback(pool, id),
    };
    return context.html(storyPage(detail, sourceName, { now: now(), zone: timezone() }));
  });
}

function deadlineRoutes({ pool, publicUrl, remindDays, sourceName, timezone, now }: ReaderNeeds): Hono {
  const listed = () =>
    listDeadlines(pool, { since: new Date(now().getTime() - YEAR_MS), limit: MOST_DEADLINES });
  return new Hono()
    .get('/deadlines', async (context) => {
      const today = { now: now(), zone: timezone() };
      return context.html(deadlinesPage(await listed(), sourceName, today));
    })
    .get('/deadlines.ics', async (context) => {
      const base = publicUrl();
      const calendar = renderCalendar(await listed(), {
        instance: await instanceId(pool),
        storyUrl: (id) => (base === null ? null : storyAddress(base, id)),
        remindDays: remindDays(),
        now: now(),
      });
      return context.text(calendar, 200, { 'content-type': 'text/calendar; charset=utf-8' });
    });
}

function feedRoutes({ pool, publicUrl }: ReaderNeeds): Hono {
  const feed = async (
    context: Context,
    name: string,
    type: string,
    render: (alerts: readonly Alert[], head: FeedHead) => string,
  ): Promise<Response> => {
    const topic = topicOf(context);
    if (topic === false) return context.text(WHICH_TOPIC, 400);
    const homeUrl = publicUrl();
    const query = topic === null ? '' : `?topic=${topic}`;
    const head = {
      title: topic === null ? 'Rasid' : `Rasid: ${topic.replaceAll('_', ' ')}`,
      homeUrl,
      feedUrl: homeUrl === null ? null : new URL(`${name}${query}`, homeUrl.replace(/\/?$/, '/')).href,
    };
    const alerts = await newestAlerts(pool, topic, FEED_ITEMS);
    return context.text(render(alerts, head), 200, { 'content-type': `${type}; charset=utf-8` });
  };
  return new Hono()
    .get('/feed.xml', (context) => feed(context, 'feed.xml', 'application/rss+xml', renderRss))
    .get('/feed.json', (context) => feed(context, 'feed.json', 'application/feed+json', renderJsonFeed));
}

function searchRoutes({ pool, sourceName }: ReaderNeeds): Hono {
  return new Hono().get('/search', async (context) => {
    const query = (context.req.query('q') ?? '').slice(0, 300).toWellFormed().trim();
    const page = pageOf(context);
    // One more than a page shows says whether there is a next.
    const found =
      query === ''
        ? []
        : await searchArticles(pool, query, { limit: FOUND_A_PAGE + 1, offset: (page - 1) * FOUND_A_PAGE });
    const more = found.length > FOUND_A_PAGE && page < LAST_PAGE;
    return context.html(searchPage({ query, page, found: found.slice(0, FOUND_A_PAGE), more }, sourceName));
  });
}

/** The pages for readers: stories, deadlines and their calendar, feeds, search, feedback. */
export function readerPages(needs: ReaderNeeds): Hono {
  return new Hono()
    .route('/', storyRoutes(needs))
    .route('/', deadlineRoutes(needs))
    .route('/', feedRoutes(needs))
    .route('/', searchRoutes(needs))
    .route('/', feedbackRoutes(needs));
}
