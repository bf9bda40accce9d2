import { durationText } from '../alerts/duration-text.ts';
import type { RouteNode } from '../alerts/route.ts';
import { matchText } from './match-text.ts';

/** A route as JSON: its conditions in the words of alerts.yaml's `match`. Null channels are those of the route above. */
interface RouteTree {
  name: string | null;
  match: string;
  channels: readonly string[] | null;
  continue: boolean;
  groupWaitMs: number | null;
  groupIntervalMs: number | null;
  repeatIntervalMs: number | null;
  routes: RouteTree[];
}

/** The tree of routes for programs. */
export function treeOf(node: RouteNode): RouteTree {
  return {
    name: node.name ?? null,
    match: matchText(node.match),
    channels: node.channels ?? null,
    continue: node.continue,
    groupWaitMs: node.groupWaitMs ?? null,
    groupIntervalMs: node.groupIntervalMs ?? null,
    repeatIntervalMs: node.repeatIntervalMs ?? null,
    routes: node.routes.map(treeOf),
  };
}

/** The tree of routes, a line a node. */
export function treeText(node: RouteNode, path = 'route', depth = 0): string {
  const timing = [
    ['group_wait', node.groupWaitMs],
    ['group_interval', node.groupIntervalMs],
    ['repeat_interval', node.repeatIntervalMs],
  ] as const;
  const parts = [
    node.name ?? path,
    Object.keys(node.match).length > 0 ? `[${matchText(node.match)}]` : '[everything]',
    ...(node.channels ? [`→ ${node.channels.join(', ') || 'nobody'}`] : []),
    ...timing.flatMap(([name, ms]) => (ms === undefined ? [] : [`${name} ${durationText(ms)}`])),
    ...(node.continue ? ['continue'] : []),
  ];
  const own = `${'  '.repeat(depth)}${parts.join('  ')}\n`;
  return own + node.routes.map((child, index) => treeText(child, `routes[${index}]`, depth + 1)).join('');
}
