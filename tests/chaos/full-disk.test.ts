import { execFileSync } from 'node:child_process';
import { appendFileSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { layCluster } from '../parts/cluster.ts';
import { eventually } from '../parts/eventually.ts';
import { makeFolder, type TestFolder } from '../parts/folder.ts';
import { startRasid } from '../parts/rasid.ts';
import { type Newsroom, openNewsroom } from '../pipeline/newsroom.ts';

/** Only a machine's own root may mount: in most containers this test cannot run, whatever is installed. */
function canMount(): boolean {
  const folder = makeFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', folder.path], { stdio: 'ignore' });
    execFileSync('umount', [folder.path]);
    return true;
  } catch {
    process.stderr.write(
      '\nSKIPPED: no small disk can be mounted here; the test of a full one does not run.\n',
    );
    return false;
  } finally {
    folder.remove();
  }
}

describe.skipIf(!canMount())('a full disk', () => {
  let disk: TestFolder;
  let room: Newsroom;
  beforeEach(async () => {
    disk = makeFolder();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=110m', 'tmpfs', disk.path]);
    layCluster(`${disk.path}/data`);
    room = await openNewsroom(true);
  });
  afterEach(async () => {
    execFileSync('umount', ['-l', disk.path]);
    disk.remove();
    await room.close();
  });

  /** Takes what is left, in steps that leave nothing. */
  function fill(): void {
    for (const size of [1 << 20, 4_096, 1]) {
      try {
        for (;;) appendFileSync(`${disk.path}/ballast`, Buffer.alloc(size));
      } catch {}
    }
  }

  it('is reported in so many words, ends nothing, spoils nothing, and costs no alert once there is room', async () => {
    const run = () =>
      startRasid(['run', '--config', room.config, '--data', `${disk.path}/data`, '--port', '0']);
    const first = run();
    const url = await first.ready();
    fill();
    await eventually('the words', () => first.stderr().includes('No space left on device'), 90_000);
    expect(first.child.exitCode).toBeNull();
    expect((await fetch(`${url}api/status`)).status).toBe(200);
    await first.end('SIGKILL');
    rmSync(`${disk.path}/ballast`);
    const second = run();
    await second.ready();
    const alerts = await room.quiet(6, 90_000);
    expect(new Set(alerts.map(({ id }) => id)).size).toBe(alerts.length);
    expect(await second.end('SIGTERM')).toBe(0);
    expect(second.stderr()).not.toContain('No space left');
  }, 720_000);

  it('that is freed again is gone on with at once, without a restart', async () => {
    const process = startRasid([
      'run',
      ...['--config', room.config, '--data', `${disk.path}/data`, '--port', '0'],
    ]);
    const url = await process.ready();
    fill();
    await eventually('the words', () => process.stderr().includes('No space left on device'), 90_000);
    const answer = await fetch(`${url}health`);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain("the database's disk is full");
    rmSync(`${disk.path}/ballast`);
    const freed = Date.now();
    const alerts = await room.quiet(6, 90_000);
    // Well under the five minutes of a fetch's lease, whatever else the machine does.
    expect(Date.now() - freed).toBeLessThan(180_000);
    expect(new Set(alerts.map(({ id }) => id)).size).toBe(alerts.length);
    await eventually('health', async () => (await fetch(`${url}readyz`)).status === 200, 90_000);
    expect(await process.end('SIGTERM')).toBe(0);
  }, 720_000);
});
