import { describe, expect, it } from 'vitest';
import { addOpening, openingOf } from '../../../src/judge/features/clause-opening.ts';
import { collected } from '../../../src/judge/features/feature.ts';
import { statementsIn } from '../analysed.ts';

function candidateOf(text: string) {
  const [candidate] = statementsIn({ title: 'خبر', text });
  if (!candidate) throw new Error(`no candidate in: ${text}`);
  return candidate;
}

describe('the words said begin', () => {
  it.each<[string, string, string]>([
    ['that', 'سيضربون', 'قال المتحدث باسم كتائب حزب الله، أمس الأحد، إن سيضربون القواعد.'],
    ['quotation mark', 'سنضرب', 'قال المتحدث باسم كتائب حزب الله "سنضرب القواعد كلها اليوم".'],
    ['nothing', 'مسؤوليتها', 'أعلنت كتائب حزب الله، أمس الأحد، مسؤوليتها عن القصف.'],
  ])('behind %s with «%s»', (behind, word, text) => {
    const candidate = candidateOf(text);
    const opening = openingOf(candidate);
    expect(opening.behind).toBe(behind);
    expect(candidate.sentence.tokens[opening.first]?.text).toBe(word);
  });
});

const namesOf = (text: string): string[] =>
  collected((to) => addOpening(to, candidateOf(text))).map(({ name }) => name);

describe('what they open with', () => {
  it.each<[string, string]>([
    ['opens with the future', 'قالت كتائب حزب الله إن مقاتليها سيضربون القواعد.'],
    ['opens with what we shall do', 'قالت كتائب حزب الله: سنضرب القواعد.'],
    ['opens with what is ours', 'قالت كتائب حزب الله إن مقاتلينا دخلوا القاعدة.'],
    ['opens negated by لم', 'قالت كتائب حزب الله إنها لم تقصف القاعدة.'],
    ['opens behind that', 'قالت كتائب حزب الله إنها لم تقصف القاعدة.'],
  ])('is a feature: %s', (name, text) => {
    expect(namesOf(text)).toContain(name);
  });

  it.each<[string, string]>([
    ['opens with the future', 'قالت كتائب حزب الله إن مقاتليها ضربوا القواعد.'],
    [
      'opens negated by لم',
      'قالت كتائب حزب الله إنها قصفت القاعدة التي كان الجنود قد وصلوا إليها ولم يغادروها.',
    ],
  ])('is none where it stands not or too far: %s', (name, text) => {
    expect(namesOf(text)).not.toContain(name);
  });
});
