import { describe, expect, it } from 'vitest';
import { contentStems } from '../../src/arabic/rarity.ts';
import { crudeStem } from '../../src/arabic/stem.ts';
import { words } from '../../src/arabic/words.ts';
import { features } from '../../src/stories/features.ts';
import { bandKeys, resemblance, signature } from '../../src/stories/fingerprint.ts';
import { affairKeys, lookupKeys } from '../../src/stories/keys.ts';
import { isNews, leadingTopics } from '../../src/stories/leading-topics.ts';
import { sketch, sketchFeatures } from './building.ts';

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
  it('is one report a speaker, of all that he says', () => {
    const words = 'قاسم يهدد إسرائيل. وفي صور دعا قاسم إلى الإعمار. وفي خان يونس هددت حماس إسرائيل';
    const quote = (of: string) => {
      const start = words.indexOf(of);
      return { field: 'text' as const, start, end: start + of.length, text: of };
    };
    const qassem = { name: 'نعيم قاسم', nameEn: 'Naim Qassem', role: null };
    const { reports } = sketchFeatures({
      text: words,
      statements: [
        { factionId: 'hezbollah', speaker: qassem, type: 'threat', quote: quote('يهدد إسرائيل') },
        { factionId: 'hezbollah', speaker: qassem, type: 'demand', quote: quote('دعا قاسم إلى الإعمار') },
        { factionId: 'hamas', type: 'threat', quote: quote('هددت حماس إسرائيل') },
      ],
    });
    expect(reports.map(({ statement, places }) => [statement?.factionId, statement?.type, places])).toEqual([
      ['hezbollah', 'threat', ['صور']],
      ['hamas', 'threat', ['خان يونس']],
    ]);
  });

  const DEMANDS =
    'هدد المتحدث باسم الكتيبة العاشرة القوات الأجنبية في القاعدة الشمالية بالرد إن لم تغادر. ثم قال وزير الدفاع إن على القوات الأجنبية أن تغادر البلاد قبل نهاية السنة';
  const within = (of: string) => {
    const start = DEMANDS.indexOf(of);
    return { field: 'text' as const, start, end: start + of.length };
  };
  it.each([
    ['what a faction demands in its own sentence is not', 'demanded', 'IQ', 'إن لم تغادر', false],
    ['what another demands in a sentence of his own is', 'demanded', 'IQ', 'أن تغادر البلاد', true],
    ['a step that troops take is, in whatever sentence', 'started', 'IQ', 'إن لم تغادر', true],
    ['what leaves no place, where the statement leads, is not', 'demanded', null, 'أن تغادر البلاد', false],
  ] as const)('as a withdrawal of its own: %s', (_case, status, host, words, own) => {
    const { reports } = sketchFeatures({
      text: DEMANDS,
      statements: [{ type: 'threat', quote: { ...within('القوات الأجنبية في القاعدة الشمالية'), text: '' } }],
      withdrawals: [{ status, host, evidence: [{ ...within(words), ruleId: '', concept: 'act' }] }],
    });
    expect(reports.some(({ withdrawal }) => withdrawal !== null)).toBe(own);
    expect(reports.some(({ statement }) => statement !== null)).toBe(true);
  });

  it('as a withdrawal of its own: what is one sentence of a faction’s long quotation is not', () => {
    const points = [
      'نطلب وقف التدخل في قرار البلاد وفي خزائنها كلها',
      'ونطلب خروج كل القوات الأجنبية من أرض البلاد قبل الشتاء',
    ];
    const text = `بيان:\n${points.join('.\n')}.\nوالسلام.`;
    const start = text.indexOf('خروج');
    const { reports } = sketchFeatures({
      text,
      statements: [{ type: 'demand', quote: { field: 'text', start: 6, end: text.length, text: '' } }],
      withdrawals: [
        {
          status: 'demanded',
          host: 'IQ',
          evidence: [{ field: 'text', start, end: start + 4, ruleId: '', concept: 'act' }],
        },
      ],
    });
    expect(reports.map(({ withdrawal }) => withdrawal)).toEqual([null]);
  });

  it('is told in the words of its own sentence', () => {
    const [leaving, said] = [
      told.reports.find(({ withdrawal }) => withdrawal !== null),
      told.reports.find(({ statement }) => statement !== null),
    ];
    expect(said?.places).toEqual(['كيدال']);
    expect(said?.stems).not.toContain(crudeStem('النيجر'));
    expect(leaving?.stems).toContain(crudeStem('النيجر'));
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
