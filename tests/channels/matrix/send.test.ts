import { describe, expect, it } from 'vitest';
import { sampleAlert } from '../../../src/alerts/sample.ts';
import type { MatrixChannel } from '../../../src/channels/matrix/settings.ts';
import { alertArrived, sendAlert } from '../../../src/channels/registry.ts';
import { openReceiver } from '../../parts/receiver.ts';
import { describeLedger } from '../ledger.ts';
import { describePosting } from '../posting.ts';
import { openWorld } from '../world.ts';

const ROOM = '!abc:example.org';
const TAKEN = JSON.stringify({ event_id: '$event1' });
const alert = { ...sampleAlert(new Date('2026-11-24T10:00:00Z')), id: 'db-1-desk' };

const channelAt = (url: string, allowPrivate = true): MatrixChannel => ({
  id: 'desk',
  kind: 'matrix',
  homeserver: `${url}/`,
  room: ROOM,
  token: 'syt_token',
  allowPrivate,
});

const refused = (status: number, errcode: string, more: object = {}) => ({
  status,
  body: JSON.stringify({ errcode, error: 'words of the homeserver', ...more }),
});

describePosting('matrix', channelAt, TAKEN);

describeLedger('matrix', {
  entry: (url) => `homeserver: "${url}/", room: "${ROOM}", tokenFrom: MATRIX_TOKEN`,
  env: () => ({ MATRIX_TOKEN: 'syt_token' }),
  accepted: { status: 200, body: TAKEN },
  providerRef: '$event1',
  marksRepeats: false,
  cases: [
    {
      when: 'and waits as long as the homeserver asks in its answer',
      answer: refused(429, 'M_LIMIT_EXCEEDED', { retry_after_ms: 40_000 }),
      row: { state: 'failed', error: 'matrix: status 429: M_LIMIT_EXCEEDED', possibleDuplicate: false },
      waitMs: 40_000,
    },
    {
      when: 'in doubt when a gateway before the homeserver fails',
      answer: refused(502, 'M_UNKNOWN'),
      row: { state: 'failed', error: 'matrix: status 502: M_UNKNOWN', possibleDuplicate: true },
      waitMs: 5_000,
    },
    {
      when: 'when the account is not in the room, with what to do',
      answer: refused(403, 'M_FORBIDDEN'),
      row: {
        state: 'dead',
        error: 'matrix: status 403: M_FORBIDDEN (let the account join the room, with the right to post)',
        possibleDuplicate: false,
      },
    },
    {
      when: 'when the account was logged out',
      answer: refused(401, 'M_UNKNOWN_TOKEN'),
      row: {
        state: 'dead',
        error:
          'matrix: status 401: M_UNKNOWN_TOKEN (the access token is not valid any more; log the account in again)',
        possibleDuplicate: false,
      },
    },
  ],
});

describe('a Matrix message', () => {
  it('is put under the delivery’s key, so that a repeat is the same transaction', async () => {
    const [receiver, world] = [await openReceiver(), openWorld()];
    receiver.answer = () => ({ status: 200, body: TAKEN });
    for (const possibleDuplicate of [false, true]) {
      await sendAlert(channelAt(receiver.url), { alert, possibleDuplicate }, world);
    }
    const path = '/hook/_matrix/client/v3/rooms/!abc%3Aexample.org/send/m.room.message/db-1-desk';
    expect(receiver.posts.map((one) => `${one.method} ${one.path}`)).toEqual([`PUT ${path}`, `PUT ${path}`]);
    expect(receiver.posts[0]?.headers.authorization).toBe('Bearer syt_token');
    await Promise.all([world.close(), receiver.close()]);
  });

  it('stands in the thread of its story’s first message', async () => {
    const [receiver, world] = [await openReceiver(), openWorld()];
    receiver.answer = () => ({ status: 200, body: TAKEN });
    const first = { alert, providerRef: '$first' };
    await sendAlert(channelAt(receiver.url), { alert, possibleDuplicate: false, first }, world);
    expect(JSON.parse(receiver.posts[0]?.body ?? '')['m.relates_to']).toMatchObject({
      rel_type: 'm.thread',
      event_id: '$first',
    });
    await Promise.all([world.close(), receiver.close()]);
  });

  it.each([
    ['a minute', 1, false],
    ['an hour', 60, null],
  ])(
    'may be put again as if it were new for as long as homeservers remember: %s',
    async (_n, minutes, arrived) => {
      const world = openWorld();
      const since = new Date(world.now().getTime() - minutes * 60_000);
      const earlier = { key: alert.id, since, firstRef: null };
      expect(await alertArrived(channelAt('http://127.0.0.1:9'), earlier, world)).toEqual({
        arrived,
        providerRef: null,
      });
      await world.close();
    },
  );
});
