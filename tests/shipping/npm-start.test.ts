import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { it } from 'vitest';
import { layCluster } from '../parts/cluster.ts';
import { inFolder, watchNothing } from '../parts/configured.ts';
import { eventually } from '../parts/eventually.ts';
import { makeFolder } from '../parts/folder.ts';

const ROOT = resolve(import.meta.dirname, '../..');

it('kill -TERM of npm start ends all of it', async () => {
  const folder = makeFolder();
  layCluster(`${folder.path}/data`);
  watchNothing(folder);
  const args = ['start', '--', ...inFolder(folder)];
  const npm = spawn('npm', args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let err = '';
  npm.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const gone = once(npm, 'exit');
  const url = await eventually(
    'the status page',
    () => /status page on (\S+)/.exec(err)?.[1] ?? null,
    60_000,
  );
  npm.kill('SIGTERM');
  await gone;
  await eventually(
    'the service to be gone',
    () =>
      fetch(url).then(
        () => false,
        () => true,
      ),
    40_000,
  );
  await eventually('its last word', () => err.includes('rasid has stopped'));
  folder.remove();
}, 240_000);
