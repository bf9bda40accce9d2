import type { Facts } from './facts.ts';
import { type Matcher, matchFacts } from './match.ts';

/** A mute with an end, an author and a reason: from alerts.yaml, the command line or the web. */
export interface Silence {
  id: string;
  match: Matcher;
  /** ISO 8601; null: from the beginning. */
  startsAt: string | null;
  endsAt: string;
  author: string;
  reason: string;
}

/** Is the silence in force at `now`? The end is exclusive; an end that is no date never mutes. */
export function isActive(silence: Pick<Silence, 'startsAt' | 'endsAt'>, now: Date): boolean {
  const start = silence.startsAt === null ? Number.NEGATIVE_INFINITY : Date.parse(silence.startsAt);
  return start <= now.getTime() && now.getTime() < Date.parse(silence.endsAt);
}

/** The first silence in force that matches, with the words for the ledger; null when nothing mutes the alert. */
export function silencedBy(
  silences: readonly Silence[],
  facts: Facts,
  now: Date,
): { silence: Silence; why: string } | null {
  for (const silence of silences) {
    if (!isActive(silence, now)) continue;
    const { matched, why } = matchFacts(silence.match, facts);
    if (matched) {
      const until = `until ${silence.endsAt} by ${silence.author}`;
      return { silence, why: `silence ${silence.id} (${until}: ${silence.reason}): ${why}` };
    }
  }
  return null;
}
