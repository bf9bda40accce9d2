import { describe, expect, it } from 'vitest';
import { eventDay, withoutDates } from '../../src/stories/event-day.ts';
import { features } from '../../src/stories/features.ts';
import { bandKeys, resemblance, signature } from '../../src/stories/fingerprint.ts';
import { affairKeys, lookupKeys } from '../../src/stories/keys.ts';
import { namedPlaces, placesIn } from '../../src/stories/places.ts';
import { isNews, leadingTopics } from '../../src/stories/report.ts';
import { contentStems, stem, stemWeight, words } from '../../src/stories/words.ts';
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
  it.each([
    ['a town says more than an army', 'بعشيقه', 'جيش'],
    ['a count says more than a year', '2200', '2018'],
    ['a rare word says more than a word of the trade', 'زنجبيل', 'عسكري'],
  ])('%s', (_name, telling, common) => {
    expect(stemWeight(stem(telling))).toBeGreaterThan(stemWeight(stem(common)) + 0.2);
  });
  it('leaves out what says nothing', () => {
    expect(contentStems(words('على من في بعشيقة'))).toEqual([stem('بعشيقه')]);
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
    expect(eventDay(words(text), at)).toEqual({ day: sunday + offset, stated, dated: false });
  });
  it.each([
    ['day, month, year', 'مشاهد من عملية بتاريخ 29-04-2025', -5],
    ['year, month, day', 'عملية 2025/04/29', -5],
    ['in Arabic figures', 'بتاريخ ٣/٥/٢٠٢٥', -1],
    ['before a weekday', 'بتاريخ السبت 12-04-2025', -22],
  ])('by a date in figures: %s', (_name, text, offset) => {
    expect(eventDay(words(text), at)).toEqual({ day: sunday + offset, stated: true, dated: true });
  });
  it.each([
    ['a date to come', 'ندعوكم يوم 06-05-2025'],
    ['an anniversary', 'اتفاق 27/11/2024'],
    ['a month that is none', 'القرار 12-13-2025'],
    ['a count', '12 قتيلا و5 جرحى عام 2025'],
  ])('not by %s', (_name, text) => {
    expect(eventDay(words(text), at).dated).toBe(false);
  });
  it('leaves the numbers of a date out, and no others', () => {
    expect(withoutDates(words('عملية 29-04-2025 أوقعت 3 من 2025 جنديا'))).toEqual(
      words('عملية أوقعت 3 من 2025 جنديا'),
    );
  });
  it('of a text published after midnight is the evening before', () => {
    expect(eventDay([], Date.parse('2025-05-04T22:30:00Z')).day).toBe(sunday);
  });
  it('of a bare date is that date', () => {
    expect(eventDay([], Date.parse('2025-05-04')).day).toBe(sunday);
  });
});

describe('places', () => {
  it.each([
    ['a pair of words', 'غادروا قاعدة عين الأسد', ['عين الاسد']],
    ['with a particle', 'بالحديدة ولإيلات ومن الفاشر', ['الحديده', 'ايلات', 'الفاشر']],
    ['under another spelling', 'قصف أم الرشراش', ['ايلات']],
    ['each once', 'رفح ورفح', ['رفح']],
    ['no part of a longer word', 'رفحاء', []],
  ])('%s', (_name, text, found) => {
    expect(placesIn(words(text))).toEqual(found);
  });
});

describe('names of places', () => {
  it.each([
    ['after a preposition, where the word is rare', 'تفجير في زوجيلا', ['زوجيلا']],
    ['after a noun of place, with its article', 'قرب بلدة الزوجيلا', ['زوجيلا']],
    ['beside the listed ones', 'من رفح إلى زوجيلا', ['رفح', 'زوجيلا']],
    ['not where the word is common', 'في العملية', []],
    ['not elsewhere', 'زوجيلا تعلن', []],
  ])('%s', (_name, text, found) => {
    expect(namedPlaces(words(text))).toEqual(found.map((name) => (name === 'رفح' ? name : stem(name))));
  });
});

const TEXT =
  'قالت وزارة الدفاع العراقية السبت إن القوات الأمريكية أتمت مغادرة قاعدة عين الأسد وإن الجيش تسلم إدارتها وأشرف رئيس الأركان على توزيع القطعات فيها';
const print = (text: string): number[] => signature(contentStems(words(text)));

