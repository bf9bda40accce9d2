import { describe, expect, it } from 'vitest';
import { dayIn, startOfDay } from '../../src/lib/zoned-day.ts';

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
