import { describe, expect, it } from 'vitest';
import { dayIn, instantShown, startOfDay } from '../../src/lib/zoned-day.ts';

const dayOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;

describe('where a day begins', () => {
  it.each([
    ['in UTC at midnight', 'UTC', '2026-03-14', '2026-03-14T00:00:00Z'],
    ['in Baghdad three hours before', 'Asia/Baghdad', '2022-01-01', '2021-12-31T21:00:00Z'],
    ['in New York five hours after', 'America/New_York', '2022-01-01', '2022-01-01T05:00:00Z'],
    ['in Kabul by half an hour', 'Asia/Kabul', '2022-01-01', '2021-12-31T19:30:00Z'],
    ['in Beirut at one where the clocks skip midnight', 'Asia/Beirut', '2026-03-29', '2026-03-28T22:00:00Z'],
    ['in Beirut the day after that', 'Asia/Beirut', '2026-03-30', '2026-03-29T21:00:00Z'],
    [
      'in Cairo at the second midnight where it comes twice',
      'Africa/Cairo',
      '2025-10-31',
      '2025-10-30T22:00:00Z',
    ],
    ['in Kiritimati fourteen hours before', 'Pacific/Kiritimati', '2026-07-01', '2026-06-30T10:00:00Z'],
  ])('%s', (_name, zone, day, begins) => {
    const at = startOfDay(dayOf(day), zone);
    expect(new Date(at).toISOString()).toBe(new Date(begins).toISOString());
    expect([dayIn(at - 1, zone), dayIn(at, zone)]).toEqual([dayOf(day) - 1, dayOf(day)]);
  });
});

describe('the instant at which the clocks show a time', () => {
  it.each([
    ['of UTC', 'UTC', '2026-03-14T10:00', '2026-03-14T10:00:00Z'],
    ['of Baghdad', 'Asia/Baghdad', '2026-11-24T18:00', '2026-11-24T15:00:00Z'],
    ['of New York in summer', 'America/New_York', '2026-07-01T08:00', '2026-07-01T12:00:00Z'],
    ['that comes twice is the first', 'Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30:00Z'],
    ['that is skipped is after the skip', 'Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:30:00Z'],
  ])('%s', (_name, zone, shown, instant) => {
    const at = instantShown(Date.parse(`${shown}Z`), zone);
    expect(new Date(at).toISOString()).toBe(new Date(instant).toISOString());
  });
});
