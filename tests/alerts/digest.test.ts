import { describe, expect, it } from 'vitest';
import { digestPeriod, summaryAlert } from '../../src/alerts/digest.ts';
import type { SummaryRow } from '../../src/model/alert.ts';

const row = (storyId: string, at: string, severity: SummaryRow['severity'] = 'low'): SummaryRow => ({
  storyId,
  at,
  severity,
  headline: `story ${storyId}`,
  title: '',
  url: null,
});
const DAY = { from: '2026-11-23T21:00:00Z', to: '2026-11-24T21:00:00Z', timezone: 'Asia/Baghdad' };

describe('a digest', () => {
  it('lists the most severe first, then the latest, and nothing from outside its period', () => {
    const alert = summaryAlert(
      'daily',
      [
        row('early', '2026-11-23T20:59:59Z', 'critical'),
        row('a', '2026-11-24T01:00:00Z'),
        row('b', '2026-11-24T03:00:00Z'),
        row('c', '2026-11-24T02:00:00Z', 'high'),
        row('late', '2026-11-24T21:00:00Z', 'critical'),
      ],
      DAY,
    );
    expect(alert.summary?.rows.map((one) => one.storyId)).toEqual(['c', 'b', 'a']);
    expect(alert.headline).toBe('Daily digest, 24 Nov 2026: 3 stories (1 high, 2 low)');
  });

  it('counts stories in steps of three hours of the local day', () => {
    const alert = summaryAlert(
      'daily',
      [row('a', '2026-11-24T01:00:00Z'), row('b', '2026-11-24T02:59:59Z')],
      DAY,
    );
    expect(alert.summary?.timeline).toHaveLength(8);
    expect(alert.summary?.timeline[0]).toEqual({ label: '00:00', count: 0 });
    expect(alert.summary?.timeline[1]).toEqual({ label: '03:00', count: 2 });
  });

  it('shows 25 stories and counts the rest', () => {
    const rows = Array.from({ length: 40 }, (_, index) => row(String(index), '2026-11-24T01:00:00Z'));
    const { summary, headline } = summaryAlert('daily', rows, DAY);
    expect([summary?.rows.length, summary?.more]).toEqual([25, 15]);
    expect(headline).toContain('40 stories');
  });

  it('says so when there was nothing', () => {
    expect(summaryAlert('daily', [], DAY).headline).toBe('Daily digest, 24 Nov 2026: 0 stories');
  });

  it('of a period is the same story each time, so that a repeat threads with the first', () => {
    expect(summaryAlert('daily', [], DAY).storyId).toBe(
      summaryAlert('daily', [row('a', DAY.from)], DAY).storyId,
    );
  });
});

it('what a rate cap held back takes the severity of its worst story and has no timeline', () => {
  const alert = summaryAlert('held_back', [row('a', DAY.from), row('b', DAY.from, 'high')], DAY);
  expect(alert.severity).toBe('high');
  expect(alert.headline).toBe("2 stories held back by this channel's rate limit (1 high, 1 low)");
  expect(alert.summary?.timeline).toEqual([]);
});

describe('the period of a digest', () => {
  const plan = { channels: ['mail'], atMinute: 7 * 60 + 30, timezone: 'Asia/Baghdad', day: 'sun' as const };
  it.each([
    ['just after its time', 'daily', '2026-11-24T04:30:00Z', '2026-11-23T04:30:00Z', '2026-11-24T04:30:00Z'],
    ['just before its time', 'daily', '2026-11-24T04:29:59Z', '2026-11-22T04:30:00Z', '2026-11-23T04:30:00Z'],
    ['on a Tuesday', 'weekly', '2026-11-24T10:00:00Z', '2026-11-15T04:30:00Z', '2026-11-22T04:30:00Z'],
    [
      'on its Sunday, early',
      'weekly',
      '2026-11-22T04:00:00Z',
      '2026-11-08T04:30:00Z',
      '2026-11-15T04:30:00Z',
    ],
  ] as const)('%s, %s', (_name, period, now, from, to) => {
    expect(digestPeriod({ ...plan, period }, new Date(now))).toEqual({
      from: new Date(from),
      to: new Date(to),
    });
  });

  // In each zone a night whose clocks skip or repeat the time of the plan.
  it.each<[string, number, string]>([
    ['Europe/Berlin', 150, '2027-03-28T01:00:00Z'],
    ['Europe/Berlin', 150, '2027-10-31T01:00:00Z'],
    ['America/Santiago', 30, '2027-09-05T04:00:00Z'],
    ['America/Santiago', 1410, '2027-04-04T03:00:00Z'],
    ['Asia/Beirut', 0, '2027-03-27T22:00:00Z'],
    ['Asia/Beirut', 1410, '2027-10-30T21:00:00Z'],
    ['Africa/Casablanca', 150, '2027-03-14T02:00:00Z'],
  ])('goes on where the one before ended: %s, minute %i', (timezone, atMinute, change) => {
    const periods = new Map<number, number>();
    const middle = Date.parse(change);
    for (let at = middle - 2 * 86_400_000; at < middle + 3 * 86_400_000; at += 3_600_000) {
      const { from, to } = digestPeriod({ ...plan, period: 'daily', timezone, atMinute }, new Date(at));
      expect(periods.get(to.getTime()) ?? from.getTime()).toBe(from.getTime());
      periods.set(to.getTime(), from.getTime());
    }
    const ends = [...periods.keys()];
    expect(ends.slice(1).map((end) => periods.get(end))).toEqual(ends.slice(0, -1));
    for (const [to, from] of periods) expect(Math.abs((to - from) / 3_600_000 - 24)).toBeLessThan(2);
  });

  it('is 23 hours on the day on which the clocks go forward', () => {
    const berlin = { ...plan, period: 'daily' as const, timezone: 'Europe/Berlin' };
    const { from, to } = digestPeriod(berlin, new Date('2026-03-29T12:00:00Z'));
    expect((to.getTime() - from.getTime()) / 3_600_000).toBe(23);
  });
});
