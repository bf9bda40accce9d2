import { describe, expect, it } from 'vitest';
import { sampleAlert } from '../../../src/alerts/sample.ts';
import { type Channel, sendAlert } from '../../../src/channels/registry.ts';
import { openReceiver } from '../../parts/receiver.ts';
import { describePosting } from '../posting.ts';
import { openWorld } from '../world.ts';

const alert = sampleAlert(new Date('2026-11-24T10:00:00Z'));

describePosting(
  'slack',
  (url, allowPrivate) => ({ id: 'desk', kind: 'slack', url, allowPrivate }),
  'ok',
  {},
  [500, 502, 504],
);

describe('Slack', () => {
  it.each(['invalid_blocks', 'channel_is_archived', 'no_service'])(
    'says %s with status 200 or 4xx: final',
    async (word) => {
      const receiver = await openReceiver();
      const world = openWorld();
      receiver.answer = () => ({ status: 200, body: word });
      const channel: Channel = { id: 'desk', kind: 'slack', url: receiver.url, allowPrivate: true };
      await expect(sendAlert(channel, { alert, possibleDuplicate: false }, world)).rejects.toMatchObject({
        message: `slack: ${word}`,
        retryable: false,
      });
      await world.close();
      await receiver.close();
    },
  );
});
