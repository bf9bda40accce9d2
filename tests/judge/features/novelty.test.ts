import { describe, expect, it } from 'vitest';
import { distinctSayings, withLead, withOtherGroups } from '../../../src/judge/facets/distinct.ts';
import { wordingOf } from '../../../src/judge/facets/wording.ts';
import { noveltyFeatures, type Saying } from '../../../src/judge/features/novelty.ts';
import type { ScoringModel } from '../../../src/judge/scorer/linear.ts';
import { statementsIn } from '../analysed.ts';
import type { Sample } from '../judged.ts';

/** The sayings of an article whose every candidate is as likely, one a sentence. */
function sayingsIn(sample: Sample, p = 0.8): Saying[] {
  const bySentence = new Map(statementsIn(sample).map((one) => [one.sentence.at, one]));
  return [...bySentence.values()].map((candidate) => ({
    candidate,
    p,
    wording: wordingOf(candidate),
    voice: 0,
  }));
}

const namesOf = (saying: Saying, chosen: readonly Saying[]): string[] =>
  noveltyFeatures(saying, chosen, [saying]).map(({ name }) => name);

const SPEECH: Sample = {
  title: 'حزب الله يهدد إسرائيل',
  text: `قال حزب الله في بيان إنه سيرد على أي غارة إسرائيلية على قرى الجنوب.
    وكرر حزب الله أنه سيرد على أي غارة إسرائيلية على قرى الجنوب.
    ودعا حزب الله الحكومة إلى إعادة إعمار البلدات المهدمة قبل الشتاء.`,
};

describe('what tells whether words are a statement of their own', () => {
  const [headline, first, again, other] = sayingsIn(SPEECH) as [Saying, Saying, Saying, Saying];

  it.each([
    ['nothing chosen', first, [], 'first'],
    ['one of the voice chosen', again, [first], 'voice has 1'],
    ['two of the voice chosen', other, [first, again], 'voice has 2'],
    ['only another voice chosen', other, [{ ...first, voice: 1 }], 'first of its voice'],
    ['the next sentence', again, [first], 'voice 1 sentences off'],
    ['the headline chosen', first, [headline], 'voice has the headline'],
    ['the same words again', again, [first], 'alike to voice from 0.75'],
    ['words of their own', other, [first], 'alike to voice below 0.01'],
    ['the very words', first, [first], 'voice has these words'],
  ])('%s', (_, saying, chosen, name) => {
    expect(namesOf(saying, chosen)).toContain(name);
  });

  it('is the surest first, then what is likely beside it, and one at least', () => {
    const repeatsCount: ScoringModel = {
      labels: ['novel'],
      bias: [-1],
      calibration: { slope: 1, offset: 0 },
      weights: new Map([
        ['zone=headline', [-3]],
        ['zone=lead', [2]],
        ['alike to voice from 0.75', [-3]],
        ['alike to voice below 0.01', [2]],
      ]),
    };
    const chosenOf = (all: readonly Saying[]): number[] =>
      distinctSayings(all, new Set(all.filter(({ p }) => p > 0.3)), repeatsCount).map(
        ({ candidate }) => candidate.sentence.at,
      );
    expect(chosenOf([headline, first, again, other])).toEqual([1, 3]);
    expect(chosenOf([again])).toEqual([2]);
    expect(chosenOf([])).toEqual([]);
    const unsure = (one: Saying): Saying => ({ ...one, p: 0.49 });
    expect(chosenOf([first, unsure(other)])).toEqual([1]);
    expect(chosenOf([unsure(other)])).toEqual([3]);
    const uncounted = (one: Saying): Saying => ({ ...one, p: 0.2 });
    expect(chosenOf([uncounted(first), other])).toEqual([3]);
    expect(chosenOf([uncounted(first)])).toEqual([]);
  });

  it('is what the lead tells as well, where nothing chosen says it', () => {
    const all = [headline, first, again, other];
    expect(withLead([other], all)).toEqual([first, other]);
    expect(withLead([other], [again, other])).toEqual([other]);
    expect(withLead([again], all)).toEqual([again]);
    expect(withLead([headline, other], all)).toEqual([headline, other]);
  });

  it('is the surest of each other group, whatever the first says', () => {
    const [heading, mine, theirs, theirSecond] = sayingsIn({
      title: 'حركة حماس تعد بالرد',
      text: `قال حزب الله في بيان إنه سيرد على أي غارة إسرائيلية على قرى الجنوب.
        ودعت حركة طالبان الحكومة إلى إعادة إعمار البلدات المهدمة قبل الشتاء.
        وقالت حركة طالبان إن المفاوضات مع الوفد ستبدأ بعد أسبوع.`,
    }) as [Saying, Saying, Saying, Saying];
    const surer = { ...theirSecond, p: 0.9 };
    expect(withOtherGroups([mine], [mine, theirs, surer])).toEqual([mine, surer]);
    expect(withOtherGroups([mine], [mine, { ...theirs, p: 0.49 }])).toEqual([mine]);
    expect(withOtherGroups([mine], [heading, mine])).toEqual([mine]);
  });
});
