import { factsOfAlert } from '../alerts/facts.ts';
import { type Matcher, matchFacts } from '../alerts/match.ts';
import { DAY_MS } from '../lib/durations.ts';
import type { Alert } from '../model/alert.ts';
import { alertsSince } from '../store/alerts-since.ts';
import type { Sql } from '../store/sql.ts';

/** What a silence with these conditions does: shown before it is made. */
export interface SilenceEffect {
  days: number;
  /** Alerts of the last `days`, and how many of them it would have muted. */
  alerts: number;
  muted: number;
  /** Alerts that wait now and would be muted. */
  waiting: number;
  /** The newest of those it would have muted. */
  examples: { storyId: string; at: Date; alert: Alert }[];
}

const DAYS = 30;
const EXAMPLES = 5;

/** Asks the ledger what a matcher would have muted in the last 30 days, and what it would mute now. */
export async function silenceEffect(sql: Sql, match: Matcher, now: Date): Promise<SilenceEffect> {
  const effect: SilenceEffect = { days: DAYS, alerts: 0, muted: 0, waiting: 0, examples: [] };
  for await (const { storyId, at, alert, waiting } of alertsSince(
    sql,
    new Date(now.getTime() - DAYS * DAY_MS),
  )) {
    effect.alerts += 1;
    if (!matchFacts(match, factsOfAlert(alert)).matched) continue;
    effect.muted += 1;
    if (waiting) effect.waiting += 1;
    if (effect.examples.length < EXAMPLES) effect.examples.push({ storyId, at, alert });
  }
  return effect;
}

/** The effect in one sentence. */
export function effectText({ days, alerts, muted, waiting }: SilenceEffect): string {
  const then = `would have muted ${muted} of the ${alerts} alerts of the last ${days} days`;
  return `${then}; mutes ${waiting} that ${waiting === 1 ? 'waits' : 'wait'} now`;
}
