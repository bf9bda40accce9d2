import { describe, expect, it } from 'vitest';
import { factsOfAlert } from '../../src/alerts/facts.ts';
import { type InhibitRule, inhibitedBy } from '../../src/alerts/inhibit.ts';
import { type QuietHours, quietUntil } from '../../src/alerts/quiet-hours.ts';
import { type RateCap, rateDecision } from '../../src/alerts/rate-cap.ts';
import { type Silence, silencedBy } from '../../src/alerts/silence.ts';
import { WEEKDAYS } from '../../src/alerts/wall-clock.ts';
import { compose, judged, threat } from './samples.ts';

const at = (iso: string): Date => new Date(iso);

describe('a silence mutes what it matches, while it lasts', () => {
  const silence: Silence = {
    id: 's1',
    match: { type: ['threat'] },
    startsAt: '2026-11-24T10:00:00Z',
    endsAt: '2026-11-24T12:00:00Z',
    author: 'Layla',
    reason: 'drill',
  };
  const facts = factsOfAlert(threat);

  it.each([
    ['before its start', silence, '2026-11-24T09:59:59Z', false],
    ['from its start', silence, '2026-11-24T10:00:00Z', true],
    ['until just before its end', silence, '2026-11-24T11:59:59.999Z', true],
    ['at its end', silence, '2026-11-24T12:00:00Z', false],
    ['without a start', { ...silence, startsAt: null }, '2020-01-01T00:00:00Z', true],
    [
      'what does not match',
      { ...silence, match: { type: ['truce'] } } as Silence,
      '2026-11-24T11:00:00Z',
      false,
    ],
    ['an end that is no date', { ...silence, endsAt: 'soon' }, '2026-11-24T11:00:00Z', false],
  ])('%s', (_name, given, now, muted) => {
    expect(silencedBy([given], facts, at(now)) !== null).toBe(muted);
  });

  it('names itself, its author and its reason', () => {
    const why = silencedBy([silence], facts, at('2026-11-24T11:00:00Z'))?.why;
    expect(why).toBe('silence s1 (until 2026-11-24T12:00:00Z by Layla: drill): type threat');
  });
});

describe('inhibition', () => {
  const leaves = (status: 'completed' | 'demanded', host = 'IQ') =>
    factsOfAlert(
      compose([judged({ title: 't', text: 'كلام', withdrawals: [{ words: ['كلام'], status, host }] })]),
    );
  const rule: InhibitRule = {
    name: 'done',
    source: { status: ['completed'] },
    target: { status: ['demanded'] },
    equal: ['force', 'country'],
    forMs: 3_600_000,
  };
  const recent = { storyId: '1', at: '2026-11-24T10:00:00Z', facts: leaves('completed') };

  it.each([
    ['mutes the demand after the completion', '2', leaves('demanded'), '2026-11-24T10:30:00Z', true],
    ['not for another country', '2', leaves('demanded', 'SY'), '2026-11-24T10:30:00Z', false],
    ['not after its time', '2', leaves('demanded'), '2026-11-24T11:00:00Z', false],
    ['not before the source happened', '2', leaves('demanded'), '2026-11-24T09:00:00Z', false],
    ['not what is no target', '2', leaves('completed'), '2026-11-24T10:30:00Z', false],
    ['not the same story', '1', leaves('demanded'), '2026-11-24T10:30:00Z', false],
  ])('%s', (_name, storyId, facts, now, muted) => {
    expect(inhibitedBy([rule], { storyId, facts }, [recent], at(now)) !== null).toBe(muted);
  });

  it('says which story muted it', () => {
    const found = inhibitedBy(
      [rule],
      { storyId: '2', facts: leaves('demanded') },
      [recent],
      at('2026-11-24T10:30:00Z'),
    );
    expect(found?.why).toBe('inhibited by done: story 1 at 2026-11-24T10:00:00Z, same force and country');
  });
});

