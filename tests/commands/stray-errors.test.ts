import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { layCluster } from '../parts/cluster.ts';
import { inFolder, watchNothing } from '../parts/configured.ts';
import { eventually } from '../parts/eventually.ts';
import { makeFolder, type TestFolder } from '../parts/folder.ts';
import { type RasidProcess, startRasid } from '../parts/rasid.ts';

describe('an error that reaches nobody in a running Rasid', () => {
  let folder: TestFolder;
  let running: RasidProcess;
  beforeEach(() => {
    folder = makeFolder();
    layCluster(`${folder.path}/data`);
    watchNothing(folder);
  });
  afterEach(async () => {
    await running.end('SIGKILL');
    folder.remove();
  }, 240_000);

  /** What goes wrong at the first SIGUSR2, the second and the third, in nobody's hands. */
  const MISHAPS = [
    `void Promise.reject(new Error('a promise'))`,
    `throw Object.assign(new Error('a connection'), { code: 'ECONNRESET' })`,
    `throw new TypeError('our own work')`,
  ];

  it('is logged and ends nothing where it is a failed promise or a lost connection, and ends the process with 3 and one line where our own work was broken off', async () => {
    const mishaps = MISHAPS.map((mishap) => `()=>{${mishap}}`).join();
    const code = `let n=0;process.on('SIGUSR2',()=>setImmediate([${mishaps}][n++]))`;
    running = startRasid(['run', ...inFolder(folder)], {
      NODE_OPTIONS: `--import ${JSON.stringify(`data:text/javascript,${encodeURIComponent(code)}`)}`,
    });
    const url = await running.ready();
    for (const error of ['a promise', 'a connection']) {
      running.child.kill('SIGUSR2');
      await eventually('the line', () => running.stderr().includes(`"error":"${error}"`));
      expect((await fetch(`${url}livez`)).status).toBe(200);
    }
    running.child.kill('SIGUSR2');
    await eventually('the end', () => running.child.exitCode !== null);
    expect(running.child.exitCode).toBe(3);
    expect(running.stderr()).toContain('"msg":"an error that nobody caught"');
    expect(running.stderr()).not.toMatch(/^ +at /m);
  }, 240_000);
});
