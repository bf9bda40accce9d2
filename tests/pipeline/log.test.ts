import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../parts/eventually.ts';
import { type RasidProcess, startRasid } from '../parts/rasid.ts';
import { type Newsroom, openNewsroom } from './newsroom.ts';

type Line = Record<string, unknown> & { msg: string };

describe('the log of a whole run, searched for the id of one article', () => {
  let room: Newsroom;
  let rasid: RasidProcess;
  let found: Line[];

  beforeAll(async () => {
    room = await openNewsroom();
    room.write('rasid.yaml', 'log: { level: debug }\n');
    room.write(
      'alerts.yaml',
      `channels:
  - { id: hook, kind: webhook, url: "${room.receiver.url}", allowPrivate: true }
  - { id: gone, kind: webhook, url: "http://127.0.0.1:1/", allowPrivate: true }
  - { id: patient, kind: webhook, url: "${room.receiver.url}", allowPrivate: true }
route:
  channel: []
  routes:
    - { match: { topic: troop_withdrawal }, channel: [hook, gone], continue: true }
    - { match: { topic: troop_withdrawal }, channel: patient, group_wait: 1h }
`,
    );
    rasid = startRasid(['run', '--config', room.config, '--data', room.data, '--port', '0']);
    await rasid.ready();
    const grep = (id: string): Line[] =>
      rasid
        .stderr()
        .split('\n')
        .filter((line) => line.includes(`"${id}"`))
        .map((line) => JSON.parse(line) as Line)
        // Another's number may be the same: of a delivery, or of a story.
        .filter((line) => line.article === id || (line.articles as string[] | undefined)?.includes(id));
    found = await eventually('an article that was read, and what three channels had to do with it', () => {
      const ids = new Set(room.alerts().flatMap(({ articles }) => articles.map(({ id }) => id)));
      return (
        [...ids].map(grep).find((lines) => {
          const channels = new Set(lines.flatMap(({ channel }) => channel ?? []));
          return channels.size === 3 && lines.some(({ msg }) => msg === 'article read');
        }) ?? null
      );
    });
  }, 180_000);
  afterAll(async () => {
    await rasid?.end('SIGTERM');
    await room?.close();
  });

  it('shows it from its fetch to each delivery', () => {
    const steps = found.map(({ msg, channel }) => (channel === undefined ? msg : `${msg}: ${channel}`));
    const entered = ['delivery entered', 'delivery entered', 'delivery entered'];
    expect(steps.slice(0, 6)).toEqual([
      'article is new or changed',
      'article read',
      'article matched',
      ...entered,
    ]);
    expect(new Set(steps.slice(6))).toEqual(
      new Set([
        'alert delivered: hook',
        'delivery failed, will be tried again: gone',
        'alert waits: patient',
      ]),
    );
  });

  it('has source, story and delivery on every line that concerns them', () => {
    const since = (msg: string): Line[] => found.slice(found.findIndex((line) => line.msg === msg));
    const one = (lines: Line[], key: string): unknown[] => [
      ...new Set(lines.map((line) => line[key] ?? (line[`${key}s`] as string[] | undefined)?.[0])),
    ];
    expect(one(found, 'source')).toEqual([expect.stringMatching(/^[a-z]+$/)]);
    expect(one(since('article matched'), 'story')).toEqual([expect.stringMatching(/^\d+$/)]);
    expect(one(since('delivery entered'), 'delivery')).toEqual([
      expect.stringMatching(/^\d+$/),
      expect.stringMatching(/^\d+$/),
      expect.stringMatching(/^\d+$/),
    ]);
  });
});
