import { dateLabel } from '../lib/date-label.ts';
import { DAY_MS, HOUR_MS } from '../lib/durations.ts';
import { type Alert, type AlertSummary, SEVERITIES, type SummaryRow } from '../model/alert.ts';
import { bareAlert } from './bare-alert.ts';
import { clip } from './foreign-text.ts';
import { gravest } from './match.ts';
import { lastTwoAt, type Weekday } from './wall-clock.ts';

/** A digest as configured; the times are on the wall clock of `timezone`. */
export interface DigestPlan {
  period: 'daily' | 'weekly';
  channels: readonly string[];
  /** Minutes after midnight. */
  atMinute: number;
  /** For the weekly one. */
  day: Weekday;
  timezone: string;
}

/** The period a plan tells about at `now`: up to its latest time, from the one before. */
export function digestPeriod(plan: DigestPlan, now: Date): { from: Date; to: Date } {
  const day = plan.period === 'weekly' ? plan.day : null;
  const { last, before } = lastTwoAt(plan.atMinute, day, now.getTime(), plan.timezone);
  return { from: new Date(before), to: new Date(last) };
}

const MOST_ROWS = 25;

/** Steps of the small timeline; what a rate cap held back is too short for one. */
const STEP_MS: Readonly<Record<AlertSummary['kind'], number>> = {
  daily: 3 * HOUR_MS,
  weekly: DAY_MS,
  held_back: 0,
};

const MOST_STEPS = 31;

function stepLabel(at: number, stepMs: number, timezone: string): string {
  const shape: Intl.DateTimeFormatOptions =
    stepMs >= DAY_MS
      ? { weekday: 'short', day: 'numeric', month: 'short' }
      : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  return new Intl.DateTimeFormat('en-GB', { ...shape, timeZone: timezone }).format(at).replace(',', '');
}

function timelineOf(
  rows: readonly SummaryRow[],
  {
    kind,
    fromMs,
    toMs,
    timezone,
  }: { kind: AlertSummary['kind']; fromMs: number; toMs: number; timezone: string },
): AlertSummary['timeline'] {
  if (STEP_MS[kind] === 0) return [];
  // A daily one after a pause may reach back over days.
  const stepMs = toMs - fromMs > MOST_STEPS * STEP_MS[kind] ? DAY_MS : STEP_MS[kind];
  const timeline: AlertSummary['timeline'] = [];
  for (let at = fromMs; at < toMs && timeline.length < MOST_STEPS; at += stepMs) {
    const count = rows.filter((row) => {
      const moved = Date.parse(row.at);
      return moved >= at && moved < Math.min(at + stepMs, toMs);
    }).length;
    timeline.push({ label: stepLabel(at, stepMs, timezone), count });
  }
  return timeline;
}

/** `1 critical, 3 high`. */
function countsBySeverity(rows: readonly SummaryRow[]): string {
  return [...SEVERITIES]
    .reverse()
    .map((severity) => ({ severity, count: rows.filter((row) => row.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}`)
    .join(', ');
}

function headlineFor(
  kind: AlertSummary['kind'],
  rows: readonly SummaryRow[],
  from: string,
  to: string,
): string {
  const stories = rows.length === 1 ? '1 story' : `${rows.length} stories`;
  const counts = rows.length > 0 ? ` (${countsBySeverity(rows)})` : '';
  const lastDay = new Date(Date.parse(to) - 1).toISOString();
  switch (kind) {
    case 'daily':
      return `Daily digest, ${dateLabel(to.slice(0, 10))}: ${stories}${counts}`;
    case 'weekly':
      return `Weekly digest, ${dateLabel(from.slice(0, 10))} to ${dateLabel(lastDay.slice(0, 10))}: ${stories}${counts}`;
    case 'held_back':
      return `${stories} held back by this channel's rate limit${counts}`;
  }
}

/**
 * One message about many stories: the daily or weekly digest, or what a rate cap held back. Rows come most severe
 * first, then latest first, 25 at most; the rest are counted. `from` and `to` (exclusive) are ISO 8601; rows outside
 * are left out. The same period gives the same `storyId`, so a repeat threads with the first.
 */
export function summaryAlert(
  kind: AlertSummary['kind'],
  stories: readonly SummaryRow[],
  period: { from: string; to: string; timezone: string },
): Alert {
  const fromMs = Date.parse(period.from);
  const toMs = Date.parse(period.to);
  const rows = stories
    .filter((row) => Date.parse(row.at) >= fromMs && Date.parse(row.at) < toMs)
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) ||
        Date.parse(b.at) - Date.parse(a.at),
    );
  return {
    ...bareAlert({
      storyId: `${kind}-${period.to}`,
      at: period.to,
      severity: kind === 'held_back' ? gravest(rows.map(({ severity }) => severity)) : 'info',
      headline: clip(headlineFor(kind, rows, period.from, period.to), 300),
      whatsNew: [],
    }),
    summary: {
      kind,
      from: period.from,
      to: period.to,
      rows: rows.slice(0, MOST_ROWS),
      more: Math.max(0, rows.length - MOST_ROWS),
      timeline: timelineOf(rows, { kind, fromMs, toMs, timezone: period.timezone }),
    },
  };
}
