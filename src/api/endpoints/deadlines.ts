import { z } from 'zod';
import { deadlineSubject } from '../../alerts/render/calendar.ts';
import { DAY_MS } from '../../lib/durations.ts';
import { deadlineState, type ListedDeadline } from '../../model/deadline.ts';
import { listDeadlines } from '../../store/deadline-list.ts';
import { IS_DATE, IS_ID, IS_MS, pageFrom, placeOf } from '../cursor.ts';
import { country, cursor, day, endpoint, faction, idNamed, limit, story } from '../endpoint.ts';
import type { ApiNeeds } from '../needs.ts';
import { iso, isoOrNull, linksTo } from '../parts.ts';
import { pageOf } from '../shapes/components.ts';
import { Deadline } from '../shapes/deadline.ts';

/** A deadline as the API answers it. */
export function deadlineItem(needs: ApiNeeds, one: ListedDeadline): z.input<typeof Deadline> {
  const { id, date, precision, endsAt, metAt, knownAt, topic, force, host, sites, quote, span } = one;
  const { id: articleId, sourceId, title, url } = one.article;
  return {
    id,
    line: deadlineSubject(one),
    date,
    precision,
    state: deadlineState(one, needs.now()),
    endsAt: iso(endsAt),
    metAt: isoOrNull(metAt),
    knownAt: iso(knownAt),
    topic,
    force,
    host,
    faction: one.faction,
    sites,
    quote: span === null ? null : { ...span, text: quote },
    excerpt: one.excerpt,
    storyId: one.storyId,
    article: { id: articleId, source: sourceId, sourceName: needs.sourceName(sourceId), title, url },
    links: linksTo(needs, `/articles/${articleId}`, `/stories/${one.storyId}`),
  };
}

const startOf = (day: string | undefined): Date | undefined =>
  day === undefined ? undefined : new Date(day);

export const deadlines = endpoint({
  name: 'listDeadlines',
  path: '/deadlines',
  summary: 'Dates that articles set, the soonest first.',
  query: z.strictObject({
    state: z.enum(['upcoming', 'passed', 'met']).optional(),
    story,
    faction,
    country,
    since: day.describe('Leaves out what ended before this day, UTC.'),
    until: day.describe('Leaves out what ends after this day, UTC.'),
    limit,
    cursor,
  }),
  answer: pageOf('DeadlinePage', Deadline),
  async read(needs, asked) {
    const place = placeOf(asked.cursor, [IS_MS, IS_DATE, IS_ID]);
    const [endsMs = '', date = '', id = ''] = place ?? [];
    const factionId = idNamed(needs, 'faction', asked.faction);
    const until = startOf(asked.until);
    const found = await listDeadlines(needs.sql, {
      storyId: asked.story,
      since: startOf(asked.since),
      until: until && new Date(until.getTime() + DAY_MS),
      faction: factionId && needs.factionName(factionId),
      country: idNamed(needs, 'country', asked.country),
      state: asked.state,
      now: needs.now(),
      limit: asked.limit + 1,
      after: place && { endsAt: new Date(Number(endsMs)).toISOString(), date, id },
    });
    return pageFrom(
      found,
      asked.limit,
      (one) => deadlineItem(needs, one),
      (one) => [one.endsAt.getTime(), one.date, one.id],
    );
  },
});
