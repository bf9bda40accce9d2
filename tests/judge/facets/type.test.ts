import { expect, it } from 'vitest';
import { typeOf } from '../../../src/judge/facets/type.ts';
import type { LinearModel } from '../../../src/judge/scorer/linear.ts';
import type { StatementType } from '../../../src/model/verdict.ts';
import { statementsIn } from '../analysed.ts';

const MODEL: Omit<LinearModel, 'labels' | 'bias'> = {
  weights: new Map(),
  calibration: { slope: 1, offset: 0 },
};

/** A model that holds one type for that likely, and four others for the rest in equal parts. */
function holding(type: StatementType, p: number): LinearModel {
  const rest = Math.log((1 - p) / 4);
  const labels = [type, 'condemnation', 'demand', 'truce', 'position'];
  return { ...MODEL, labels, bias: [Math.log(p), rest, rest, rest, rest] };
}

it.each<[StatementType, number, StatementType]>([
  ['threat', 0.51, 'threat'],
  ['threat', 0.49, 'position'],
  ['ultimatum', 0.51, 'ultimatum'],
  ['ultimatum', 0.49, 'position'],
  ['claim', 0.36, 'claim'],
  ['claim', 0.34, 'position'],
  ['mobilisation', 0.34, 'mobilisation'],
  ['warning', 0.25, 'warning'],
])('a %s of which the model holds %s is told as a %s', (type, p, chosen) => {
  const [candidate] = statementsIn({ title: 'خبر', text: 'قالت كتائب حزب الله إنها في الساحات.' });
  expect(candidate && typeOf(candidate, holding(type, p))).toBe(chosen);
});
