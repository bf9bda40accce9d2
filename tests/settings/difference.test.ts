import { afterEach, beforeEach, expect, it } from 'vitest';
import { changeText, differences } from '../../src/settings/difference.ts';
import { loadSettings } from '../../src/settings/load.ts';
import { makeFolder, type TestFolder } from '../parts/folder.ts';

let folder: TestFolder;
beforeEach(() => {
  folder = makeFolder();
});
afterEach(() => folder.remove());

const SOURCE = '{ id: a, kind: feed, url: "https://a.example/rss"';

function load(sources: string, alerts: string, rasid: string, secret: string) {
  folder.write('sources.yaml', `sources: [${sources}]\n`);
  folder.write('alerts.yaml', alerts);
  folder.write('rasid.yaml', rasid);
  return loadSettings(folder.path, { SLACK: `https://hooks.example/${secret}` });
}

it('says what an operator changed, place by place, without a secret', () => {
  const before = load(
    `${SOURCE} }`,
    'channels: [{ id: desk, kind: slack, urlFrom: SLACK }]\nroute: { channel: desk, routes: [{ match: { country: IQ }, channel: desk }] }\n',
    'maxAge: 7d\nhttp: { gap: 1s }\n',
    'old-secret',
  );
  const after = load(
    `${SOURCE}, every: { min: 2m } }, { id: b, kind: feed, url: "https://b.example/rss" }`,
    'channels: [{ id: desk, kind: slack, urlFrom: SLACK }, { id: screen, kind: console }]\nroute: { channel: desk, group_interval: 5m, routes: [{ match: { country: SY }, channel: screen }] }\n',
    'maxAge: 3d\nhttp: { gap: 90s }\n',
    'new-secret',
  );
  expect(differences(before, before)).toEqual([]);
  const said = differences(before, after).map(changeText);
  expect(said).toEqual([
    'rasid.yaml: maxAge: 7d → 3d',
    'rasid.yaml: http.gap: 1s → 90s',
    'sources.yaml: a.every.min: 5m → 2m',
    expect.stringMatching(/^sources\.yaml: b: nothing → \{"id":"b"/),
    'alerts.yaml: channels desk: "slack" → "slack, changed"',
    'alerts.yaml: channels screen: nothing → "console"',
    'alerts.yaml: route.group_interval: nothing → 5m',
    'alerts.yaml: route.routes[0].match.country[0]: "IQ" → "SY"',
    'alerts.yaml: route.routes[0].channel[0]: "desk" → "screen"',
  ]);
  expect(said.join('\n')).not.toMatch(/secret/);
});

it.each([
  ['heartbeat: https://hc.example/hunter2\n', 'rasid.yaml: heartbeat: null → [secret]'],
  ['heartbeat: { url: "https://hc.example/hunter2", every: 5m }\n', 'rasid.yaml: heartbeat: null → [secret]'],
  ['http: { proxy: "http://me:hunter2@proxy.example:8080" }\n', 'rasid.yaml: http.proxy: null → [secret]'],
  [
    'publicUrl: https://me:hunter2@rasid.example/\n',
    'rasid.yaml: publicUrl: null → "https://[secret]@rasid.example/"',
  ],
])('names a place of rasid.yaml that holds a secret, and not the secret: %s', (rasid, line) => {
  const alerts = 'channels: [{ id: screen, kind: console }]\nroute: { channel: screen }\n';
  const [before, after] = [load(`${SOURCE} }`, alerts, '', ''), load(`${SOURCE} }`, alerts, rasid, '')];
  expect(differences(before, after).map(changeText)).toEqual([line]);
});
