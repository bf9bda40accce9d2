import type { Severity } from '../model/alert.ts';
import { durationText } from './duration-text.ts';
import type { Facts } from './facts.ts';
import { matchFacts } from './match.ts';
import { quietUntil } from './quiet-hours.ts';
import { type Routed, routeFacts, type Visit } from './route.ts';
import { silencedBy } from './silence.ts';
import type { DispatchRules } from './stages.ts';

/** A channel an alert would reach, by which route, and what would act on the way. */
export interface ChannelPreview extends Routed {
  /** `send`, or what would keep it: mute, wait. Inhibition and caps depend on what else was told: see `notes`. */
  action: 'send' | 'wait' | 'mute';
  until: Date | null;
  notes: string[];
}

function timingNotes(routed: Routed): string[] {
  const { groupWaitMs, groupIntervalMs, repeatIntervalMs } = routed;
  return [
    ...(groupWaitMs > 0
      ? [`the first message about a story waits ${durationText(groupWaitMs)} for others`]
      : []),
    ...(groupIntervalMs > 0
      ? [`updates come ${durationText(groupIntervalMs)} apart, unless more severe`]
      : []),
    ...(repeatIntervalMs === null
      ? []
      : [`a living story is told again after ${durationText(repeatIntervalMs)}`]),
  ];
}

function dependentNotes(rules: DispatchRules, channel: string, facts: Facts): string[] {
  const inhibited = rules.inhibit
    .filter((rule) => matchFacts(rule.target, facts).matched)
    .map((rule) => `${rule.name} mutes it for ${durationText(rule.forMs)} after a matching source alert`);
  const capped = rules.rateCaps
    .filter((cap) => cap.channels.includes(channel))
    .map((cap) => {
      const through = cap.breakThrough === null ? 'nothing' : cap.breakThrough;
      return `at most ${cap.limit} messages in ${durationText(cap.perMs)}, ${through} breaks through`;
    });
  return [...inhibited, ...capped];
}

/** Which channels an alert with these facts would reach at `now`, and every route that was looked at. */
export function previewRouting(
  rules: DispatchRules,
  facts: Facts,
  severity: Severity,
  now: Date,
): { channels: ChannelPreview[]; visits: Visit[] } {
  const { routed, visits } = routeFacts(rules.route, facts);
  const silenced = silencedBy(rules.silences, facts, now);
  const channels = routed.map((one): ChannelPreview => {
    const notes = [...timingNotes(one), ...dependentNotes(rules, one.channel, facts)];
    if (silenced) return { ...one, action: 'mute', until: null, notes: [silenced.why] };
    const quiet = quietUntil(rules.quietHours, one.channel, severity, now);
    if (quiet) return { ...one, action: 'wait', until: quiet.until, notes: [quiet.why, ...notes] };
    if (one.groupWaitMs > 0) {
      return { ...one, action: 'wait', until: new Date(now.getTime() + one.groupWaitMs), notes };
    }
    return { ...one, action: 'send', until: null, notes };
  });
  return { channels, visits };
}
