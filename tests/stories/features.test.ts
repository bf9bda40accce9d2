import { describe, expect, it } from 'vitest';
import { countriesIn } from '../../src/stories/countries.ts';
import { eventDay } from '../../src/stories/event-day.ts';
import { features } from '../../src/stories/features.ts';
import { bandKeys, resemblance, signature } from '../../src/stories/fingerprint.ts';
import { lookupKeys } from '../../src/stories/keys.ts';
import { placesIn } from '../../src/stories/places.ts';
import { contentStems, stem, words } from '../../src/stories/words.ts';
import { sketch, sketchFeatures } from './building.ts';

describe('words', () => {
  it.each([
    ['folds letters written for one another', 'أُخرى إلى قاعدة', ['اخري', 'الي', 'قاعده']],
    ['reads Arabic-Indic and Persian digits', '٢٥٠٠ و۱۴', ['2500', 'و14']],
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
    const [one, other] = [a, b].map((word) => words(word).map(stem));
    expect(one).toEqual(other);
  });
  it.each([
    ['بغداد', 'غداد'],
    ['لبنان', 'بنان'],
    ['والد', 'الد'],
  ])('%s does not lose a letter of its own', (word, cut) => {
    expect(words(word).map(stem)).not.toEqual([stem(cut)]);
  });
  it('leaves out what says nothing', () => {
    expect(contentStems(words('وقال إن هذا من أجل بعشيقة'))).toContain(stem('بعشيقه'));
    expect(contentStems(words('من في إلى على هذا التي'))).toEqual([]);
  });
});

describe('the day of the event', () => {
  // 2025-05-04 is a Sunday.
  const at = Date.parse('2025-05-04T09:00:00Z');
  const sunday = Math.floor(at / 86_400_000);
  it.each([
    ['today', 'أعلن سريع اليوم الأحد', 0, true],
    ['a weekday that has passed', 'قال الجمعة إن', -2, true],
    ['yesterday', 'قال أمس السبت', -1, true],
    ['the day before yesterday', 'أعلن أول من أمس', -2, true],
    ['not a day that is to come', 'ستغادر الثلاثاء المقبل', 0, false],
    ['not tomorrow', 'نسلم غدا الاثنين', 0, false],
    ['not a weekday too far back', 'منذ الإثنين', 0, false],
    ['the day of publication where no day is named', 'لا يوم في النص', 0, false],
  ])('%s', (_name, text, offset, stated) => {
    expect(eventDay(words(text), at)).toEqual({ day: sunday + offset, stated });
  });
  it('of a text published after midnight is the evening before', () => {
    expect(eventDay([], Date.parse('2025-05-04T22:30:00Z')).day).toBe(sunday);
  });
  it('of a bare date is that date', () => {
    expect(eventDay([], Date.parse('2025-05-04')).day).toBe(sunday);
  });
});

describe('places and countries', () => {
  it.each([
    ['a pair of words', 'غادروا قاعدة عين الأسد', ['عين الاسد']],
    ['with a particle', 'بالحديدة ولإيلات ومن الفاشر', ['الحديده', 'ايلات', 'الفاشر']],
    ['under another spelling', 'قصف أم الرشراش', ['ايلات']],
    ['each once', 'رفح ورفح', ['رفح']],
    ['no part of a longer word', 'رفحاء', []],
  ])('%s', (_name, text, found) => {
    expect(placesIn(words(text))).toEqual(found);
  });
  it('knows countries by name, people and capital, with particles', () => {
    expect(countriesIn(words('بالعراق والفرنسيون، نيامي'))).toEqual(['IQ', 'FR', 'NE']);
  });
});

const TEXT =
  'قالت وزارة الدفاع العراقية السبت إن القوات الأمريكية أتمت مغادرة قاعدة عين الأسد وإن الجيش تسلم إدارتها وأشرف رئيس الأركان على توزيع القطعات فيها';
const print = (text: string): number[] => signature(contentStems(words(text)));

describe('the fingerprint', () => {
  it('of a lightly edited copy is alike and shares a key', () => {
    const edited = print(TEXT.replace('قالت وزارة', 'أعلنت (رويترز) وزارة').replace('السبت', 'اليوم'));
    expect(resemblance(print(TEXT), edited)).toBeGreaterThan(0.6);
    expect(bandKeys(edited).some((key) => bandKeys(print(TEXT)).includes(key))).toBe(true);
  });
  it('of other news is not', () => {
    expect(
      resemblance(print(TEXT), print('رفعت شركة المحروقات سعر صفيحة البنزين للمرة الثالثة')),
    ).toBeLessThan(0.1);
  });
  it('of no words resembles nothing, not even itself', () => {
    expect(resemblance(signature([]), signature([]))).toBe(0);
    expect(bandKeys([])).toEqual([]);
  });
});

describe('lookup keys', () => {
  const many = sketchFeatures({
    text: `${TEXT} ${'خيرسون بعشيقة نتساريم غوما كيدال '.repeat(20)}`,
    withdrawals: [{ host: 'IQ', force: 'US' }, { host: 'SY' }, { host: 'LB' }, { host: 'PS' }],
    statements: ['a', 'b', 'c', 'd', 'e'].map((factionId) => ({
      factionId,
      speaker: { name: 'يحيى قاسم سريع', nameEn: 'Yahya Qasim Saree', role: null },
    })),
  });
  it('are never more than 40, and none twice', () => {
    const keys = lookupKeys(many);
    expect(keys.length).toBeLessThanOrEqual(40);
    expect(new Set(keys).size).toBe(keys.length);
  });
  it('find a withdrawal by both parties and by each alone', () => {
    expect(lookupKeys(many)).toEqual(expect.arrayContaining(['w:US:IQ', 'w:*:IQ', 'w:US:*']));
  });
  it('let a report of the next day meet the statement', () => {
    const keysOn = (at: string): string[] => lookupKeys(sketchFeatures({ at, statements: [{}] }));
    const met = keysOn('2024-03-02T09:00:00Z').filter((key) => keysOn('2024-03-01T09:00:00Z').includes(key));
    expect(met).toHaveLength(1);
  });
});

describe('what leads an article that matches both topics', () => {
  const both = (status: 'demanded' | 'started', start: number): string | undefined =>
    features(
      sketch({
        withdrawals: [{ status }],
        statements: [{ type: 'demand', quote: { field: 'text', start, end: start + 5, text: '' } }],
      }),
    ).topics[0];
  it.each([
    ['a faction’s demand is its statement', 'demanded', 10, 'faction_statement'],
    ['troops that move are a withdrawal, whoever comments', 'started', 10, 'troop_withdrawal'],
    ['a demand far down leaves the withdrawal first', 'demanded', 900, 'troop_withdrawal'],
  ] as [string, 'demanded' | 'started', number, string][])('%s', (_name, status, start, topic) => {
    expect(both(status, start)).toBe(topic);
  });
});

describe('bad input', () => {
  it.each([
    ['no text at all', { title: '', text: '' }],
    ['no date that can be read', { at: 'soon' }],
    ['a title of 4,000 letters', { title: 'ا'.repeat(4000) }],
    ['lone surrogates and null bytes', { text: '\ud800 \0 \udfff' }],
    ['a long text of one word', { text: 'انسحاب '.repeat(50_000) }],
  ])('%s is no reason to fail, and survives JSON', (_name, parts) => {
    const found = sketchFeatures({ ...parts, withdrawals: [{}] });
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    expect(Number.isFinite(found.day)).toBe(true);
  });
});
