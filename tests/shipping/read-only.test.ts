import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { eventually } from '../parts/eventually.ts';
import { makeFolder } from '../parts/folder.ts';

const root = resolve(import.meta.dirname, '../..');
/** An account without a home or rights, as `USER node` of the image. */
const NOBODY = '65534';

/** Only a machine's own root may: in most containers this test cannot run, whatever is installed. */
function canUnshare(): boolean {
  try {
    execFileSync('unshare', ['--mount', 'mount', '--make-rprivate', '/'], { stdio: 'ignore' });
    return true;
  } catch {
    process.stderr.write(
      '\nSKIPPED: no file system can be closed here; the test of a read-only root does not run.\n',
    );
    return false;
  }
}

/** What compose.yaml asks for: everything read-only but /data and a /tmp that runs nothing, and no capability. */
const CLOSED = `
set -e
mount --make-rprivate /
mount --bind "$1/data" "$1/data"
mount -t tmpfs -o mode=1777,noexec,nosuid,nodev tmpfs "$1/tmp"
mount -o remount,bind,ro /
if touch "$2/package.json.written" 2>/dev/null; then exit 99; fi
exec setpriv --reuid=${NOBODY} --regid=${NOBODY} --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all "$3" "$2/bin/rasid.js" run
`;

describe.skipIf(!canUnshare())('with a read-only root and no rights', () => {
  const folder = makeFolder();
  afterAll(() => folder.remove());

  it('Rasid runs its own database, answers and stops', async () => {
    for (const name of ['data', 'tmp', 'config']) mkdirSync(join(folder.path, name), { recursive: true });
    folder.write(
      'config/sources.yaml',
      'sources: [{ id: none, kind: feed, url: "http://127.0.0.1:9/", allowPrivate: true }]\n',
    );
    folder.write(
      'config/alerts.yaml',
      'channels: [{ id: screen, kind: console }]\nroute: { channel: screen }\n',
    );
    chmodSync(folder.path, 0o755);
    execFileSync('chown', [`${NOBODY}:${NOBODY}`, join(folder.path, 'data')]);
    const env = {
      PATH: '/usr/bin:/bin',
      TMPDIR: join(folder.path, 'tmp'),
      RASID_CONFIG: join(folder.path, 'config'),
      RASID_DATA: join(folder.path, 'data'),
      RASID_PORT: '0',
      RASID_LOG_FORMAT: 'json',
    };
    const args = ['--mount', 'sh', '-c', CLOSED, 'sh', folder.path, root, realpathSync(process.execPath)];
    const child = spawn('unshare', args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let log = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
    const gone = once(child, 'exit');
    const url = await eventually(
      'the status page',
      () => {
        if (child.exitCode !== null) throw new Error(`it ended: ${log}`);
        return /status page on (\S+)/.exec(log)?.[1] ?? null;
      },
      120_000,
    );
    expect((await fetch(`${url}livez`)).status).toBe(200);
    child.kill('SIGTERM');
    expect((await gone)[0]).toBe(0);
    expect(readdirSync(join(folder.path, 'data')).sort()).toEqual(['postgresql', 'postgresql.log']);
  }, 240_000);
});
