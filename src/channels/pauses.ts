/**
 * Which channels are to be left alone, as this process knows it: another learns it from its own first refusal.
 *
 * Two things make a channel wait. It asked for it (Retry-After). Or a message got no answer: then whatever is sent
 * next would most likely get none either, and would have to be marked as a possible repeat as well. So one message is
 * tried at a time, first of all the one that is in doubt already, until one is answered.
 */
export interface Pauses {
  /** A channel asked to be left alone for so long from `now`. */
  ask(channel: string, ms: number, now: Date): void;
  /** When to come back with a message; null when it may be tried now, and then its outcome has to be told. */
  until(channel: string, id: string, now: Date): Date | null;
  /** A message was answered, one way or the other. */
  answered(channel: string, id: string): void;
  /** A message got no answer; it is tried again at `nextTryAt`, and the others wait for that, within bounds. */
  unanswered(channel: string, id: string, nextTryAt: Date, now: Date): void;
}

interface Silence {
  suspect: string;
  untilMs: number;
  probe: string | null;
}

/** No message waits longer than this for another's next try. */
const LONGEST_MS = 30_000;
/** The others come a little later than the message in doubt. */
const AFTER_SUSPECT_MS = 1_500;
const WHILE_PROBING_MS = 2_000;
const MOST_GUILTY = 1_000;

/** Pauses of one process. */
export function createPauses(): Pauses {
  const asked = new Map<string, number>();
  const silences = new Map<string, Silence>();
  /** Messages that got no answer while others did: they, not their channels, are at fault. */
  const guilty = new Set<string>();

  function afterSilence(channel: string, id: string, nowMs: number): number {
    const silence = silences.get(channel);
    if (!silence) return nowMs;
    if (silence.probe !== null) return silence.probe === id ? nowMs : nowMs + WHILE_PROBING_MS;
    const opensMs = silence.untilMs + (id === silence.suspect ? 0 : AFTER_SUSPECT_MS);
    if (opensMs > nowMs) return opensMs;
    silence.probe = id;
    return nowMs;
  }

  return {
    ask(channel, ms, now) {
      asked.set(channel, Math.max(asked.get(channel) ?? 0, now.getTime() + ms));
    },
    until(channel, id, now) {
      const nowMs = now.getTime();
      const end = asked.get(channel) ?? 0;
      const opensMs = end > nowMs ? end : afterSilence(channel, id, nowMs);
      return opensMs > nowMs ? new Date(opensMs) : null;
    },
    answered(channel, id) {
      const suspect = silences.get(channel)?.suspect;
      silences.delete(channel);
      if (guilty.size >= MOST_GUILTY) guilty.clear();
      if (suspect !== undefined && suspect !== id) guilty.add(suspect);
      else guilty.delete(id);
    },
    unanswered(channel, id, nextTryAt, now) {
      if (guilty.has(id)) return;
      const untilMs = Math.min(nextTryAt.getTime(), now.getTime() + LONGEST_MS);
      silences.set(channel, { suspect: id, untilMs, probe: null });
    },
  };
}
