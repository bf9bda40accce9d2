import { durationText } from '../alerts/duration-text.ts';
import type { ChannelPreview } from '../alerts/preview.ts';
import type { RouteNode, Visit } from '../alerts/route.ts';
import { instantLabel } from '../alerts/wording.ts';
import type { Severity } from '../model/alert.ts';
import { matchText } from '../settings/match-text.ts';

/** What `rasid routes test` says of one article. */
export interface RouteReport {
  id: unknown;
  /** Does the article match a topic at all? If not, nothing is alerted and the rest is empty. */
  matched: boolean;
  headline: string | null;
  severity: Severity | null;
  severityWhy: string | null;
  channels: ChannelPreview[];
  visits: Visit[];
}

/** The report for people. */
export function reportText(report: RouteReport): string {
  if (!report.matched) return 'No topic matches: no alert. See rasid classify --explain.\n';
  const lines = [
    report.headline ?? '',
    `severity ${report.severity}  (${report.severityWhy})`,
    '',
    ...(report.channels.length === 0 ? ['It reaches no channel.'] : []),
    ...report.channels.flatMap((one) => {
      const until = one.until === null ? '' : ` until ${instantLabel(one.until.toISOString())}`;
      const head = `→ ${one.channel}: ${one.action}${until}, by ${one.route}  (${one.why})`;
      return [head, ...one.notes.map((note) => `    ${note}`)];
    }),
    '',
    'Routes looked at:',
    ...report.visits.map((visit) => `  ${visit.matched ? '✓' : '✗'} ${visit.route}  (${visit.why})`),
  ];
  return `${lines.join('\n')}\n`;
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
