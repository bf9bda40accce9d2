import { describe, expect, it } from 'vitest';
import { crudeStem } from '../../../src/arabic/stem.ts';
import { namedPlaces } from '../../../src/judge/annotate/named-places.ts';
import { documentOf } from '../analysed.ts';

const named = (text: string, listed: boolean): string[] =>
  namedPlaces(documentOf({ text }))
    .filter((place) => place.listed === listed)
    .map(({ name }) => name);

describe('the listed places that an article names', () => {
  it.each([
    ['in two words', 'غادروا قاعدة عين الأسد', ['عين الاسد']],
    ['with a particle', 'بالحديدة ولإيلات ومن الفاشر وللموصل', ['الحديده', 'ايلات', 'الفاشر', 'الموصل']],
    ['under another spelling', 'قصف أم الرشراش', ['ايلات']],
    ['as often as they are named', 'رفح ورفح', ['رفح', 'رفح']],
    ['not in a longer word', 'رفحاء', []],
  ])('%s', (_name, text, found) => {
    expect(named(text, true)).toEqual(found);
  });

  it('have their spans in the original', () => {
    const title = 'قصف على الحُدَيْدَة';
    const [place] = namedPlaces(documentOf({ title, text: 'نص' }));
    expect(place).toMatchObject({ field: 'title', name: 'الحديده' });
    expect(title.slice(place?.start, place?.end)).toBe('الحُدَيْدَة');
  });
});

describe('the places without a list', () => {
  it.each([
    ['after a preposition, where the word is rare', 'تفجير في زوجيلا', ['زوجيلا']],
    ['after a noun of land, with its article', 'قرب بلدة الزوجيلا', ['زوجيلا']],
    ['in quotation marks', 'تفجير في «زوجيلا»', ['زوجيلا']],
    ['beside the listed ones', 'من رفح إلى زوجيلا', ['زوجيلا']],
    ['not after a noun with the article, where an adjective stands', 'دمرت القرية الزوجيلية', []],
    ['not where the word is common', 'في العملية', []],
    ['not elsewhere', 'زوجيلا تعلن', []],
  ])('%s', (_name, text, found) => {
    expect(named(text, false)).toEqual(found.map(crudeStem));
  });
});
