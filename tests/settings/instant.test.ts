import { expect, it } from 'vitest';
import { instant } from '../../src/settings/instant.ts';

const BAGHDAD = instant('Asia/Baghdad');

it.each([
  ['with Z', '2026-11-24T18:00:00Z', '2026-11-24T18:00:00.000Z'],
  ['with an offset', '2026-11-24T18:00+01:00', '2026-11-24T17:00:00.000Z'],
  ['without a zone, by the clocks of the settings', '2026-11-24 18:00', '2026-11-24T15:00:00.000Z'],
  ['that is a day, at its midnight in UTC', '2026-11-24', '2026-11-24T00:00:00.000Z'],
])('takes a time %s', (_name, text, utc) => {
  expect(BAGHDAD.parse(text)).toBe(utc);
});

it.each([
  'tomorrow',
  '2026-02-30',
  '2026-11-24junk',
  '2026-11-24T25:00',
  '2026-11-24T18:00 Asia/Baghdad',
  '',
])('takes no %j', (text) => {
  expect(BAGHDAD.safeParse(text).success).toBe(false);
});
