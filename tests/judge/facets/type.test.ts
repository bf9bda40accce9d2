import { expect, it } from 'vitest';
import { typeOf } from '../../../src/judge/facets/type.ts';
import type { LinearModel } from '../../../src/judge/scorer/linear.ts';
import type { StatementType } from '../../../src/model/verdict.ts';
import { statementsIn } from '../analysed.ts';

/** Takes whatever a group says for a threat. */
const ALARMED: LinearModel = {
  labels: ['threat', 'position'],
  bias: [2, 0],
  weights: new Map(),
  calibration: { slope: 1, offset: 0 },
};

/** A model that holds one type for that likely, and four others for the rest in equal parts. */
function holding(type: StatementType, p: number): LinearModel {
  const rest = Math.log((1 - p) / 4);
  const labels = [type, 'condemnation', 'demand', 'truce', 'position'];
  return { ...ALARMED, labels, bias: [Math.log(p), rest, rest, rest, rest] };
}

it.each<[StatementType, number, StatementType]>([
  ['threat', 0.45, 'threat'],
  ['threat', 0.39, 'position'],
  ['claim', 0.45, 'claim'],
  ['claim', 0.39, 'position'],
  ['mobilisation', 0.55, 'mobilisation'],
  ['mobilisation', 0.49, 'position'],
  ['warning', 0.31, 'warning'],
  ['warning', 0.29, 'position'],
])('a %s of which the model holds %s is told as a %s', (type, p, chosen) => {
  const [candidate] = statementsIn({ title: 'خبر', text: 'قالت كتائب حزب الله إنها في الساحات.' });
  expect(candidate && typeOf(candidate, holding(type, p))).toBe(chosen);
});

it('is told of a post where the model is less sure', () => {
  const [candidate] = statementsIn({
    text: 'كتائب حزب الله: لن تمر القوات الأمريكية من هذا الطريق بعد اليوم أبدا',
  });
  expect(candidate && typeOf(candidate, holding('threat', 0.33))).toBe('threat');
  expect(candidate && typeOf(candidate, holding('threat', 0.31))).toBe('position');
});

it.each<[string, StatementType]>([
  ['أعلن حزب الله، الخميس، النفير العام.', 'mobilisation'],
  ['قال حزب الله إنه بدأ رفع جاهزية مقاتليه.', 'mobilisation'],
  [
    'قال حزب الله إن النواب الذين اجتمعوا طويلا في العاصمة لم يطلبوا منه ومن أحد غيره النفير العام.',
    'position',
  ],
])('whose words begin so needs no model: %s', (text, type) => {
  const [candidate] = statementsIn({ title: 'خبر', text });
  expect(candidate && typeOf(candidate, holding('position', 0.6))).toBe(type);
});
