import type { Matcher } from '../alerts/match.ts';
import type { RouteNode } from '../alerts/route.ts';
import { doubledSources } from './doubled-sources.ts';
import type { Settings } from './load.ts';

/** May something of this topic match? Only what the matcher says of topics is asked. */
function mayMatch(matcher: Matcher, topic: string): boolean {
  if (matcher.topic && !matcher.topic.includes(topic)) return false;
  const { topic: excluded, ...others } = matcher.not ?? {};
  return !(excluded?.includes(topic) && Object.values(others).every((value) => value === undefined));
}

/** Could any route tell somebody of this topic? */
function isHeard(node: RouteNode, topic: string, above: readonly string[]): boolean {
  if (!mayMatch(node.match, topic)) return false;
  const channels = node.channels ?? above;
  return channels.length > 0 || node.routes.some((child) => isHeard(child, topic, channels));
}

const named = (node: RouteNode): string[] => [...(node.channels ?? []), ...node.routes.flatMap(named)];

/** Routes behind a sibling that takes everything and does not go on. */
function shadowed(node: RouteNode, path: string): string[] {
  const taker = node.routes.findIndex(
    ({ match, continue: goesOn }) => Object.keys(match).length === 0 && !goesOn,
  );
  const behind = node.routes.map((_, index) => index).filter((index) => taker >= 0 && index > taker);
  return [
    ...behind.map(
      (index) => `${path}.routes[${index}]: never reached, since routes[${taker}] before it takes everything`,
    ),
    ...node.routes.flatMap((child, index) => shadowed(child, `${path}.routes[${index}]`)),
  ];
}

/** Where nobody would hear, or a source is read twice, though nothing is wrong as such: a line each. */
export function warningsOf(settings: Settings, topics: readonly string[], now: Date): string[] {
  const { rules, channels, operations, sources, heartbeat } = settings;
  const used = new Set([
    ...named(rules.route),
    ...rules.digest.flatMap((plan) => plan.channels),
    ...operations.channels,
  ]);
  const [first] = operations.channels;
  const whoHears =
    first === undefined
      ? 'nobody is told of trouble'
      : `only '${first}' is told, and only when watching has stopped or a channel takes no messages`;
  return [
    ...topics
      .filter((topic) => !isHeard(rules.route, topic, []))
      .map((topic) => `alerts.yaml: route: no route tells anybody of the topic ${topic}`),
    ...shadowed(rules.route, 'route').map((line) => `alerts.yaml: ${line}`),
    ...channels
      .filter(({ id }) => !used.has(id))
      .map(({ id }) => `alerts.yaml: channels: no route, digest or operations names '${id}'`),
    ...rules.silences
      .filter(({ endsAt }) => Date.parse(endsAt) <= now.getTime())
      .map(({ id, endsAt }) => `alerts.yaml: silences: '${id}' has ended (${endsAt})`),
    ...(operations.urgentOnly || first === undefined
      ? [`alerts.yaml: operations: not set; failing sources and dead letters are only logged, ${whoHears}`]
      : []),
    ...(sources.some((source) => source.enabled) ? [] : ['sources.yaml: no source is switched on']),
    ...(heartbeat === null
      ? ['rasid.yaml: heartbeat: not set; if this machine stops, nobody is told (docs/operations.md)']
      : []),
    ...doubledSources(sources),
  ];
}
