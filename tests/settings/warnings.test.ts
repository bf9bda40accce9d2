import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSettings } from '../../src/settings/load.ts';
import { warningsOf } from '../../src/settings/warnings.ts';
import { makeFolder, type TestFolder } from '../parts/folder.ts';

const HOOK = '{ id: hook, kind: webhook, url: "https://example.org/h" }';
const SCREEN = '{ id: screen, kind: console }';

describe('where nobody would hear', () => {
  let folder: TestFolder;
  beforeEach(() => {
    folder = makeFolder();
    folder.write('sources.yaml', 'sources: [{ id: a, kind: feed, url: "https://example.org/rss" }]\n');
    folder.write('rasid.yaml', 'heartbeat: https://hc.example/x\n');
  });
  afterEach(() => folder.remove());

  it.each<[string, string, string[]]>([
    ['nothing amiss', `channels: [${SCREEN}]\nroute: { channel: screen }\n`, []],
    [
      'a topic that no route tells',
      `channels: [${SCREEN}]\nroute: { channel: [], routes: [{ match: { topic: troop_withdrawal }, channel: screen }] }\noperations: { channel: screen }\n`,
      ['alerts.yaml: route: no route tells anybody of the topic faction_statement'],
    ],
    [
      'a channel that nothing names, and a route that is never reached',
      `channels: [${SCREEN}, ${HOOK}]\nroute: { channel: screen, routes: [{ channel: screen }, { match: { severity: high } }] }\n`,
      [
        'alerts.yaml: route.routes[1]: never reached, since routes[0] before it takes everything',
        "alerts.yaml: channels: no route, digest or operations names 'hook'",
      ],
    ],
    [
      'troubles that only the log would hear',
      `channels: [${HOOK}]\nroute: { channel: hook }\n`,
      [
        "alerts.yaml: operations: not set; failing sources and dead letters are only logged, only 'hook' is told, and only when watching has stopped or a channel takes no messages",
      ],
    ],
    [
      'a silence that is over',
      `channels: [${SCREEN}]\nroute: { channel: screen }\nsilences: [{ id: old, match: { country: IQ }, until: "2026-01-01", author: L, reason: r }]\n`,
      ["alerts.yaml: silences: 'old' has ended (2026-01-01T00:00:00.000Z)"],
    ],
  ])('%s', (_name, alerts, lines) => {
    folder.write('alerts.yaml', alerts);
    const settings = loadSettings(folder.path, {});
    expect(warningsOf(settings, ['faction_statement', 'troop_withdrawal'], new Date('2026-11-24'))).toEqual(
      lines,
    );
  });

  it('is said of a machine that no dead man’s switch looks after', () => {
    folder.write('rasid.yaml', '');
    folder.write('alerts.yaml', `channels: [${SCREEN}]\nroute: { channel: screen }\n`);
    expect(warningsOf(loadSettings(folder.path, {}), [], new Date())).toEqual([
      expect.stringMatching(/^rasid\.yaml: heartbeat: not set/),
    ]);
  });

  it.each([
    ['heartbeat: { every: 1m }\n', /heartbeat: .*allowed: either url or urlFrom/],
    ['heartbeat: nowhere\n', /heartbeat: /],
    ['heartbeat: { urlFrom: HEARTBEAT }\n', /found HEARTBEAT, which is not set/],
  ])('a switch that is wrong is refused: %s', (rasid, words) => {
    folder.write('rasid.yaml', rasid);
    folder.write('alerts.yaml', `channels: [${SCREEN}]\nroute: { channel: screen }\n`);
    expect(() => loadSettings(folder.path, {})).toThrow(words);
  });
});
