import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { builderAccount, serverAccount } from '../src/store/embedded/account.ts';
import { findPrograms } from '../src/store/embedded/programs.ts';
import { initdbArguments } from '../src/store/embedded/settings.ts';
import { makeFolder } from '../tests/parts/folder.ts';

/** The PostgreSQL that Rasid brings, as PostgreSQL sets itself up, and nobody connected. */
export interface BarePostgres {
  initdbSeconds: number;
  /** Until it takes connections. */
  startSeconds: number;
  end(): Promise<void>;
}

/** Builds a cluster and starts a server on it. */
export async function startBarePostgres(): Promise<BarePostgres> {
  const folder = makeFolder();
  const account = builderAccount(serverAccount(folder.path, folder.path));
  if (account !== null) chownSync(folder.path, account.uid, account.gid);
  const programs = await findPrograms(account, join(folder.path, 'libraries'));
  const cluster = join(folder.path, 'postgresql');
  const as = { ...account, cwd: folder.path, env: programs.env, stdio: 'ignore' } as const;
  const beganAt = performance.now();
  execFileSync(programs.initdb, initdbArguments(cluster), as);
  const builtAt = performance.now();
  const server = spawn(programs.postgres, ['-D', cluster, '-k', cluster, '-c', 'listen_addresses='], as);
  const gone = once(server, 'exit');
  const pidFile = join(cluster, 'postmaster.pid');
  while (!existsSync(pidFile) || !readFileSync(pidFile, 'utf8').includes('ready')) {
    if (server.exitCode !== null) throw new Error(`bench: postgres ended with ${server.exitCode}`);
    await wait(10);
  }
  return {
    initdbSeconds: (builtAt - beganAt) / 1_000,
    startSeconds: (performance.now() - builtAt) / 1_000,
    async end() {
      server.kill('SIGINT');
      await gone;
      folder.remove();
    },
  };
}
