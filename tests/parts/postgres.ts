import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { eventually } from './eventually.ts';
import { freePort } from './free-port.ts';

const DEBIAN = '/usr/lib/postgresql';

/** The folder of the newest PostgreSQL server's programs, or null. */
function programs(): string | null {
  if (!existsSync(DEBIAN)) return null;
  const versions = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a));
  const folder = versions
    .map((version) => join(DEBIAN, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
  return folder ?? null;
}

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** Is there a PostgreSQL server to start? */
export function hasPostgres(): boolean {
  return programs() !== null;
}

export interface TestPostgres {
  /** Makes an empty database and returns its address. */
  database(): Promise<string>;
  /** The same for a user who may do nothing but use it, as a provider's customers have it. */
  plainDatabase(): Promise<string>;
  /** Ends every connection, and comes back on the same port with its data. */
  restart(): Promise<void>;
  /** Kills it at once, without a word to its clients, and brings it back as after a crash. */
  kill(): Promise<void>;
  end(): Promise<void>;
}

/** A real PostgreSQL of the test's own, on a spare port. */
export async function startPostgres(): Promise<TestPostgres> {
  const bin = programs();
  if (bin === null) throw new Error('no PostgreSQL server on this machine');
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'rasid-postgres-'));
  const who = unprivileged();
  if (who.uid !== undefined && who.gid !== undefined) chownSync(folder, who.uid, who.gid);
  const data = join(folder, 'data');
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'rasid', '--auth=trust', '-E', 'UTF8', '--no-sync', '--locale=C'],
    {
      ...who,
      cwd: folder,
      stdio: 'ignore',
    },
  );
  const start = (): ChildProcess =>
    spawn(
      join(bin, 'postgres'),
      [
        '-D',
        data,
        '-p',
        String(port),
        '-k',
        folder,
        '-c',
        'listen_addresses=127.0.0.1',
        '-c',
        'fsync=off',
        '-c',
        'max_connections=100',
      ],
      { ...who, cwd: folder, stdio: 'ignore' },
    );
  let server = start();
  const address = (name: string): string => `postgres://rasid@127.0.0.1:${port}/${name}`;
  const admin = async (sql: string): Promise<void> => {
    const client = new Client({ connectionString: address('postgres') });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  /** Waits until it takes work; after a kill its old processes take a moment to notice, and until then a new one refuses to start. */
  const up = (): Promise<true> =>
    eventually('a PostgreSQL server', () => {
      if (server.exitCode !== null) server = start();
      return admin('SELECT 1').then(
        () => true,
        () => false,
      );
    }) as Promise<true>;
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    const gone = once(server, 'exit');
    server.kill(signal);
    await gone;
  };
  await up();
  let made = 0;
  return {
    async database() {
      made += 1;
      const name = `test_${process.pid}_${made}`;
      await admin(`CREATE DATABASE ${name}`);
      return address(name);
    },
    async plainDatabase() {
      made += 1;
      const name = `test_${process.pid}_${made}`;
      await admin(`CREATE ROLE ${name} LOGIN`);
      await admin(`CREATE DATABASE ${name} OWNER ${name}`);
      return address(name).replace('//rasid@', `//${name}@`);
    },
    async restart() {
      await stop('SIGINT');
      server = start();
      await up();
    },
    async kill() {
      await stop('SIGKILL');
      server = start();
      await up();
    },
    async end() {
      await stop('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
