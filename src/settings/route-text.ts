import { durationText } from '../alerts/duration-text.ts';
import type { RouteNode } from '../alerts/route.ts';
import { matchText } from './match-text.ts';

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