describe('the fingerprint', () => {
  it('of a lightly edited copy is alike and shares a key', () => {
    const edited = print(TEXT.replace('قالت وزارة', 'أعلنت (رويترز) وزارة').replace('السبت', 'اليوم'));
    expect(resemblance(print(TEXT), edited)).toBeGreaterThan(0.5);
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
  it('are never more than 48, and none twice', () => {
    const keys = lookupKeys(many);
    expect(keys.length).toBeLessThanOrEqual(48);
    expect(new Set(keys).size).toBe(keys.length);
  });
  it('find a withdrawal by both parties and by each alone', () => {
    expect(lookupKeys(many)).toEqual(expect.arrayContaining(['w:us:IQ', 'w:*:IQ', 'w:us:*']));
  });
  it('find a story by the country that is left and by the faction that speaks', () => {
    expect(affairKeys(many)).toEqual(expect.arrayContaining(['W:IQ', 'W:SY', 'S:a', 'S:b']));
  });
  it('let a report of the next day meet the statement', () => {
    const keysOn = (at: string): string[] => lookupKeys(sketchFeatures({ at, statements: [{}] }));
    const met = keysOn('2024-03-02T09:00:00Z').filter((key) => keysOn('2024-03-01T09:00:00Z').includes(key));
    expect(met.filter((key) => key.startsWith('s:'))).toHaveLength(1);
  });
});

describe('what leads an article that matches both topics', () => {
  const both = (status: 'demanded' | 'started', start: number): string | undefined =>
    leadingTopics(
      sketch({
        withdrawals: [{ status }],
        statements: [{ type: 'demand', quote: { field: 'text', start, end: start + 5, text: '' } }],
      }).classification,
    )[0];
  it.each([
    ['a faction’s demand is its statement', 'demanded', 10, 'faction_statement'],
    ['troops that move are a withdrawal, whoever comments', 'started', 10, 'troop_withdrawal'],
    ['a demand far down leaves the withdrawal first', 'demanded', 900, 'troop_withdrawal'],
  ] as [string, 'demanded' | 'started', number, string][])('%s', (_name, status, start, topic) => {
    expect(both(status, start)).toBe(topic);
  });
});

describe('what an article reports', () => {
  const verdict = { topic: 'troop_withdrawal', score: 0.9, matched: true, facets: {}, evidence: [] };
  it.each([
    ['main', true],
    ['secondary', true],
    ['mention', false],
    ['none', false],
  ] as const)('a topic at the level %s is news: %s', (level, news) => {
    expect(isNews({ ...verdict, level })).toBe(news);
  });

  // Gloss: "Paris withdraws from Niger. In Mali the movement claimed the ambush of Kidal."
  const text = 'باريس تنسحب من النيجر. وفي مالي تبنت الحركة كمين كيدال';
  const at = text.indexOf('تبنت');
  const told = sketchFeatures({
    text,
    withdrawals: [{}],
    statements: [{ quote: { field: 'text', start: at, end: at + 10, text: '' } }],
  });
  it('is told in the words of its own sentence', () => {
    const [leaving, said] = [
      told.reports.find(({ withdrawal }) => withdrawal !== null),
      told.reports.find(({ statement }) => statement !== null),
    ];
    expect(said?.places).toEqual(['كيدال']);
    expect(said?.stems).not.toContain(stem('النيجر'));
    expect(leaving?.stems).toContain(stem('النيجر'));
  });
});

describe('when an article appeared', () => {
  const fetched = '2024-03-01T09:00:00Z';
  const timeOf = (publishedAt: string | null): string => {
    const judged = sketch({ withdrawals: [{}] });
    const article = { ...judged.article, publishedAt, fetchedAt: fetched };
    return new Date(features({ ...judged, article }).timeMs).toISOString().replace('.000', '');
  };
  it.each([
    ['when it was published', '2024-02-29T20:00:00Z', '2024-02-29T20:00:00Z'],
    ['when it was fetched, where no date is given', null, fetched],
    ['when it was fetched, where the date cannot be read', 'soon', fetched],
    ['when it was fetched, where the date is yet to come', '2031-01-01T00:00:00Z', fetched],
  ])('%s', (_name, published, appeared) => {
    expect(timeOf(published)).toBe(appeared);
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
    expect(found.reports.every(({ day }) => Number.isFinite(day))).toBe(true);
  });
});
