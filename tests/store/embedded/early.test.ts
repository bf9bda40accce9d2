import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabaseEarly } from '../../../src/commands/early-database.ts';
import { type EarlyDatabase, openEarly } from '../../../src/store/embedded/early.ts';
import { openStore } from '../../../src/store/open.ts';
import { layCluster } from '../../parts/cluster.ts';
import { eventually } from '../../parts/eventually.ts';
import { makeFolder, type TestFolder } from '../../parts/folder.ts';

describe('a database of our own that is opened before anybody can use it', () => {
  let folder: TestFolder;
  const signal = AbortSignal.timeout(240_000);
  beforeEach(() => {
    folder = makeFolder();
  });
  afterEach(() => folder.remove());

  const isUp = (): boolean => existsSync(join(folder.path, 'postgresql/postmaster.pid'));
  const store = (early: EarlyDatabase, notices: string[] = []) =>
    openStore({
      databaseUrl: null,
      dataFolder: folder.path,
      early,
      onNotice: (message) => notices.push(message),
      signal,
    });

  it('is handed over once; whoever comes later opens it anew, and the last to close ends it', async () => {
    layCluster(folder.path);
    const early = await openEarly({ dataFolder: folder.path, signal });
    const [first, second] = [await store(early), await store(early)];
    await first.close();
    expect((await second.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await second.close();
    expect(isUp()).toBe(false);
  });

  it('is closed where nobody takes it', async () => {
    layCluster(folder.path);
    const early = await openEarly({ dataFolder: folder.path, signal });
    await eventually('its server', isUp);
    await early.abandon();
    expect(isUp()).toBe(false);
  });

  it('tells what was told before anybody listened', async () => {
    layCluster(folder.path);
    const cluster = join(folder.path, 'postgresql');
    renameSync(join(cluster, 'PG_VERSION'), join(cluster, 'PG_VERSION.away'));
    const early = await openEarly({ dataFolder: folder.path, signal });
    await eventually('another one in its place', isUp);
    const notices: string[] = [];
    await (await store(early, notices)).close();
    expect(notices).toEqual([expect.stringContaining('half-made')]);
  });

  it('throws what is wrong with it to whoever takes it, and to nobody else', async () => {
    folder.write('a-file', '');
    const early = await openEarly({ dataFolder: join(folder.path, 'a-file'), signal });
    await expect(store(early)).rejects.toThrow('a folder is needed');
    await (await openEarly({ dataFolder: join(folder.path, 'a-file'), signal })).abandon();
  });

  it.each<[what: string, args: string[], env: Record<string, string>]>([
    ['there is none yet', [], {}],
    ['another server is named', [], { DATABASE_URL: 'postgres://somewhere/rasid' }],
    ['another server is named in a file', [], { DATABASE_URL_FILE: '/run/secrets/database' }],
    ['only help is asked for', ['--help'], {}],
  ])('is not begun where %s', async (what, args, env) => {
    if (what !== 'there is none yet') folder.write('postgresql/PG_VERSION', '18');
    expect(await openDatabaseEarly(['--data', folder.path, ...args], env, signal)).toBeNull();
  });
});
