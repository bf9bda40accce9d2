import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../parts/eventually.ts';
import { type RasidProcess, rasid, startRasid } from '../parts/rasid.ts';
import { type Newsroom, openNewsroom } from '../pipeline/newsroom.ts';

describe('a kill -9 around the database server of our own', () => {
  let room: Newsroom;
  let running: RasidProcess[];
  beforeEach(async () => {
    room = await openNewsroom();
    running = [];
  });
  afterEach(async () => {
    await Promise.all(running.map((process) => process.end('SIGKILL')));
    await eventually('the end of the server', () => processes().length === 0, 30_000);
    await room.close();
  });

  function run(): RasidProcess {
    const started = startRasid(['run', '--config', room.config, '--data', room.data, '--port', '0']);
    running.push(started);
    return started;
  }
  const cluster = (): string => `${room.data}/postgresql`;
  const commandOf = (pid: string): string =>
    readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');

  /** Everything that runs in the cluster: the server, its own processes, the keeper. */
  function processes(): { pid: number; command: string }[] {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => {
        try {
          return readlinkSync(`/proc/${pid}/cwd`) === cluster()
            ? [{ pid: Number(pid), command: commandOf(pid) }]
            : [];
        } catch {
          return [];
        }
      });
  }
  const kill = (what: RegExp): void => {
    const found = processes().filter(({ command }) => what.test(command));
    expect(found).not.toEqual([]);
    for (const { pid } of found) process.kill(pid, 'SIGKILL');
  };
  const POSTMASTER = /bin\/postgres -D/;
  const KEEPER = /rasid-keeper/;

  it('of Rasid ends the server too, soon and cleanly', async () => {
    const first = run();
    await first.ready();
    expect(processes().length).toBeGreaterThan(2);
    await first.end('SIGKILL');
    await eventually('the end of the server', () => processes().length === 0, 20_000);
    expect(existsSync(`${cluster()}/postmaster.pid`)).toBe(false);
  }, 540_000);

  it('of the server is mended by the running Rasid, which loses no alert and repeats none', async () => {
    const first = run();
    await first.ready();
    await eventually('the first alert', () => room.receiver.posts.length > 0);
    kill(POSTMASTER);
    await eventually(
      'a new server',
      () => processes().some(({ command }) => POSTMASTER.test(command)),
      30_000,
    );
    const alerts = await room.quiet(6, 240_000);
    expect(new Set(alerts.map(({ title }) => title)).size).toBe(new Set(alerts.map(({ id }) => id)).size);
    expect(first.stderr()).toContain('database: its server has ended, it is started again');
    expect(await first.end('SIGTERM')).toBe(0);
    expect(processes()).toEqual([]);
  }, 360_000);

  it('of everything at once leaves a folder that the next start opens', async () => {
    const first = run();
    await first.ready();
    await eventually('the first alert', () => room.receiver.posts.length > 0);
    kill(KEEPER);
    kill(POSTMASTER);
    await first.end('SIGKILL');
    const second = run();
    await second.ready();
    await room.quiet(6, 240_000);
    expect(await second.end('SIGTERM')).toBe(0);
    expect(processes()).toEqual([]);
  }, 360_000);

  it('of Rasid and the keeper leaves a server that the next process takes over, and that ends with it', async () => {
    const first = run();
    await first.ready();
    kill(KEEPER);
    await first.end('SIGKILL');
    const orphan = readFileSync(`${cluster()}/postmaster.pid`, 'utf8').split('\n')[0];
    const listed = await rasid(['deliveries', '--config', room.config, '--data', room.data]);
    expect(listed.code).toBe(0);
    expect(processes()).toEqual([]);
    const log = readFileSync(`${room.data}/postgresql.log`, 'utf8');
    expect(log).toContain(`[${orphan}] LOG:  received fast shutdown request`);
    expect(log.match(/ready to accept connections/g)).toHaveLength(1);
  }, 540_000);
});
