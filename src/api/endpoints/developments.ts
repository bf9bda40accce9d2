import { z } from 'zod';
import { type ListedDevelopment, listDevelopments } from '../../store/development-list.ts';
import { IS_ID, pageFrom, placeOf } from '../cursor.ts';
import {
  country,
  cursor,
  endpoint,
  faction,
  idNamed,
  limit,
  since,
  story,
  topic,
  until,
} from '../endpoint.ts';
import type { ApiNeeds } from '../needs.ts';
import { alertedOf, iso, linksTo } from '../parts.ts';
import { pageOf } from '../shapes/components.ts';
import { Development } from '../shapes/story.ts';

/** A development as the API answers it. */
export function developmentItem(needs: ApiNeeds, one: ListedDevelopment): z.input<typeof Development> {
  const { id, storyId, topic: of, said, leaving, coverage } = one;
  return {
    id,
    storyId,
    topic: of,
    openedAt: iso(one.openedAt),
    movedAt: iso(one.movedAt),
    said:
      said === null
        ? null
        : {
            factionId: said.factionId,
            faction: said.faction,
            speakerName: said.speakerName,
            types: said.types,
            targets: said.targets,
          },
    leaving:
      leaving === null
        ? null
        : {
            force: leaving.force,
            host: leaving.host,
            statuses: leaving.statuses,
            deadlines: leaving.deadlines,
            sites: leaving.sites,
          },
    told: one.alert === null ? null : alertedOf(one.alert),
    reports: coverage.articles,
    outlets: { total: coverage.outlets.length, independent: coverage.voices.length },
    articleIds: one.articleIds,
    links: linksTo(needs, `/developments/${id}`, `/stories/${storyId}`),
  };
}

export const developments = endpoint({
  name: 'listDevelopments',
  path: '/developments',
  summary: 'Developments, the one that opened last first.',
  query: z.strictObject({ topic, story, faction, country, since, until, limit, cursor }),
  answer: pageOf('DevelopmentPage', Development),
  async read(needs, asked) {
    const place = placeOf(asked.cursor, [IS_ID]);
    const found = await listDevelopments(
      needs.sql,
      {
        storyId: asked.story,
        topic: idNamed(needs, 'topic', asked.topic),
        faction: idNamed(needs, 'faction', asked.faction),
        country: idNamed(needs, 'country', asked.country),
        since: asked.since,
        until: asked.until,
      },
      { before: place?.[0] ?? null, limit: asked.limit + 1 },
    );
    return pageFrom(
      found,
      asked.limit,
      (one) => developmentItem(needs, one),
      ({ id }) => [id],
    );
  },
});

export const oneDevelopment = endpoint({
  name: 'getDevelopment',
  path: '/developments/{id}',
  summary: 'One development.',
  query: z.strictObject({}),
  answer: Development,
  async read(needs, _asked, id) {
    const [one] = await listDevelopments(needs.sql, { id }, { before: null, limit: 1 });
    return one ? developmentItem(needs, one) : null;
  },
});
