import { expect, it } from 'vitest';
import { leavesPlainly } from '../../../src/judge/facets/plain-leaving.ts';
import { withdrawalsIn } from '../analysed.ts';

it.each<[boolean, string, string, string]>([
  [true, 'TR', 'SY', 'القوات التركية تنسحب من شمال سوريا.'],
  [true, 'TR', 'SY', 'يقترب موعد انسحاب القوات التركية من سوريا.'],
  [true, 'TR', 'SY', 'تعتزم تركيا الانسحاب من سوريا.'],
  [true, 'TR', 'SY', 'بدأت تركيا سحب جميع قواتها من سوريا.'],
  [true, 'TR', 'SY', 'انسحبت القوات التركية، وتحسن الطقس في سوريا.'],
  [true, 'US', 'IQ', 'التزمت الولايات المتحدة بسحب قواتها من محيط العراق.'],
  // Who leaves is named elsewhere, or somebody else stands between.
  [false, 'TR', 'SY', 'قال وزير الخارجية التركي إن الانسحاب من سوريا شأن داخلي.'],
  [false, 'US', 'IQ', 'اشترطت واشنطن خروج مسلحين من العراق.'],
  [false, 'TR', 'SY', 'نقلت تركيا قواتها إلى سوريا.'],
  [false, 'TR', 'SY', 'القوات التركية باقية في سوريا.'],
])('%s of %s in %s: %s', (expected, force, host, text) => {
  expect(withdrawalsIn({ text }).some((candidate) => leavesPlainly(candidate, force, host))).toBe(expected);
});
