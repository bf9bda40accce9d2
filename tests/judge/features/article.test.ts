import { describe, expect, it } from 'vitest';
import { articleFeatures } from '../../../src/judge/features/article.ts';
import { stemOf } from '../../../src/judge/features/feature.ts';
import { documentOf } from '../analysed.ts';

const featuresOf = (sample: { title?: string; text?: string }) => articleFeatures(documentOf(sample));

describe('features of a whole article', () => {
  it('are its stems, those of the headline apart from those of the text', () => {
    const found = featuresOf({ title: 'عودة القوات', text: 'القوات تعود. القوات تستريح.' });
    expect(found.map(({ name }) => name)).toEqual([
      `title:${stemOf('عوده')}`,
      `title:${stemOf('القوات')}`,
      `text:${stemOf('القوات')}`,
      `text:${stemOf('تعود')}`,
      `text:${stemOf('تستريح')}`,
    ]);
  });

  it('weigh less the longer a field is, so that length itself says nothing', () => {
    const [short] = featuresOf({ text: 'غادرت القوات' });
    const [long] = featuresOf({ text: `غادرت القوات ${'المدينة '.repeat(6)}` });
    expect((short?.value ?? 0) / (long?.value ?? 1)).toBeCloseTo(2);
  });

  it('are none where there are no words', () => {
    expect(featuresOf({ title: '', text: '2018 … !' })).toEqual([]);
  });
});
