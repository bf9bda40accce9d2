import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startRasid } from '../parts/rasid.ts';
import { type Newsroom, openNewsroom, type WebhookAlert } from './newsroom.ts';

/** Whom each story is about. Which of several copies was read first, and so gave the title, is chance. */
const told = (alerts: readonly WebhookAlert[]): string[] => {
  const subjects = alerts.flatMap(({ statements, withdrawals }) => [
    ...statements.map(({ factionId }) => factionId),
    ...withdrawals.map(({ force, host }) => `${force} from ${host}`),
  ]);
  return [`${new Set(alerts.map(({ storyId }) => storyId)).size} stories`, ...new Set(subjects)].sort();
};

describe('the pipeline on the embedded database', () => {
  let room: Newsroom;
  beforeEach(async () => {
    room = await openNewsroom();
  });
  afterEach(() => room.close());

  const run = () => startRasid(['run', '--config', room.config, '--data', room.data, '--port', '0']);

  it('tells every story over the webhook once, prints its address, drains on SIGTERM, and repeats nothing later', async () => {
    const first = run();
    const url = await first.ready();
    const alerts = await room.quiet(6);
    expect(new Set(alerts.map((alert) => alert.id)).size).toBe(alerts.length);
    expect(alerts.flatMap((alert) => alert.articles).some((article) => article.source === 'janub')).toBe(
      true,
    );
    const status = (await (await fetch(`${url}api/status`)).json()) as {
      overview: { articles: Record<string, number> };
    };
    expect(status.overview.articles).toMatchObject({ judged: 15, failed: 0 });
    expect(await first.end('SIGTERM')).toBe(0);

    const before = room.alerts().length;
    const second = run();
    await second.ready();
    await room.quiet(before);
    expect(await second.end('SIGTERM')).toBe(0);
    expect(room.alerts().length).toBe(before);
  }, 360_000);

  it('loses no alert and repeats none when it is killed again and again', async () => {
    const whole = run();
    await whole.ready();
    const expected = await room.quiet(6);
    await whole.end('SIGTERM');
    const calm = told(expected);

    const other = await openNewsroom();
    try {
      const again = () => startRasid(['run', '--config', other.config, '--data', other.data, '--port', '0']);
      for (const posts of [1, 2, 4]) {
        const process = again();
        await process.ready();
        await expect
          .poll(() => other.receiver.posts.length, { timeout: 30_000, interval: 1 })
          .toBeGreaterThanOrEqual(posts);
        await process.end('SIGKILL');
      }
      const last = again();
      await last.ready();
      const alerts = await other.quiet(expected.length);
      await last.end('SIGTERM');
      // A receiver drops repeats by the key; what is left must be every alert, once.
      const byKey = new Map(alerts.map((alert) => [alert.id, alert]));
      expect(told([...byKey.values()])).toEqual(calm);
    } finally {
      await other.close();
    }
  }, 540_000);
});
