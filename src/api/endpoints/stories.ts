import { z } from 'zod';
import { newsLine } from '../../alerts/change-words.ts';
import { listDeadlines } from '../../store/deadline-list.ts';
import { listDevelopments } from '../../store/development-list.ts';
import { storyFeedback } from '../../store/feedback.ts';
import { alertedEvents } from '../../store/overview.ts';
import { storyArticles } from '../../store/story-detail.ts';
import { findStories, type ListedStory } from '../../store/story-search.ts';
import { IS_ID, IS_MICROSECONDS, pageFrom, placeOf } from '../cursor.ts';
import {
  country,
  cursor,
  endpoint,
  faction,
  idNamed,
  limit,
  since,
  topic,
  until,
  words,
} from '../endpoint.ts';
import type { ApiNeeds } from '../needs.ts';
import { alertedOf, iso, linksTo, refTo } from '../parts.ts';
import { pageOf } from '../shapes/components.ts';
import { Story, WholeStory } from '../shapes/story.ts';
import { deadlineItem } from './deadlines.ts';
import { developmentItem } from './developments.ts';

const MOST_EVENTS = 100;
const MOST_DEVELOPMENTS = 200;
const MOST_DEADLINES = 50;
const MOST_REPORTS = 200;

function storyItem(needs: ApiNeeds, story: ListedStory): z.input<typeof Story> {
  const { id, topic: of, openedAt, movedAt, closed, follows, articles, alert } = story;
  return {
    id,
    topic: of,
    ...alertedOf(alert),
    openedAt: iso(openedAt),
    movedAt: iso(movedAt),
    closed,
    follows,
    articles,
    links: linksTo(needs, `/stories/${id}`, `/stories/${id}`),
  };
}

export const stories = endpoint({
  name: 'listStories',
  path: '/stories',
  summary: 'Stories, the one that moved last first, each as it was told last.',
  query: z.strictObject({
    topic,
    faction,
    country,
    since,
    until,
    text: words.describe('Words of the headline or the title, as written.'),
    limit,
    cursor,
  }),
  answer: pageOf('StoryPage', Story),
  async read(needs, asked) {
    const place = placeOf(asked.cursor, [IS_MICROSECONDS, IS_ID]);
    const found = await findStories(
      needs.sql,
      {
        topic: idNamed(needs, 'topic', asked.topic),
        faction: idNamed(needs, 'faction', asked.faction),
        country: idNamed(needs, 'country', asked.country),
        since: asked.since,
        until: asked.until,
        text: asked.text,
      },
      {
        limit: asked.limit + 1,
        after: place === null ? null : { place: place[0] ?? '', id: place[1] ?? '' },
      },
    );
    return pageFrom(
      found,
      asked.limit,
      (story) => storyItem(needs, story),
      ({ place: at, id }) => [at, id],
    );
  },
});

export const oneStory = endpoint({
  name: 'getStory',
  path: '/stories/{id}',
  summary: 'One story with its developments, events, deadlines and articles.',
  query: z.strictObject({}),
  answer: WholeStory,
  async read(needs, _asked, id) {
    const { sql } = needs;
    const [story] = await findStories(sql, { id }, { limit: 1 });
    if (!story) return null;
    const [events, developments, deadlines, reports, feedback] = await Promise.all([
      alertedEvents(sql, id, MOST_EVENTS),
      listDevelopments(sql, { storyId: id }, { before: null, limit: MOST_DEVELOPMENTS }),
      listDeadlines(sql, { storyId: id, limit: MOST_DEADLINES }),
      storyArticles(sql, id, MOST_REPORTS),
      storyFeedback(sql, id),
    ]);
    const votes = [...feedback.values()];
    return {
      ...storyItem(needs, story),
      events: events.map(({ id: eventId, at, alert }) => ({
        id: eventId,
        at: iso(at),
        event: alert.event,
        developmentId: alert.developmentId ?? null,
        severity: alert.severity,
        headline: alert.headline,
        whatsNew: newsLine(alert.whatsNew),
      })),
      developments: developments.map((one) => developmentItem(needs, one)),
      deadlines: deadlines.map((one) => deadlineItem(needs, one)),
      reports: reports.map((one) => refTo(needs, one)),
      feedback: {
        relevant: votes.reduce((sum, one) => sum + one.relevant, 0),
        notRelevant: votes.reduce((sum, one) => sum + one.notRelevant, 0),
      },
    };
  },
});
