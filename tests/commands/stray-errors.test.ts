import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { layCluster } from '../parts/cluster.ts';
import { eventually } from '../parts/eventually.ts';
import { makeFolder, type TestFolder } from '../parts/folder.ts';
import { type RasidProcess, startRasid } from '../parts/rasid.ts';

describe('an error that reaches nobody in a running Rasid', () => {
  let folder: TestFolder;
  let running: RasidProcess;
  beforeEach(() => {
    folder = makeFolder();
    layCluster(`${folder.path}/data`);
    folder.write(
      'config/sources.yaml',
      'sources: [{ id: a, kind: feed, url: "http://127.0.0.1:1/", every: { min: 1h, max: 1h } }]\n',
    );
    folder.write(
      'config/alerts.yaml',
      'channels: [{ id: screen, kind: console }]\nroute: { channel: screen }\n',
    );
  });
  afterEach(async () => {
    await running.end('SIGKILL');
    folder.remove();
  }, 240_000);

  /** Starts Rasid with something that goes wrong at SIGUSR2, in nobody's hands. */
  async function runWith(mishap: string): Promise<void> {
    const code = `data:text/javascript,process.on('SIGUSR2',()=>setImmediate(()=>{${mishap}}))`;
    running = startRasid(
      ['run', '--config', `${folder.path}/config`, '--data', `${folder.path}/data`, '--port', '0'],
      { NODE_OPTIONS: `--import ${JSON.stringify(code)}` },
    );
    await running.ready();
    running.child.kill('SIGUSR2');
  }

  it.each([
    ['a promise that failed', `void%20Promise.reject(new%20Error('stray'))`],
    ['a lost connection', `throw%20Object.assign(new%20Error('stray'),{code:'ECONNRESET'})`],
  ])(
    'is logged, and ends nothing: %s',
    async (_name, mishap) => {
      await runWith(mishap);
      await eventually('the line', () => running.stderr().includes('"error":"stray"'));
      expect(await running.end('SIGTERM')).toBe(0);
    },
    240_000,
  );

  it('ends the process with 3 and one line where our own work was broken off', async () => {
    await runWith(`throw%20new%20TypeError('stray')`);
    await eventually('the end', () => running.child.exitCode !== null);
    expect(running.child.exitCode).toBe(3);
    expect(running.stderr()).toContain('"msg":"an error that nobody caught"');
    expect(running.stderr()).not.toMatch(/^ +at /m);
  }, 240_000);
});
