import { describe, expect, it } from 'vitest';
import { speakersForce } from '../../../src/judge/facets/speakers-force.ts';
import { analysis, withdrawalsIn } from '../analysed.ts';

describe('whose troops a speaker means', () => {
  it.each([
    ['his state’s, by «we»', 'وزير الحرب الإسرائيلي: نراقب إيران ولن ننسحب من لبنان.', 'IR', 'LB', 'IL'],
    [
      'his state’s, where he defies another’s leader',
      'وزير الدفاع الإسرائيلي يرد على ترامب: لا انسحاب من لبنان.',
      'US',
      'LB',
      'IL',
    ],
    [
      'not his, where others’ troops are named',
      'وزير الدفاع الإسرائيلي: لن تنسحب القوات الأمريكية من لبنان.',
      'US',
      'LB',
      'US',
    ],
    ['not his, where another state acts', 'لافروف: أمريكا لا تعتزم مغادرة سوريا.', 'US', 'SY', 'US'],
    ['not in his own country', 'وزير الدفاع اللبناني: لن ننسحب من لبنان أمام إسرائيل.', 'IL', 'LB', 'IL'],
  ])('is %s: %s', (_, text, chosen, host, force) => {
    const candidate = withdrawalsIn({ text }).at(-1);
    expect(candidate && speakersForce(candidate, chosen, host, analysis.gazetteer)).toBe(force);
  });
});
