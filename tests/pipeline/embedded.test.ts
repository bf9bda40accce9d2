import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startRasid } from '../parts/rasid.ts';
import { type Newsroom, openNewsroom } from './newsroom.ts';

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
    const alerts = await room.toldAll();
    expect(alerts.length).toBeGreaterThanOrEqual(6);
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
});
