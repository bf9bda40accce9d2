import type { ChannelPreview } from '../alerts/preview.ts';
import type { Visit } from '../alerts/route.ts';
import { instantLabel } from '../lib/date-label.ts';
import type { Severity } from '../model/alert.ts';

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
