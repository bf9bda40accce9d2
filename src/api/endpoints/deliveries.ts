import { z } from 'zod';
import { DELIVERY_STATES, type ListedDelivery } from '../../store/delivery.ts';
import { listDeliveries } from '../../store/operator-lists.ts';
import { IS_ID, pageFrom, placeOf } from '../cursor.ts';
import { cursor, endpoint, limit } from '../endpoint.ts';
import type { ApiNeeds } from '../needs.ts';
import { iso, isoOrNull, linksTo } from '../parts.ts';
import { pageOf } from '../shapes/components.ts';
import { Delivery } from '../shapes/delivery.ts';

function deliveryItem(needs: ApiNeeds, one: ListedDelivery): z.input<typeof Delivery> {
  const { id, kind, state, channel, recipients, storyId, alert, attempts, error, why } = one;
  return {
    ...{ id, kind, state, channel, recipients, storyId, attempts, error, why },
    headline: alert?.headline ?? '',
    waitsUntil: isoOrNull(one.waitsUntil),
    createdAt: iso(one.createdAt),
    sentAt: isoOrNull(one.sentAt),
    links: linksTo(needs, '/deliveries', storyId === null ? '/deliveries' : `/stories/${storyId}`),
  };
}

export const deliveries = endpoint({
  name: 'listDeliveries',
  path: '/deliveries',
  summary: 'The ledger of deliveries, the newest first.',
  guarded: true,
  query: z.strictObject({
    state: z.enum(DELIVERY_STATES).optional(),
    channel: z.string().max(100).optional().describe('The id of a channel.'),
    limit,
    cursor,
  }),
  answer: pageOf('DeliveryPage', Delivery),
  async read(needs, asked) {
    const place = placeOf(asked.cursor, [IS_ID]);
    const found = await listDeliveries(
      needs.sql,
      { state: asked.state, channel: asked.channel, before: place?.[0] },
      asked.limit + 1,
    );
    return pageFrom(
      found,
      asked.limit,
      (one) => deliveryItem(needs, one),
      ({ id }) => [id],
    );
  },
});
