import { expect, it } from 'vitest';
import { written } from '../../src/arabic/written.ts';

it.each([
  ['عَلَى', 'على'],
  ['علي', 'علي'],
  ['قُـوّة', 'قوة'],
  ['أُجلِيَت', 'أجليت'],
  ['\u202bإلى\u202c', 'إلى'],
  ['ﻗﻮﺓ', 'قوة'],
  ['\ud800', '\ud800'],
])('%s is written %s', (original, expected) => {
  expect(written(original)).toBe(expected);
});
