import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Alert } from '../../src/model/alert.ts';
import type { Statement, Withdrawal } from '../../src/model/verdict.ts';
import { ARABIC } from '../../src/web/language/arabic.ts';
import { ENGLISH } from '../../src/web/language/english.ts';
import { acceptedLanguage } from '../../src/web/language/spoken.ts';
import { compose, judged, OUTLETS } from '../alerts/samples.ts';
import { type Archive, openArchive } from '../parts/archive.ts';
import { openPages } from './open-pages.ts';

const now = new Date('2026-11-24T10:00:00Z');
let archive: Archive;
let storyId: string | null;
beforeAll(async () => {
  archive = await openArchive();
  ({ storyId } = await archive.place({
    at: '2026-11-24T08:00:00Z',
    title: 'القوات الأمريكية تبدأ الانسحاب من قاعدة عين الأسد',
    text: 'بدأت القوات الأمريكية الانسحاب من قاعدة عين الأسد غربي العراق.',
    withdrawals: [{ words: ['القوات الأمريكية الانسحاب'] }],
    topics: ['troop_withdrawal'],
  }));
}, 540_000);
afterAll(() => archive.close());

const ask = async (path: string, headers: Record<string, string> = {}) =>
  openPages(archive, now).request(`http://127.0.0.1:8080${path}`, {
    headers: { host: '127.0.0.1:8080', ...headers },
  });
const langOf = async (answer: Response): Promise<string | undefined> =>
  /<html lang="(\w+)" dir="(?:ltr|rtl)">/.exec(await answer.text())?.[1];

/** Every path to a string or a function that gives one. */
const paths = (value: object, above = ''): string[] =>
  Object.entries(value).flatMap(([key, one]) =>
    typeof one === 'object' ? paths(one as object, `${above}${key}.`) : [`${above}${key}`],
  );

describe('the language of a page', () => {
  it.each([
    ['English where nothing is asked for', '/', {}, 'en'],
    ['what the browser accepts', '/', { 'accept-language': 'ar-IQ,ar;q=0.9,en;q=0.5' }, 'ar'],
    ['what the address asks for, before the browser', '/?lang=en', { 'accept-language': 'ar' }, 'en'],
    [
      'what the cookie keeps, before the browser',
      '/',
      { cookie: 'rasid_lang=ar', 'accept-language': 'en' },
      'ar',
    ],
    ['English where a language is asked for that there is not', '/?lang=xx', {}, 'en'],
    ['that of the page that is not there', '/nowhere?lang=ar', {}, 'ar'],
  ])('is %s', async (_name, path, headers, expected) => {
    expect(await langOf(await ask(path, headers))).toBe(expected);
  });

  it('is kept once it was asked for', async () => {
    expect((await ask('/?lang=ar')).headers.get('set-cookie')).toMatch(/^rasid_lang=ar; .*HttpOnly/);
    expect((await ask('/')).headers.get('set-cookie')).toBeNull();
  });

  it.each([
    ['', 'en'],
    ['fr, ar;q=0.4, en;q=0.3', 'ar'],
    ['ar;q=0, *', 'en'],
    ['AR', 'ar'],
  ])('of Accept-Language %j is %s', (header, expected) => {
    expect(acceptedLanguage(header)).toBe(expected);
  });

  it('can be changed on the same page, with what was asked of it', async () => {
    const body = await (await ask('/stories?topic=troop_withdrawal')).text();
    expect(body).toContain('href="?topic=troop_withdrawal&amp;lang=ar"');
  });
});

describe('the Arabic pages', () => {
  it('have a word for everything the English ones say', () => {
    expect(paths(ARABIC).toSorted()).toEqual(paths(ENGLISH).toSorted());
  });

  it('tell a story in Arabic', async () => {
    const body = await (await ask(`/stories/${storyId}?lang=ar`)).text();
    expect(body).toContain('من قال ماذا');
    expect(body).toMatch(/انسحاب.* لقوات الولايات المتحدة من العراق: /);
  });

  it('tell the story of a found article in Arabic', async () => {
    const body = await (await ask(`/search?q=${encodeURIComponent('عين الأسد')}&lang=ar`)).text();
    expect(body).toMatch(/انسحاب.* لقوات الولايات المتحدة من العراق: /);
  });

  it('tell a delivery in Arabic', async () => {
    expect(await (await ask('/deliveries?lang=ar')).text()).toMatch(/انسحاب.* لقوات الولايات المتحدة/);
  });

  it.each([
    '/',
    '/stories',
    '/deadlines',
    '/search',
    '/sources',
    '/deliveries',
    '/silences',
    '/configuration',
  ])('leave nothing of %s in English but what names a thing', async (path) => {
    const body = await (await ask(`${path}?lang=ar`)).text();
    const english = new Set(
      paths(ENGLISH)
        .map((at) =>
          at
            .split('.')
            .reduce((value, key) => (value as Record<string, unknown>)[key] as object, ENGLISH as object),
        )
        .filter((value): value is never => typeof value === 'string' && / /.test(value)) as string[],
    );
    expect([...english].filter((words) => body.includes(`>${words}<`))).toEqual([]);
  });
});

