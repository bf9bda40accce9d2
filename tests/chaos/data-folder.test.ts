import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startRasid } from '../parts/rasid.ts';
import { type Newsroom, openNewsroom } from '../pipeline/newsroom.ts';

describe('the data folder', () => {
  let room: Newsroom;
  beforeEach(async () => {
    room = await openNewsroom(true);
  });
  afterEach(() => room.close());

  const run = () => startRasid(['run', '--config', room.config, '--data', room.data, '--port', '0']);

  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'survives %s in the middle of its first building',
    async (signal) => {
      const first = run();
      await expect.poll(() => existsSync(`${room.data}/postgres.building`), { timeout: 20_000 }).toBe(true);
      await wait(300);
      const code = await first.end(signal);
      expect(code).toBe(signal === 'SIGTERM' ? 0 : null);
      const second = run();
      await second.ready();
      await room.quiet(1);
      expect(await second.end('SIGTERM')).toBe(0);
    },
    120_000,
  );

  it('moves a half-made database aside instead of failing on it or deleting it', async () => {
    mkdirSync(`${room.data}/postgres/base`, { recursive: true });
    const process = run();
    await process.ready();
    expect(await process.end('SIGTERM')).toBe(0);
    expect(process.stderr()).toContain('half-made');
    expect(readdirSync(room.data).some((name) => name.startsWith('postgres.incomplete-'))).toBe(true);
  }, 180_000);

  it('is refused to a second process, which says who has it and exits with 1', async () => {
    const first = run();
    await first.ready();
    const second = run();
    const code = await new Promise((resolve) => second.child.on('exit', resolve));
    expect(code).toBe(1);
    expect(second.stderr()).toMatch(
      new RegExp(
        `^rasid: data folder \\S+: in use by process ${first.child.pid} on \\S+ since \\S+; stop it, or give this one another folder with --data$`,
        'm',
      ),
    );
    expect(await first.end('SIGTERM')).toBe(0);
  }, 180_000);
});
