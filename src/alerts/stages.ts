// The order matters: grouping says whether there is anything to send now; silences and inhibition take it away for
// good; quiet hours and the rate cap only put it off.
import type { Facts } from './facts.ts';
import { decideSend, type LastSend, mergedEvent, type PendingEvent, type SendDecision } from './group.ts';
import { type InhibitRule, inhibitedBy, type Recent } from './inhibit.ts';
import { type QuietHours, quietUntil } from './quiet-hours.ts';
import { type RateCap, rateDecision } from './rate-cap.ts';
import type { RouteNode, Timing } from './route.ts';
import { type Silence, silencedBy } from './silence.ts';

/** The rules that can keep a routed alert from a channel. */
export interface StageRules {
  silences: readonly Silence[];
  inhibit: readonly InhibitRule[];
  quietHours: readonly QuietHours[];
  rateCaps: readonly RateCap[];
}

/** Those rules with the routes: everything that says whether, where and when an alert goes out. */
export interface DispatchRules extends StageRules {
  route: RouteNode;
}

/** One story on one channel, as the ledger knows it. */
export interface ChannelState {
  storyId: string;
  channel: string;
  timing: Timing;
  facts: Facts;
  /** Events that this channel has not been told. */
  pending: readonly PendingEvent[];
  /** What it was last told of this story. */
  last: LastSend | null;
  /** Instants (ms) of its latest messages about any story. */
  sentAt: readonly number[];
  /** Other alerts that went out lately, for inhibition. */
  recent: readonly Recent[];
  /** Does the story still move? Only then is it repeated. */
  isAlive: boolean;
}

/**
 * `send` and `repeat`: now. `wait`: look again at `until`. `hold`: over the rate, goes into the summary at `until`.
 * `mute`: never for these events. `nothing`: look again at `until`, if there is one.
 */
export interface StageDecision extends Omit<SendDecision, 'action'> {
  action: SendDecision['action'] | 'hold' | 'mute';
}

/** What is done about one story on one channel at `now`, and the reason of the stage that decided. */
export function decideStages(rules: StageRules, state: ChannelState, now: Date): StageDecision {
  const { channel, facts, last, pending } = state;
  const grouped = decideSend(pending, last, state.timing, now, state.isAlive);
  if (grouped.action === 'wait' || grouped.action === 'nothing') return grouped;
  const silenced = silencedBy(rules.silences, facts, now);
  if (silenced) return { action: 'mute', until: null, why: silenced.why };
  const inhibited = inhibitedBy(rules.inhibit, { storyId: state.storyId, facts }, state.recent, now);
  if (inhibited) return { action: 'mute', until: null, why: inhibited.why };
  const severity = pending.length > 0 ? mergedEvent(pending).severity : (last?.severity ?? 'info');
  const quiet = quietUntil(rules.quietHours, channel, severity, now);
  if (quiet) return { action: 'wait', until: quiet.until, why: quiet.why };
  const rate = rateDecision(rules.rateCaps, channel, severity, state.sentAt, now);
  return rate.action === 'hold' ? rate : grouped;
}
