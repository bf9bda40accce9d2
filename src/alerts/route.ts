import type { Facts } from './facts.ts';
import { type Matcher, matchFacts } from './match.ts';

/** When a group of events about one story goes out, as Alertmanager's routes have it. Milliseconds. */
export interface Timing {
  /** How long the first event of a story waits for others. */
  groupWaitMs: number;
  /** The least time between two messages about one story. */
  groupIntervalMs: number;
  /** A story that is still alive is told again after this; null: never. */
  repeatIntervalMs: number | null;
}

/** One node of the tree, as written: what is left out comes from the node above. */
export interface RouteNode {
  name?: string | undefined;
  match: Matcher;
  channels?: readonly string[] | undefined;
  groupWaitMs?: number | undefined;
  groupIntervalMs?: number | undefined;
  repeatIntervalMs?: number | undefined;
  /** Go on to the next sibling after this one matched. */
  continue: boolean;
  routes: readonly RouteNode[];
}

/** A channel an alert goes to, the route that sends it there and why that one matched. */
export interface Routed extends Timing {
  channel: string;
  /** `route.routes[1]`, or the names on the way where routes have names. */
  route: string;
  why: string;
}

/** A route that was looked at, for `rasid routes test`. */
export interface Visit {
  route: string;
  matched: boolean;
  why: string;
}

/** At once, every event, never again: an alert that waits needs somebody to have asked for it. */
const AT_ONCE: Timing = { groupWaitMs: 0, groupIntervalMs: 0, repeatIntervalMs: null };

interface Inherited extends Timing {
  channels: readonly string[];
}

function walk(
  node: RouteNode,
  path: string,
  above: Inherited,
  facts: Facts,
  out: { routed: Routed[]; visits: Visit[] },
): boolean {
  const { matched, why } = matchFacts(node.match, facts);
  out.visits.push({ route: path, matched, why });
  if (!matched) return false;
  const own: Inherited = {
    channels: node.channels ?? above.channels,
    groupWaitMs: node.groupWaitMs ?? above.groupWaitMs,
    groupIntervalMs: node.groupIntervalMs ?? above.groupIntervalMs,
    repeatIntervalMs: node.repeatIntervalMs ?? above.repeatIntervalMs,
  };
  let taken = false;
  for (const [index, child] of node.routes.entries()) {
    const name = child.name ? `${path} › ${child.name}` : `${path}.routes[${index}]`;
    const matchedChild = walk(child, name, own, facts, out);
    taken ||= matchedChild;
    if (matchedChild && !child.continue) break;
  }
  if (taken) return true;
  const { channels, ...timing } = own;
  for (const channel of channels) {
    // The first route that names a channel decides its timing: one channel gets one message.
    if (!out.routed.some((routed) => routed.channel === channel)) {
      out.routed.push({ channel, route: path, why, ...timing });
    }
  }
  return true;
}

/**
 * The channels of an alert, in the order of the tree, and every route that was looked at on the way. The deepest
 * matching route decides; the first matching sibling ends the search unless it says `continue` (the rules of
 * Prometheus Alertmanager, https://prometheus.io/docs/alerting/latest/configuration/#route).
 */
export function routeFacts(root: RouteNode, facts: Facts): { routed: Routed[]; visits: Visit[] } {
  const out: { routed: Routed[]; visits: Visit[] } = { routed: [], visits: [] };
  walk(root, root.name ?? 'route', { ...AT_ONCE, channels: [] }, facts, out);
  return out;
}

/** The timing of a channel for these facts; at once where no route sends them there any more. */
export function timingFor(root: RouteNode, facts: Facts, channel: string): Timing {
  return routeFacts(root, facts).routed.find((routed) => routed.channel === channel) ?? AT_ONCE;
}

/** The shortest `repeat_interval` anywhere in the tree, in milliseconds; null where nothing is ever repeated. */
export function leastRepeatMs(node: RouteNode): number | null {
  const all = [node.repeatIntervalMs ?? null, ...node.routes.map(leastRepeatMs)].filter((ms) => ms !== null);
  return all.length > 0 ? Math.min(...all) : null;
}
