import { describe, expect, it } from 'vitest';
import { decideSend, type LastSend, mergedEvent, type PendingEvent } from '../../src/alerts/group.ts';
import type { Timing } from '../../src/alerts/route.ts';
import { news } from './samples.ts';

const MINUTE = 60_000;
const TIMING: Timing = { groupWaitMs: MINUTE, groupIntervalMs: 5 * MINUTE, repeatIntervalMs: 60 * MINUTE };
const event = (at: string, given: Partial<PendingEvent> = {}): PendingEvent => ({
  event: 'corroborated',
  at: `2026-11-24T${at}Z`,
  whatsNew: news('second outlet'),
  severity: 'medium',
  ...given,
});
const last = (at: string, severity: LastSend['severity'] = 'medium'): LastSend => ({
  at: `2026-11-24T${at}Z`,
  severity,
});

describe('when a story is told', () => {
  it.each<[string, PendingEvent[], LastSend | null, string, string, string | null, string]>([
    [
      'the first event waits for others',
      [event('10:00:00')],
      null,
      '10:00:10',
      'wait',
      '10:01:00',
      '1 new event, group_wait for 50 s',
    ],
    ['then it goes', [event('10:00:00')], null, '10:01:00', 'send', null, 'first seen, 1 new event'],
    [
      'the wait counts from the first of several',
      [event('10:00:50'), event('10:00:00')],
      null,
      '10:01:00',
      'send',
      null,
      'first seen, 2 new events',
    ],
    [
      'an update waits out the interval',
      [event('10:02:00')],
      last('10:01:00'),
      '10:02:00',
      'wait',
      '10:06:00',
      '1 new event, group_interval for 240 s',
    ],
    [
      'an update goes after the interval',
      [event('10:02:00')],
      last('10:01:00'),
      '10:06:00',
      'send',
      null,
      '1 new event',
    ],
    [
      'what is more severe does not wait',
      [event('10:02:00', { severity: 'high' })],
      last('10:01:00'),
      '10:02:00',
      'send',
      null,
      '1 new event, now high after medium',
    ],
    [
      'what is less severe waits',
      [event('10:02:00', { severity: 'low' })],
      last('10:01:00'),
      '10:02:00',
      'wait',
      '10:06:00',
      '1 new event, group_interval for 240 s',
    ],
    [
      'nothing new, not yet time to repeat',
      [],
      last('10:01:00'),
      '10:02:00',
      'nothing',
      '11:01:00',
      'repeat in 3540 s',
    ],
    ['nothing new, time to repeat', [], last('10:01:00'), '11:01:00', 'repeat', null, 'repeat time passed'],
    ['nothing at all', [], null, '11:01:00', 'nothing', null, 'nothing to say'],
    [
      'a clock set back: the first waits no longer than group_wait',
      [event('23:00:00')],
      null,
      '10:00:00',
      'wait',
      '10:01:00',
      '1 new event, group_wait for 60 s',
    ],
    [
      'a clock set back: an update waits no longer than group_interval',
      [event('10:00:00')],
      last('23:00:00'),
      '10:00:00',
      'wait',
      '10:05:00',
      '1 new event, group_interval for 300 s',
    ],
  ])('%s', (_name, pending, sent, now, action, again, why) => {
    const decision = decideSend(pending, sent, TIMING, new Date(`2026-11-24T${now}Z`), true);
    expect(decision.action).toBe(action);
    expect(decision.until?.toISOString().slice(11, 19) ?? null).toBe(again);
    expect(decision.why).toBe(why);
  });

  it('does not repeat a story that has ended, nor where no interval is set', () => {
    const now = new Date('2026-11-25T10:00:00Z');
    expect(decideSend([], last('10:00:00'), TIMING, now, false).action).toBe('nothing');
    expect(decideSend([], last('10:00:00'), { ...TIMING, repeatIntervalMs: null }, now, true).action).toBe(
      'nothing',
    );
  });
});

describe('several events are told as one', () => {
  it('takes the weightiest kind, the highest severity, the latest time and all the news in order', () => {
    const merged = mergedEvent([
      event('10:05:00', { whatsNew: news('second outlet') }),
      event('10:01:00', { event: 'status_changed', whatsNew: news('announced → started'), severity: 'high' }),
      event('10:06:00', { whatsNew: news('second outlet') }),
      event('10:00:00', { whatsNew: [] }),
    ]);
    expect(merged).toEqual({
      event: 'status_changed',
      at: '2026-11-24T10:06:00Z',
      whatsNew: news('announced → started; second outlet'),
      severity: 'high',
    });
  });

  it('stays the opening of a story when more came at once', () => {
    expect(mergedEvent([event('10:01:00'), event('10:00:00', { event: 'opened' })]).event).toBe('opened');
  });

  it('refuses an empty group', () => {
    expect(() => mergedEvent([])).toThrow(RangeError);
  });
});
