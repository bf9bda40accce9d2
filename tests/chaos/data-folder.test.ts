import { mkdirSync, readdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../parts/eventually.ts';
import { rasid, startRasid } from '../parts/rasid.ts';
import { type Newsroom, openNewsroom } from '../pipeline/newsroom.ts';

describe('the data folder', () => {
  let room: Newsroom;
  beforeEach(async () => {
    room = await openNewsroom(true);
  });
  afterEach(() => room.close());

  const run = (...args: string[]) =>
    startRasid(['run', '--config', room.config, '--data', room.data, '--port', '0', ...args]);
  const names = (): string[] => {
    try {
      return readdirSync(room.data);
    } catch {
      return [];
    }
  };

  /** Keys of the deliveries that a command lists as sent. */
  async function sent(): Promise<string[]> {
    const args = ['deliveries', '--state', 'sent', '--json', '--config', room.config, '--data', room.data];
    const { code, stdout } = await rasid(args);
    expect(code).toBe(0);
    const lines = stdout.trim().split('\n');
    return lines.map((line) => (JSON.parse(line) as { idempotencyKey: string }).idempotencyKey).sort();
  }

  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'survives %s in the middle of its first building',
    async (signal) => {
      const first = run();
      await eventually(
        'the building',
        () => names().some((name) => name.startsWith('postgresql.building-')),
        20_000,
      );
      await wait(300);
      const code = await first.end(signal);
      expect(code).toBe(signal === 'SIGTERM' ? 0 : null);
      const second = run();
      await second.ready();
      await eventually('an alert', () => room.alerts().length > 0, 60_000);
      expect(await second.end('SIGTERM')).toBe(0);
      expect(names().filter((name) => name.startsWith('postgresql'))).toEqual([
        'postgresql',
        'postgresql.log',
      ]);
    },
    540_000,
  );

  it('moves a half-made database aside instead of failing on it or deleting it', async () => {
    mkdirSync(`${room.data}/postgresql/base`, { recursive: true });
    const process = run();
    await process.ready();
    expect(await process.end('SIGTERM')).toBe(0);
    expect(process.stderr()).toContain('half-made');
    expect(names().some((name) => name.startsWith('postgresql.incomplete-'))).toBe(true);
  }, 540_000);

  it('serves several processes that share the roles, and commands beside them, whoever comes or goes first', async () => {
    const front = run('--roles', 'schedule,fetch,read,web');
    const back = run('--roles', 'judge,alert');
    await front.ready();
    const told = (await room.toldAll()).map(({ id }) => id).sort();
    expect(told.length).toBeGreaterThanOrEqual(6);
    expect(new Set(told).size).toBe(told.length);
    expect(await sent()).toEqual(told);
    expect(await front.end('SIGTERM')).toBe(0);
    expect(names()).toContain('postgresql');
    expect(readdirSync(`${room.data}/postgresql`)).toContain('postmaster.pid');
    expect(await back.end('SIGTERM')).toBe(0);
    expect(readdirSync(`${room.data}/postgresql`)).not.toContain('postmaster.pid');
    expect(await sent()).toEqual(told);
  }, 540_000);
});
