import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../parts/eventually.ts';
import { type RasidProcess, startRasid } from '../parts/rasid.ts';
import { openReceiver, type Receiver } from '../parts/receiver.ts';
import { type Newsroom, openNewsroom } from './newsroom.ts';

type Line = Record<string, unknown> & { msg: string };

/** As OTLP has it in JSON, as far as these tests read it. */
interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: { key: string; value: { stringValue?: string } }[];
  status: { code?: number };
}

/** What each of three channels makes of a delivery, in the log. */
const LAST_STEPS = ['alert delivered', 'delivery failed, will be tried again', 'alert waits'];

describe('an article followed through a whole run', () => {
  let room: Newsroom;
  let rasid: RasidProcess;
  let found: Line[];
  let collector: Receiver;

  beforeAll(async () => {
    room = await openNewsroom();
    collector = await openReceiver();
    room.write('rasid.yaml', `log: { level: debug }\ntracing: ${collector.url}\n`);
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
          // Entered for all of them is not yet told, refused and put off: those lines come last.
          const steps = new Set(lines.map(({ msg }) => msg));
          return LAST_STEPS.every((step) => steps.has(step)) && steps.has('article read');
        }) ?? null
      );
    });
  }, 540_000);
  afterAll(async () => {
    await rasid?.end('SIGKILL');
    await collector?.close();
    await room?.close();
  });

  it('stands in the log from its fetch to each delivery, under its id', () => {
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

  it('has its source, story and deliveries on every line of the log that concerns them', () => {
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

  it('is one trace, from the fetch that brought it to each delivery', async () => {
    // What was not sent yet is sent at the end.
    expect(await rasid.end('SIGTERM')).toBe(0);
    const spans = collector.posts.flatMap(({ body }) =>
      (JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] }).resourceSpans.flatMap(
        ({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans),
      ),
    );
    const attribute = (span: Span, key: string): string | undefined =>
      span.attributes.find((one) => one.key === key)?.value.stringValue;
    const root = spans.find(
      (span) => span.name === 'fetch' && attribute(span, 'rasid.article') === found[0]?.article,
    );
    const trace = spans.filter((span) => span.traceId === root?.traceId);
    const steps = trace.map((span) => [span.name, attribute(span, 'rasid.channel'), span.status.code ?? 0]);
    expect(steps.slice(0, 4).map(([name]) => name)).toEqual(['fetch', 'read', 'judge', 'place']);
    expect(steps).toContainEqual(['deliver', 'hook', 0]);
    expect(steps).toContainEqual(['deliver', 'gone', 2]);
    const parents = trace.filter((span) => span !== root).map((span) => span.parentSpanId);
    expect(new Set(parents)).toEqual(new Set([root?.spanId]));
    expect(collector.posts.map(({ body }) => body).join()).not.toMatch(/[\u0600-\u06ff]/);
  });
});
