import { describe, expect, it } from 'vitest';
import { agentRoles, locationRoles } from '../../../src/judge/features/arguments.ts';
import { collected, type FeatureSink } from '../../../src/judge/features/feature.ts';
import { addGate } from '../../../src/judge/features/gate.ts';
import { partOf } from '../../../src/judge/features/name-part.ts';
import { addStatement } from '../../../src/judge/features/statement.ts';
import { addWithdrawal } from '../../../src/judge/features/withdrawal.ts';
import { type LinearModel, scoreOf } from '../../../src/judge/scorer/linear.ts';
import { scoreBy } from '../../../src/judge/scorer/tally.ts';
import { tableOf, WeightTable } from '../../../src/judge/scorer/weight-table.ts';
import { statementsIn, withdrawalsIn } from '../analysed.ts';

const [leaving] = withdrawalsIn({
  title: 'تركيا تسحب قواتها من شمال سوريا',
  text: 'بدأت القوات التركية، السبت، الانسحاب من قواعدها في إدلب السورية، وقالت أنقرة إن القوات ستغادر.',
});
const [said] = statementsIn({
  title: 'حزب الله يهدد إسرائيل',
  text: 'قال الأمين العام لحزب الله نعيم قاسم إن إسرائيل ستدفع الثمن.',
});
if (!leaving || !said) throw new Error('no candidates');

const chosen = { force: 'TR', host: 'SY', forceScore: 1.5, hostScore: -0.4 };
const ALL: [string, (to: FeatureSink) => void][] = [
  ['a withdrawal', (to) => addWithdrawal(to, leaving, chosen)],
  ['the gate', (to) => addGate(to, leaving.own, leaving.trigger)],
  ['an agent', (to) => agentRoles(leaving).get('TR')?.(to)],
  ['a location', (to) => locationRoles(leaving, 'TR').get('SY')?.(to)],
  ['a statement', (to) => addStatement(to, said)],
];

/** A model that knows two of three features. */
function modelOf(add: (to: FeatureSink) => void): LinearModel {
  const known = collected(add).filter((_, i) => i % 3 !== 0);
  return {
    labels: ['yes'],
    bias: [-0.3],
    weights: new Map(known.map(({ name }, i) => [name, [(((i * 37) % 41) - 20) / 10]])),
    calibration: { slope: 1, offset: 0 },
  };
}

describe('a score added up without a list of features', () => {
  it.each(ALL)('is that of the list: %s', (_what, add) => {
    const model = modelOf(add);
    expect(model.weights.size).toBeGreaterThan(5);
    const score = scoreOf(collected(add), model);
    const added = scoreBy(add, model);
    // What candidates share is added as one number: the last digit may differ.
    expect(added).toBeCloseTo(score, 10);
    expect(scoreBy(add, model)).toBe(added);
    expect(scoreBy(add, { ...model, weights: tableOf([...model.weights], 1) })).toBe(added);
  });

  it('keeps what is shared apart by what it is of', () => {
    const weights = new Map([
      ['t:سحب', [2]],
      ['t:قوات', [3]],
    ]);
    const model: LinearModel = { ...modelOf(() => {}), bias: [1], weights };
    const [one, other] = [{ word: 'سحب' }, { word: 'قوات' }];
    const scoreWith = (of: { word: string }): number =>
      scoreBy(
        (to) => to.addShared(of, 't:', (own) => own.addWord(partOf('t:'), partOf(of.word), 0, 0.5)),
        model,
      );
    expect([one, one, other, one].map(scoreWith)).toEqual([2, 2, 2.5, 2]);
  });

  it('counts a name once, as first added, however its parts lie', () => {
    const model: LinearModel = { ...modelOf(() => {}), bias: [0], weights: new Map([['w=قوات', [2]]]) };
    const score = scoreBy((to) => {
      to.addWord(partOf('w='), partOf('قوات'), 3, 0.5);
      to.addWord(partOf('w=قو'), partOf('ات'), 4);
      to.add('w=قوات', 5);
      to.add('unheard of');
    }, model);
    expect(score).toBe(1);
  });
});

describe('a table of weights', () => {
  const rows: [string, number[]][] = [
    ['a', [1, -1]],
    ['ab', [0.5, 0]],
    ['', [3, 2]],
  ];
  const table = tableOf(rows, 2);

  it('has the weights of each label under their name, and of no other', () => {
    expect(rows.map(([name]) => table.get(name))).toEqual(rows.map(([, numbers]) => numbers));
    expect(['b', 'ba', 'aa', 'abc'].map((name) => table.get(name))).toEqual(Array(4).fill(undefined));
  });

  it('is the same from its numbers', () => {
    const again = new WeightTable(structuredClone(table.packed));
    expect(rows.map(([name]) => again.get(name))).toEqual(rows.map(([, numbers]) => numbers));
  });

  it('holds weights to three places, and refuses one that has no room', () => {
    expect(tableOf([['a', [0.1234, -32.767]]], 2).get('a')).toEqual([0.123, -32.767]);
    expect(() => tableOf([['a', [1, 32.8]]], 2)).toThrow('weight of a: 32.8; allowed: up to 32.767');
  });

  it('refuses a name twice', () => {
    expect(() => tableOf([...rows, ['ab', [1, 1]]], 2)).toThrow('share their hashes: ab');
  });
});
