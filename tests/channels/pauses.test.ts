import { beforeEach, describe, expect, it } from 'vitest';
import { createPauses, type Pauses } from '../../src/channels/pauses.ts';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 24, 10, 0, seconds));

describe('a channel that does not answer', () => {
  let pauses: Pauses;
  beforeEach(() => {
    pauses = createPauses();
    pauses.unanswered('desk', 'a', at(5), at(0));
  });
  /** Seconds until a message may be tried; null: now. */
  const waits = (id: string, seconds: number, channel = 'desk'): number | null => {
    const until = pauses.until(channel, id, at(seconds));
    return until && (until.getTime() - at(seconds).getTime()) / 1_000;
  };

  it('is left alone until the message in doubt is tried again, and by the others a little longer', () => {
    expect([waits('b', 1), waits('a', 1), waits('b', 5)]).toEqual([5.5, 4, 1.5]);
  });

  it('gets one message at a time, and all of them again once it has answered', () => {
    expect([waits('a', 5), waits('b', 7), waits('c', 7)]).toEqual([null, 2, 2]);
    pauses.answered('desk', 'a');
    expect([waits('b', 7), waits('c', 7)]).toEqual([null, null]);
  });

  it('is tried by another message where the one in doubt takes long', () => {
    pauses.unanswered('desk', 'a', at(600), at(0));
    expect([waits('b', 20), waits('b', 32)]).toEqual([11.5, null]);
  });

  it('is not held up again by a message that alone gets no answer', () => {
    expect(waits('b', 7)).toBeNull();
    pauses.answered('desk', 'b');
    pauses.unanswered('desk', 'a', at(20), at(10));
    expect(waits('c', 11)).toBeNull();
  });

  it('holds up no other channel', () => {
    expect(waits('b', 1, 'mail')).toBeNull();
  });
});

describe('a channel that asks to be left alone', () => {
  it('is, by every message, until then', () => {
    const pauses = createPauses();
    pauses.ask('desk', 7_000, at(0));
    expect(pauses.until('desk', 'a', at(6))).toEqual(at(7));
    expect(pauses.until('desk', 'a', at(7))).toBeNull();
  });
});
