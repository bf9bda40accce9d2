import { describe, expect, it } from 'vitest';
import { factsOfAlert } from '../../src/alerts/facts.ts';
import { type RouteNode, routeFacts } from '../../src/alerts/route.ts';
import { threat } from './samples.ts';

const FACTS = factsOfAlert(threat);
const HIT = { topic: ['faction_statement'] };
const MISS = { topic: ['troop_withdrawal'] };

function node(given: Partial<RouteNode>, ...routes: RouteNode[]): RouteNode {
  return { match: {}, continue: false, routes, ...given };
}

const channelsOf = (root: RouteNode) => routeFacts(root, FACTS).routed.map((routed) => routed.channel);

describe('the deepest matching route decides', () => {
  it.each<[string, RouteNode, string[]]>([
    ['the root alone', node({ channels: ['desk'] }), ['desk']],
    ['no child matches', node({ channels: ['desk'] }, node({ match: MISS, channels: ['x'] })), ['desk']],
    ['a child matches', node({ channels: ['desk'] }, node({ match: HIT, channels: ['x'] })), ['x']],
    [
      'the first of two matching children',
      node({ channels: ['desk'] }, node({ match: HIT, channels: ['x'] }), node({ channels: ['y'] })),
      ['x'],
    ],
    [
      'both, when the first says continue',
      node(
        { channels: ['desk'] },
        node({ match: HIT, channels: ['x'], continue: true }),
        node({ channels: ['y'] }),
      ),
      ['x', 'y'],
    ],
    [
      'continue into nothing keeps what was found, without the root',
      node(
        { channels: ['desk'] },
        node({ match: HIT, channels: ['x'], continue: true }),
        node({ match: MISS }),
      ),
      ['x'],
    ],
    [
      'a child without channels takes those above',
      node({ channels: ['desk'] }, node({ match: HIT })),
      ['desk'],
    ],
    [
      'grandchildren',
      node(
        { channels: ['desk'] },
        node({ match: HIT, channels: ['x'] }, node({ match: HIT, channels: ['y', 'z'] })),
      ),
      ['y', 'z'],
    ],
    [
      'one channel named twice hears it once',
      node({ channels: ['d'] }, node({ channels: ['x'], continue: true }), node({ channels: ['x', 'y'] })),
      ['x', 'y'],
    ],
    ['an empty list of channels mutes', node({ channels: ['desk'] }, node({ match: HIT, channels: [] })), []],
  ])('%s', (_name, root, expected) => {
    expect(channelsOf(root)).toEqual(expected);
  });

  it('inherits timings and says which route and why', () => {
    const root = node(
      { channels: ['desk'], groupWaitMs: 30_000, groupIntervalMs: 60_000, repeatIntervalMs: 1000 },
      node({ name: 'threats', match: HIT, groupIntervalMs: 5 }),
    );
    expect(routeFacts(root, FACTS).routed).toEqual([
      {
        channel: 'desk',
        route: 'route › threats',
        why: 'topic faction_statement',
        groupWaitMs: 30_000,
        groupIntervalMs: 5,
        repeatIntervalMs: 1000,
      },
    ]);
  });

  it('sends at once and never again where nothing is said', () => {
    expect(routeFacts(node({ channels: ['desk'] }), FACTS).routed[0]).toMatchObject({
      groupWaitMs: 0,
      groupIntervalMs: 0,
      repeatIntervalMs: null,
    });
  });

  it('tells of every route it looked at', () => {
    const root = node({ channels: ['desk'] }, node({ match: MISS }), node({ match: HIT }), node({}));
    expect(routeFacts(root, FACTS).visits.map(({ route, matched }) => [route, matched])).toEqual([
      ['route', true],
      ['route.routes[0]', false],
      ['route.routes[1]', true],
    ]);
  });
});
