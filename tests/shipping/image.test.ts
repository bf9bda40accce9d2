import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../parts/eventually.ts';
import { makeFolder } from '../parts/folder.ts';
import { freePort } from '../parts/free-port.ts';
import { skipWithout } from '../parts/missing.ts';

const root = resolve(import.meta.dirname, '../..');
const dockerfile = readFileSync(resolve(root, 'Dockerfile'), 'utf8');

/** The JSON array after an instruction. */
function words(pattern: RegExp): string[] {
  return JSON.parse(pattern.exec(dockerfile)?.[1] ?? '[]') as string[];
}

// It installs from the registry, so it runs where CI does, or when asked.
const asked = process.env.CI === 'true' || process.env.RASID_TEST_NO_SKIPS === '1';

describe.skipIf(skipWithout('CI=true (this test installs packages)', asked))(
  'the image, built by hand',
  () => {
    const folder = makeFolder();
    const app = `${folder.path}/app`;
    let child: ChildProcess;

    beforeAll(() => {
      mkdirSync(app);
      // The COPY lines, one for one.
      const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap((match) =>
        (match[1] ?? '').split(' '),
      );
      for (const name of copied) cpSync(resolve(root, name), `${app}/${name}`, { recursive: true });
      execFileSync('npm', ['ci', '--omit=dev', '--no-fund', '--no-audit', '--prefer-offline'], {
        cwd: app,
        stdio: 'ignore',
      });
    }, 540_000);
    afterAll(() => {
      child?.kill('SIGKILL');
      folder.remove();
    });

    it('starts with the image’s command, is healthy, and drains on SIGTERM', async () => {
      expect(existsSync(`${app}/node_modules/vitest`)).toBe(false);
      const port = await freePort();
      const [node = '', ...args] = words(/^CMD (\[.*\])$/m);
      expect(node).toBe('node');
      const env = {
        PATH: process.env.PATH ?? '',
        NODE_ENV: 'production',
        RASID_CONFIG: `${app}/config`,
        RASID_DATA: `${folder.path}/data`,
        RASID_PORT: String(port),
        RASID_LOG_FORMAT: 'json',
      };
      child = spawn(process.execPath, args, { cwd: app, env, stdio: ['ignore', 'ignore', 'pipe'] });
      let log = '';
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        log += text;
      });
      await eventually('readiness', () => log.includes('rasid is ready'), 60_000);
      const [, ...check] = words(/CMD (\["node", "-e".*\])$/m);
      const health = spawn(process.execPath, check, { env, stdio: 'ignore' });
      expect((await once(health, 'exit'))[0]).toBe(0);
      child.kill('SIGTERM');
      expect((await once(child, 'exit'))[0]).toBe(0);
    }, 360_000);
  },
);
