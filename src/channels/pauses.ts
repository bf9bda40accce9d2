/** What channels have asked for, as this process knows it: another learns it from its own first refusal. */
export interface Pauses {
  /** A channel asked to be left alone for so long from `now`. */
  ask(channel: string, ms: number, now: Date): void;
  /** Until when a channel wants to be left alone; null when it does not. */
  until(channel: string, now: Date): Date | null;
}

/**
 * A Retry-After is about the channel, not about the message that met it (docs.slack.dev/apis/web-api/rate-limits):
 * whoever sends the next one meanwhile is refused too, and uses up its tries.
 */
export function createPauses(): Pauses {
  const ends = new Map<string, number>();
  return {
    ask(channel, ms, now) {
      ends.set(channel, Math.max(ends.get(channel) ?? 0, now.getTime() + ms));
    },
    until(channel, now) {
      const end = ends.get(channel) ?? 0;
      return end > now.getTime() ? new Date(end) : null;
    },
  };
}
