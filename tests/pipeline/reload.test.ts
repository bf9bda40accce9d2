import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../parts/eventually.ts';
import { type RasidProcess, startRasid } from '../parts/rasid.ts';
import { type Newsroom, openNewsroom } from './newsroom.ts';

interface StatusJson {
  sources: { source: { id: string }; health: { lastSuccessAt: string | null } | null }[];
  configuration: { refused: { problems: string[] } | null };
}

describe('a configuration changed while Rasid runs', () => {
  let room: Newsroom;
  let process: RasidProcess;
  let url: string;
  beforeEach(async () => {
    room = await openNewsroom();
    process = startRasid(['run', '--config', room.config, '--data', room.data, '--port', '0']);
    url = await process.ready();
  });
  afterEach(async () => {
    await process.end('SIGKILL');
    await room.close();
  });

  // A kept connection may be closed under us while the new configuration is compiled.
  const get = (page: string): Promise<Response> =>
    fetch(`${url}${page}`, { headers: { connection: 'close' } });
  const status = async (): Promise<StatusJson> => (await (await get('api/status')).json()) as StatusJson;
  const path = (name: string): string => `${room.config}/${name}`;
  const log = (text: string): Promise<true> =>
    eventually(`the log to say: ${text}`, () => process.stderr().includes(text)) as Promise<true>;

  it('is taken over without a restart; a broken one is refused with every problem until it is mended', async () => {
    const before = readFileSync(path('sources.yaml'), 'utf8');
    const extra = `  - { id: second, kind: feed, url: "${room.newsstand.url}/mada/rss.xml", every: { min: 1s, max: 3s }, allowPrivate: true }\n`;
    // As editors do it: a new file, renamed over the old one.
    writeFileSync(path('sources.new'), before + extra);
    renameSync(path('sources.new'), path('sources.yaml'));
    await eventually('the new source to be fetched', async () =>
      (await status()).sources.some(
        ({ source, health }) => source.id === 'second' && health?.lastSuccessAt != null,
      ),
    );

    writeFileSync(path('sources.yaml'), before.replace('kind: feed', 'kind: fead'));
    writeFileSync(path('alerts.yaml'), 'channels: []\n');
    await eventually(
      'both problems',
      async () => (await status()).configuration.refused?.problems.length === 3,
    );
    const metrics = await (await get('metrics')).text();
    expect(metrics).toContain('rasid_configuration_refused 3\n');
    const page = await (await get('')).text();
    expect(page).toContain('The configuration on disk is refused');
    expect(page).toMatch(/sources\.yaml:2: sources\[0\]\.kind: found &quot;fead&quot;, allowed: feed/);
    expect((await status()).sources.map(({ source }) => source.id)).toContain('second');
    await log('configuration refused, the one before stays');

    writeFileSync(
      path('alerts.yaml'),
      `channels:\n  - { id: hook, kind: webhook, url: "${room.receiver.url}", allowPrivate: true }\nroute: { channel: hook }\n`,
    );
    writeFileSync(path('sources.yaml'), before);
    await eventually('the mended one to hold', async () => {
      const now = await status();
      return now.configuration.refused === null && !now.sources.some(({ source }) => source.id === 'second');
    });
    expect(await process.end('SIGTERM')).toBe(0);
  }, 270_000);

  it('says which keys hold only after a restart, and loads on SIGHUP too', async () => {
    writeFileSync(path('rasid.yaml'), 'web: { port: 9 }\nhttp: { gap: 2s }\ndelivery: { attempts: 3 }\n');
    await log('these keys hold only after a restart');
    expect(process.stderr()).toMatch(/"keys":\["rasid\.yaml: http","rasid\.yaml: contact"\]/);
    const times = (): number => process.stderr().split('configuration loaded anew').length - 1;
    const before = times();
    process.child.kill('SIGHUP');
    await eventually('a load on SIGHUP', () => times() > before);
    expect(await process.end('SIGTERM')).toBe(0);
  }, 540_000);
});
