import { expect, it } from 'vitest';
import { lightStem } from '../../src/arabic/stem.ts';

it.each([
  ['والقوات', 'قوات'],
  ['للقوات', 'قوات'],
  ['قواتها', 'قوات'],
  ['وقواتهم', 'قوات'],
  ['بالانسحاب', 'انسحاب'],
  ['كتائب', 'كتائب'],
  ['مستشارين', 'مستشارين'],
  ['لبنان', 'لبنان'],
  ['وفد', 'وفد'],
  ['الي', 'الي'],
  ['فرنسا', 'فرنسا'],
])('%s is stemmed lightly to %s', (word, stem) => {
  expect(lightStem(word)).toBe(stem);
});
