import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleAlert } from '../../src/alerts/sample.ts';
import { type Channel, sendAlert } from '../../src/channels/registry.ts';
import { DeliveryError } from '../../src/lib/errors.ts';
import { openReceiver, type Receiver } from '../parts/receiver.ts';
import { openWorld } from './world.ts';

export const SECRET = 'T0SECRET';
const alert = sampleAlert(new Date('2026-11-24T10:00:00Z'));

/**
 * What every channel that posts to an address promises: status codes, time-outs, no private address unasked, no
 * leaked secret. `channelAt` makes one whose requests go to `url`, or below it;
 * `accepted` is the body of an answer that says yes, `remedies` what is said of a status beside its number, `doubtful`
 * the statuses after which the message may be there all the same.
 */
export function describePosting(
  kind: string,
  channelAt: (url: string, allowPrivate: boolean) => Channel,
  accepted = 'ok',
  remedies: Readonly<Record<number, string>> = {},
  doubtful: readonly number[] = [502, 504],
): void {
  describe(`the ${kind} channel`, () => {
    let receiver: Receiver;
    let world: ReturnType<typeof openWorld>;
    beforeEach(async () => {
      receiver = await openReceiver();
      world = openWorld();
    });
    afterEach(async () => {
      await world.close();
      await receiver.close();
    });

    const channel = (url = `${receiver.url}/${SECRET}`, allowPrivate = true): Channel =>
      channelAt(url, allowPrivate);

    async function failure(target = channel()): Promise<DeliveryError> {
      const error = await sendAlert(target, { alert, possibleDuplicate: false }, world).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      if (!(error instanceof DeliveryError)) throw new Error(`expected a DeliveryError, got ${error}`);
      return error;
    }

    it('posts one JSON object', async () => {
      receiver.answer = () => ({ status: 200, body: accepted });
      await sendAlert(channel(), { alert, possibleDuplicate: false }, world);
      expect(receiver.posts).toHaveLength(1);
      expect(receiver.posts[0]?.headers['content-type']).toContain('application/json');
      expect(JSON.parse(receiver.posts[0]?.body ?? '')).toBeTypeOf('object');
    });

    it.each([
      [400, false],
      [403, false],
      [404, false],
      [408, true],
      [410, false],
      [429, true],
      [500, true],
      [503, true],
    ])('on status %d says whether another try may help: %s', async (status, retryable) => {
      receiver.answer = () => ({ status });
      expect(await failure()).toMatchObject({
        message: [`${kind}: status ${status}`, remedies[status] ?? []].flat().join(': '),
        retryable,
      });
    });

    it.each([429, 500, 502, 503, 504])(
      'on status %d knows whether the message may be there',
      async (status) => {
        receiver.answer = () => ({ status });
        expect(await failure()).toMatchObject({ maybeSent: doubtful.includes(status) });
      },
    );

    it('opens a connection for each message, so that none is written to one that is being closed', async () => {
      receiver.answer = () => ({ status: 200, body: accepted });
      await sendAlert(channel(), { alert, possibleDuplicate: false }, world);
      expect(receiver.posts[0]?.headers.connection).toBe('close');
    });

    it('passes on how long it is asked to wait', async () => {
      receiver.answer = () => ({ status: 429, headers: { 'retry-after': '7' } });
      expect((await failure()).retryAfterMs).toBe(7_000);
    });

    it('gives up on a server that does not answer, and knows the message may have arrived', async () => {
      await world.close();
      world = openWorld(150);
      const silent = createServer().listen(0, '127.0.0.1');
      await once(silent, 'listening');
      const { port } = silent.address() as { port: number };
      const error = await failure(channel(`http://127.0.0.1:${port}/${SECRET}`));
      silent.close();
      expect(error).toMatchObject({ retryable: true, maybeSent: true });
    });

    it('knows that a message may have arrived whose connection was lost without an answer', async () => {
      receiver.answer = () => 'hang up';
      expect(await failure()).toMatchObject({ retryable: true, maybeSent: true });
    });

    it('tries again later where nobody listens', async () => {
      await receiver.close();
      expect(await failure()).toMatchObject({ retryable: true, maybeSent: false });
      receiver = await openReceiver();
    });

    it('does not post to a private address unless the entry allows it', async () => {
      expect(await failure(channel(undefined, false))).toMatchObject({ retryable: false });
      expect(receiver.posts).toHaveLength(0);
    });

    it.each(['status', 'silence', 'refusal'] as const)(
      'never names its address when it fails: %s',
      async (how) => {
        if (how === 'status') receiver.answer = () => ({ status: 500, body: `no such hook ${SECRET}` });
        if (how === 'silence') receiver.answer = () => 'hang up';
        const error = await failure(how === 'refusal' ? channel(undefined, false) : channel());
        const told = `${error.message} ${error.cause instanceof Error ? error.cause.message : ''}`;
        expect(told).not.toContain(SECRET);
      },
    );
  });
}
