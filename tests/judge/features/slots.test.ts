import { describe, expect, it } from 'vitest';
import { FeatureSet } from '../../../src/judge/features/feature.ts';
import { addSlots } from '../../../src/judge/features/slots.ts';
import { classOf } from '../../../src/judge/features/word-class.ts';
import { withdrawalsIn } from '../analysed.ts';

const slotsOf = (text: string): string[] => {
  const [candidate] = withdrawalsIn({ text });
  if (!candidate) throw new Error(`no trigger in ${text}`);
  const set = new FeatureSet();
  addSlots(set, candidate);
  return set.features.map(({ name }) => name);
};

describe('the slots of a trigger', () => {
  it.each([
    ['what moves', 'سحبت تركيا قواتها من ليبيا.', ['theme=land:country', 'from=land:country']],
    ['past numbers and amounts', 'سحبت نحو 300 جندي من ليبيا.', ['theme=troops', 'from=land:country']],
    ['whose troops they are', 'انسحاب القوات التركية من ليبيا', ['from=land:country']],
    ['where to', 'نقلت القوات من العراق إلى الكويت.', ['from=land:country', 'to=land:country']],
    ['who stands before a verb', 'القوات التركية تنسحب من ليبيا', ['subject=force state']],
    ['which groups move', 'انسحاب الحوثيين من الميناء', ['theme=home']],
  ])('say %s', (_what, text, expected) => {
    expect(slotsOf(text)).toEqual(expect.arrayContaining(expected));
  });

  it('end where the clause ends', () => {
    expect(slotsOf('أعلنت فرنسا انسحابها، من مالي جاء الخبر.')).not.toContain('from=land:country');
  });
});

describe('classes of words', () => {
  it('put words of one kind together and know nothing of words that are never read', () => {
    expect(classOf('هدفا')).toBe(classOf('هدفين'));
    expect(classOf('هدفين')).not.toBe(classOf('ميليشيات'));
    expect(classOf('قسطنطينيات')).toBeUndefined();
  });
});
