import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleAlert } from '../../src/alerts/sample.ts';
import { sendAlert } from '../../src/channels/registry.ts';
import { DeliveryError } from '../../src/lib/errors.ts';
import { CHANNEL_KINDS, type Channel } from '../../src/model/channel.ts';
import { openReceiver, type Receiver } from '../parts/receiver.ts';
import { openWorld } from './world.ts';

const alert = sampleAlert(new Date('2026-11-24T10:00:00Z'));
const SECRET = 'T0SECRET';

describe.each(['slack', 'webhook'] as const)('the %s channel', (kind) => {
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

  function channel(url = `${receiver.url}/${SECRET}`, allowPrivate = true): Channel {
    return kind === 'slack'
      ? { id: 'desk', kind, url, allowPrivate }
      : { id: 'desk', kind, url, allowPrivate, secret: 'whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQ=' };
  }

  async function failure(target = channel()): Promise<DeliveryError> {
    const error = await sendAlert(target, { alert, possibleDuplicate: false }, world).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof DeliveryError)) throw new Error(`expected a DeliveryError, got ${error}`);
    return error;
  }

  it('posts one JSON object', async () => {
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
    expect(await failure()).toMatchObject({ message: `${kind}: status ${status}`, retryable });
  });

  it.each([
    [429, false],
    [500, kind === 'slack'],
    [502, true],
    [503, false],
    [504, true],
  ])('on status %d doubts whether the message was taken: %s', async (status, maybeSent) => {
    receiver.answer = () => ({ status });
    expect(await failure()).toMatchObject({ maybeSent });
  });

  it('opens a connection for each message, so that none is written to one that is being closed', async () => {
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

describe('the registry of channels', () => {
  it('has a file for every kind', () => {
    const files = readdirSync(new URL('../../src/channels', import.meta.url));
    for (const kind of CHANNEL_KINDS) expect(files).toContain(`${kind}.ts`);
  });
});
