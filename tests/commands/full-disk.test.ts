import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleAlert } from '../../src/alerts/sample.ts';
import { consoleChannel } from '../../src/channels/console/send.ts';
import { writerOf } from '../../src/commands/terminal.ts';
import { DeliveryError } from '../../src/lib/errors.ts';
import { openWorld } from '../channels/world.ts';
import { layCluster } from '../parts/cluster.ts';
import { inFolder, watchNothing } from '../parts/configured.ts';
import { eventually } from '../parts/eventually.ts';
import { makeFolder } from '../parts/folder.ts';
import { freePort } from '../parts/free-port.ts';
import { skipWithout } from '../parts/missing.ts';

/** To whoever writes to it, a full disk. */
const FULL = '/dev/full';
const CLI = resolve(import.meta.dirname, '../../src/cli.ts');

describe.skipIf(skipWithout(FULL, existsSync(FULL)))('where output goes to a full disk', () => {
  const folder = makeFolder();
  let full: number;
  beforeAll(() => {
    watchNothing(folder);
    full = openSync(FULL, 'w');
  });
  afterAll(() => {
    closeSync(full);
    folder.remove();
  });

  const start = (args: readonly string[], stderr: number | 'pipe') =>
    spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', full, stderr] });

  it('an alert for the terminal is tried again, and shown whole once there is room', async () => {
    const world = openWorld();
    const file = `${folder.path}/alerts.txt`;
    const dispatch = { alert: sampleAlert(new Date('2026-11-24T03:00:00Z')), possibleDuplicate: false };
    const sendTo = (fd: number) => {
      const write = writerOf(Object.assign(new Writable(), { fd }));
      const terminal = { ...world.terminal, write };
      return consoleChannel.send({ id: 'desk', kind: 'console' }, dispatch, { ...world, terminal });
    };
    const refused = await sendTo(full).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DeliveryError);
    expect(refused).toMatchObject({ retryable: true, maybeSent: false });
    expect(world.journal.has(dispatch.alert.id)).toBe(false);

    const fd = openSync(file, 'w');
    await sendTo(fd);
    closeSync(fd);
    expect(readFileSync(file, 'utf8')).toContain("Kata'ib Sayyid al-Shuhada");
    await world.close();
  });

  it('Rasid goes on watching', async () => {
    layCluster(`${folder.path}/data`);
    const port = await freePort();
    const child = start(['run', ...inFolder(folder), '--port', String(port)], full);
    try {
      const ready = () =>
        fetch(`http://127.0.0.1:${port}/health`).then(
          ({ ok }) => ok,
          () => false,
        );
      await eventually('the status page', ready, 60_000);
      // Each failure of its one source is a line of the log.
      await eventually('a failure', async () => {
        const answer = await fetch(`http://127.0.0.1:${port}/health`);
        return JSON.stringify(await answer.json()).includes('"failing":1');
      });
      expect(child.exitCode).toBeNull();
    } finally {
      const end = once(child, 'exit');
      child.kill('SIGTERM');
      expect((await end)[0]).toBe(0);
    }
  }, 240_000);

  it('a command says so in one line, with 3', async () => {
    const child = start(['factions'], 'pipe');
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    const [code] = await once(child, 'close');
    expect(said).toBe('rasid: standard output: ENOSPC: no space left on device, write\n');
    expect(code).toBe(3);
  });
});
