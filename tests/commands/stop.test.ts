import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { watchNothing } from '../parts/configured.ts';
import { eventually } from '../parts/eventually.ts';
import { makeFolder, type TestFolder } from '../parts/folder.ts';
import { startRasid } from '../parts/rasid.ts';

/** Says on standard error when the program begins to listen for signals: before that they are Node's own. */
const TELL_LISTENING = `--import ${JSON.stringify(
  `data:text/javascript,const on=process.on;process.on=function(name,...rest){if(name==='SIGTERM')setImmediate(()=>process.stderr.write('listening\\n'));return on.call(this,name,...rest)}`,
)}`;

// A server that takes connections and never says a word: whatever waits for it, waits.
describe('SIGTERM while it is starting', () => {
  let folder: TestFolder;
  let silent: Server;
  beforeEach(async () => {
    folder = makeFolder();
    watchNothing(folder);
    silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    silent.close();
    folder.remove();
  });

  const start = (...words: string[]) =>
    startRasid([...words, '--data', `${folder.path}/data`], {
      DATABASE_URL: `postgres://rasid@127.0.0.1:${(silent.address() as AddressInfo).port}/rasid`,
      NODE_OPTIONS: TELL_LISTENING,
    });

  const run = () => start('run', '--config', `${folder.path}/config`, '--port', '0');

  it.each([
    ['run, when its database is asked for', run, /rasid is starting/],
    ['run, while it is loading', run, /^listening$/m],
    ['the demo', () => start('demo'), /^listening$/m],
  ])(
    'ends it with 0 and one line about it: %s',
    async (_name, begin, seen) => {
      const started = begin();
      await eventually('its first word', () => seen.test(started.stderr()));
      expect(await started.end('SIGTERM')).toBe(0);
      expect(started.stderr().match(/stopped by SIGTERM while starting\n/g)).toHaveLength(1);
      expect(started.stderr()).not.toContain('    at ');
    },
    240_000,
  );
});