describe('an Arabic headline says as the English one', () => {
  const leaves = (given: Partial<Withdrawal>, outlet = OUTLETS.independent, id = 'a') =>
    judged({ id, outlet, title: 't', text: 'كلام', withdrawals: [{ words: ['كلام'], ...given }] });
  const deadlines = [{ date: '2026-12-31', text: 'كلام', articleId: 'a' }];
  const plain = compose([leaves({ status: 'ongoing' })]);
  const withPlace = (alert: Alert): Alert => ({
    ...alert,
    withdrawals: alert.withdrawals.map((one) => ({
      ...one,
      places: [{ en: 'Ain al-Asad', ar: 'عين الأسد', near: false }],
      troops: 60,
    })),
  });
  const said = compose(
    [
      judged({
        title: 't',
        text: 'كلام',
        statements: [{ words: 'كلام', faction: 'Hezbollah', type: 'claim', target: 'Israel' }],
      }),
    ],
    { factionsAr: { Hezbollah: 'حزب الله' } },
  );
  const saying = (words: string, given: Partial<Statement>): Alert =>
    compose([judged({ title: 't', text: words, statements: [{ words, faction: 'Hezbollah', ...given }] })]);
  const claimed: Alert = {
    ...said,
    statements: said.statements.map((one) => ({
      ...one,
      place: { en: 'Khiam', ar: 'الخيام', near: true },
      day: '2026-06-05',
    })),
  };
  it.each<[string, Alert, string]>([
    [
      'when late news was published',
      { ...plain, late: { publishedAt: '2026-08-15T10:00:00Z' } },
      'نُشر في 15 أغسطس 2026: انسحاب لقوات الولايات المتحدة من العراق: جارٍ؛',
    ],
    ['that it is only a test', { ...plain, test: true }, 'تجربة: انسحاب'],
    ['that it is a correction', { ...plain, event: 'corrected' }, 'تصحيح: انسحاب'],
    [
      'that a date is near',
      { ...plain, event: 'deadline_near', deadlines },
      'اقترب الموعد 31 ديسمبر 2026: انسحاب لقوات الولايات المتحدة من العراق: جارٍ؛ مصدر',
    ],
    [
      'that a date has passed',
      { ...plain, event: 'deadline_passed', deadlines },
      'انقضى الموعد 31 ديسمبر 2026: ',
    ],
    [
      'what makes a withdrawal unsure',
      compose([leaves({ status: 'announced', certainty: 'possible' })]),
      'انسحاب لقوات الولايات المتحدة من العراق: أُعلن، محتمل؛',
    ],
    [
      'which base is left, and how many leave',
      withPlace(compose([leaves({ status: 'ongoing' })])),
      'انسحاب لقوات الولايات المتحدة من العراق (عين الأسد، نحو 60 من الجنود): جارٍ؛',
    ],
    [
      'where an operation was, and when',
      claimed,
      'تبني هجوم: حزب الله على إسرائيل قرب الخيام بتاريخ 5 يونيو 2026؛',
    ],
    [
      'that footage shows it',
      saying('مشاهد من استهداف دبابة', { type: 'claim', target: 'Israel' }),
      'نشر مشاهد من عملية: \u2068Hezbollah\u2069 ضد إسرائيل؛',
    ],
    [
      'that an offensive begins',
      saying('أعلن بدء عملية عسكرية', { type: 'mobilisation', target: 'Israel' }),
      'إعلان هجوم: \u2068Hezbollah\u2069 على إسرائيل؛',
    ],
    [
      'what becomes of its arms',
      saying('لن نسلم السلاح', { type: 'position', target: 'Israel' }),
      'رفض تسليم السلاح: \u2068Hezbollah\u2069؛',
    ],
    [
      'which outlet puts it at which step',
      compose([leaves({ status: 'planned' }), leaves({ status: 'ongoing' }, OUTLETS.second, 'b')], {
        event: 'corroborated',
      }),
      'انسحاب لقوات الولايات المتحدة من العراق: مخطط له (نهر نيوز) أو جارٍ (الميدان)؛',
    ],
  ])('%s', (_name, alert, begins) => {
    expect(ARABIC.facts.headline(alert).slice(0, begins.length)).toBe(begins);
  });
});
