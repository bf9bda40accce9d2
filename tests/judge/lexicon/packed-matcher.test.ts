import { describe, expect, it } from 'vitest';
import { compileMatcher, matchAll } from '../../../src/judge/lexicon/matcher.ts';
import { packedMatcher, unpackedMatcher } from '../../../src/judge/lexicon/packed-matcher.ts';
import { loadLexicons } from '../../../src/settings/judgement.ts';
import { SHIPPED_CONFIG } from '../../../src/settings/place.ts';

const { entries } = loadLexicons(SHIPPED_CONFIG);
const compiled = compileMatcher(entries, [(concept) => concept.startsWith('act.')]);

describe('a matcher kept as numbers', () => {
  const again = unpackedMatcher(structuredClone(packedMatcher(compiled)), entries);

  it.each([
    'بدأت القوات التركية الانسحاب من قواعدها في شمال سوريا',
    'وقال المتحدث باسم كتائب حزب الله إن «المقاومة» ستواصل عملياتها',
    'ولد الرئيس في باريس',
    '',
  ])('finds the same in %s', (text) => {
    expect(matchAll(again, text)).toEqual(matchAll(compiled, text));
  });

  it('has the same kinds', () => {
    expect([again.kinds, again.joinedKinds]).toEqual([compiled.kinds, compiled.joinedKinds]);
  });
});
