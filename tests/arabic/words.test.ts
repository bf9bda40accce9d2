import { describe, expect, it } from 'vitest';
import { contentStems, rarityOf } from '../../src/arabic/rarity.ts';
import { crudeStem } from '../../src/arabic/stem.ts';
import { words } from '../../src/arabic/words.ts';

describe('words to be compared', () => {
  it.each([
    ['folds letters written for one another', 'أُخرى إلى قاعدة', ['اخري', 'الي', 'قاعده']],
    ['reads Arabic-Indic and Persian digits', '٢٥٠٠ و۱۴', ['2500', 'و14']],
    ['folds what is typed for another letter', 'خلالھا', ['خلالها']],
    ['has capitals as small letters', 'UNIFIL', ['unifil']],
    ['drops tatweel and bidi controls', 'الـ\u202bعـراق\u202c', ['العراق']],
    ['has none in signs alone', '… «» —', []],
  ])('%s', (_name, text, found) => {
    expect(words(text)).toEqual(found);
  });
  it.each([
    ['والأمريكيين', 'الأمريكية'],
    ['للقوات', 'القوات'],
    ['قاعدتها', 'القاعدة'],
    ['أميركا', 'أمريكا'],
  ])('%s and %s have one stem', (a, b) => {
    const [one, other] = [a, b].map((word) => words(word).map(crudeStem));
    expect(one).toEqual(other);
  });
  it.each([
    ['بغداد', 'غداد'],
    ['لبنان', 'بنان'],
    ['والد', 'الد'],
  ])('%s does not lose a letter of its own', (word, cut) => {
    expect(words(word).map(crudeStem)).not.toEqual([crudeStem(cut)]);
  });
  it.each([
    ['a town says more than an army', 'بعشيقه', 'جيش'],
    ['a count says more than a year', '2200', '2018'],
    ['a rare word says more than a word of the trade', 'زنجبيل', 'عسكري'],
  ])('%s', (_name, telling, common) => {
    expect(rarityOf(crudeStem(telling))).toBeGreaterThan(rarityOf(crudeStem(common)) + 0.2);
  });
  it('leaves out what says nothing', () => {
    expect(contentStems(words('على من في بعشيقة'))).toEqual([crudeStem('بعشيقه')]);
  });
});