describe('quiet hours', () => {
  const night: QuietHours = {
    channels: ['desk'],
    fromMinute: 23 * 60,
    toMinute: 7 * 60,
    timezone: 'Asia/Baghdad',
    days: WEEKDAYS,
    breakThrough: 'critical',
  };
  const noon: QuietHours = { ...night, fromMinute: 720, toMinute: 780, timezone: 'UTC' };

  it.each<[string, QuietHours, string, string, string | null]>([
    // Baghdad is UTC+3 all year.
    ['before midnight', night, 'high', '2026-11-24T20:00:00Z', '2026-11-25T04:00:00.000Z'],
    ['after midnight', night, 'high', '2026-11-24T22:30:00Z', '2026-11-25T04:00:00.000Z'],
    ['to the minute of its end', night, 'high', '2026-11-25T03:59:59Z', '2026-11-25T04:00:00.000Z'],
    ['not at its end', night, 'high', '2026-11-25T04:00:00Z', null],
    ['not before its start', night, 'high', '2026-11-24T19:59:59Z', null],
    ['what is severe enough comes through', night, 'critical', '2026-11-24T22:30:00Z', null],
    [
      'nothing comes through where null says so',
      { ...night, breakThrough: null },
      'critical',
      '2026-11-24T22:30:00Z',
      '2026-11-25T04:00:00.000Z',
    ],
    ['a window within a day', noon, 'low', '2026-11-24T12:30:00Z', '2026-11-24T13:00:00.000Z'],
    ['only on its days', { ...noon, days: ['wed'] }, 'low', '2026-11-24T12:30:00Z', null],
    [
      'a window begun on its day lasts into the next',
      { ...night, days: ['tue'] },
      'low',
      '2026-11-24T22:30:00Z',
      '2026-11-25T04:00:00.000Z',
    ],
    [
      'a day that only ends one is not quiet',
      { ...night, days: ['wed'] },
      'low',
      '2026-11-24T22:30:00Z',
      null,
    ],
    [
      'equal ends are a whole day',
      { ...noon, toMinute: 720 },
      'low',
      '2026-11-24T11:00:00Z',
      '2026-11-24T12:00:00.000Z',
    ],
    // Berlin goes from UTC+2 to UTC+1 on 25 Oct 2026 at 03:00, and back on 28 Mar 2027 at 02:00.
    [
      'the longer night of autumn',
      { ...night, timezone: 'Europe/Berlin' },
      'low',
      '2026-10-24T22:00:00Z',
      '2026-10-25T06:00:00.000Z',
    ],
    [
      'the shorter night of spring',
      { ...night, timezone: 'Europe/Berlin' },
      'low',
      '2027-03-27T23:00:00Z',
      '2027-03-28T05:00:00.000Z',
    ],
    [
      'an end that the clocks skip',
      { ...night, timezone: 'Europe/Berlin', toMinute: 150 },
      'low',
      '2027-03-28T00:30:00Z',
      '2027-03-28T01:30:00.000Z',
    ],
  ])('%s', (_name, quiet, severity, now, until) => {
    const found = quietUntil([quiet], 'desk', severity as 'low', at(now));
    expect(found?.until.toISOString() ?? null).toBe(until);
  });

  it('leaves other channels alone', () => {
    expect(quietUntil([night], 'phone', 'low', at('2026-11-24T22:30:00Z'))).toBeNull();
  });

  it('says which hours', () => {
    expect(quietUntil([night], 'desk', 'high', at('2026-11-24T22:30:00Z'))?.why).toBe(
      'quiet hours of desk, 23:00 to 07:00 Asia/Baghdad: high waits, critical breaks through',
    );
  });
});

describe('the rate cap', () => {
  const cap: RateCap = { channels: ['desk'], limit: 3, perMs: 60_000, breakThrough: 'critical' };
  const now = 1_000_000;
  const decide = (sentAt: number[], severity: 'high' | 'critical' = 'high', channel = 'desk') =>
    rateDecision([cap], channel, severity, sentAt, new Date(now));

  it.each([
    ['two sent', [now - 1, now - 2], 'send'],
    ['three sent', [now - 1, now - 2, now - 3], 'hold'],
    ['three sent, one long ago', [now - 1, now - 2, now - 60_000], 'send'],
    ['in any order', [now - 50_000, now - 1, now - 20], 'hold'],
  ] as const)('%s: %s', (_name, sentAt, action) => {
    expect(decide([...sentAt]).action).toBe(action);
  });

  it('holds until the message that makes room has aged', () => {
    const decision = decide([now - 50_000, now - 40_000, now - 30_000, now - 20_000]);
    expect(decision.action === 'hold' && decision.until.getTime()).toBe(now - 40_000 + 60_000);
  });

  it('lets the severe through and other channels alone', () => {
    expect(decide([now, now, now], 'critical')).toMatchObject({
      action: 'send',
      why: expect.stringContaining('breaks through'),
    });
    expect(decide([now, now, now], 'high', 'phone').action).toBe('send');
  });

  it('holds no longer than its period after the clock was set back', () => {
    const decision = decide([now + 9e9, now + 9e9, now + 9e9]);
    expect(decision.action === 'hold' && decision.until.getTime()).toBe(now + 60_000);
  });
});
