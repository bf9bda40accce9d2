import type { Severity } from '../model/alert.ts';
import { durationText } from './duration-text.ts';
import { isAtLeast } from './match.ts';

/** At most `limit` messages to each of these channels in any stretch of `perMs`. */
export interface RateCap {
  channels: readonly string[];
  limit: number;
  perMs: number;
  /** From this severity on, alerts are sent and counted but never held; null: none is exempt. */
  breakThrough: Severity | null;
}

/**
 * Whether a channel may be sent one more message. `sentAt` are instants (ms) of its earlier messages, in any order;
 * one from the future (a clock that was set back) counts as sent now. `held` alerts are told together in one
 * summary at `until`.
 */
export function rateDecision(
  caps: readonly RateCap[],
  channel: string,
  severity: Severity,
  sentAt: readonly number[],
  now: Date,
): { action: 'send'; why: string } | { action: 'hold'; until: Date; why: string } {
  for (const cap of caps) {
    if (!cap.channels.includes(channel)) continue;
    const nowMs = now.getTime();
    const within = sentAt
      .map((at) => Math.min(at, nowMs))
      .filter((at) => at > nowMs - cap.perMs)
      .sort((a, b) => a - b);
    if (within.length < cap.limit) continue;
    const noun = within.length === 1 ? 'message' : 'messages';
    const rate = `${within.length} ${noun} to ${channel} in ${durationText(cap.perMs)}, limit ${cap.limit}`;
    if (cap.breakThrough !== null && isAtLeast(severity, cap.breakThrough)) {
      return { action: 'send', why: `${rate}: ${severity} breaks through` };
    }
    // Room comes when so many have aged that one less than the limit is left.
    const makesRoom = within[within.length - cap.limit] ?? nowMs;
    return { action: 'hold', until: new Date(makesRoom + cap.perMs), why: rate };
  }
  return { action: 'send', why: `within the rate of ${channel}` };
}

/** Does every cap of the channel let an alert of this severity through whatever the rate? */
export function isExempt(caps: readonly RateCap[], channel: string, severity: Severity): boolean {
  const own = caps.filter((cap) => cap.channels.includes(channel));
  return (
    own.length > 0 && own.every((cap) => cap.breakThrough !== null && isAtLeast(severity, cap.breakThrough))
  );
}
