import { describe, expect, it } from 'vitest';
import { duesOf } from '../../../src/judge/annotate/dues.ts';
import type { StatementCandidate } from '../../../src/judge/candidates/statement.ts';
import { argumentOf } from '../../../src/judge/facets/arguments.ts';
import { certaintyOf } from '../../../src/judge/facets/certainty.ts';
import { deadlineOf, statementDeadlines } from '../../../src/judge/facets/deadline.ts';
import { mediumOf, wordingOf } from '../../../src/judge/facets/wording.ts';
import type { FeatureSink } from '../../../src/judge/features/feature.ts';
import type { LinearModel } from '../../../src/judge/scorer/linear.ts';
import type { Statement, StatementType } from '../../../src/model/verdict.ts';
import { documentOf, statementsIn, withdrawalsIn } from '../analysed.ts';
import { judged } from '../judged.ts';

const TITLE = 'عنوان بلا أسماء';

function said(text: string, cue = 'verb'): StatementCandidate {
  const found = statementsIn({ title: TITLE, text }).find((one) => one.cue.kind === cue);
  if (!found) throw new Error(`no candidate in: ${text}`);
  return found;
}

describe('the words of a statement', () => {
  it('are the quotation without its marks, where a whole sentence is quoted', () => {
    const { quote, certainty } = wordingOf(
      said('قال أبو عبيدة عن حماس: «لن يرى العدو أسراه أحياء إلا بصفقة».'),
    );
    expect(quote.text).toBe('لن يرى العدو أسراه أحياء إلا بصفقة');
    expect(certainty).toBe('quoted');
  });

  it('are the reported clause where nothing is quoted, without the stop behind it', () => {
    const text = 'قالت حركة حماس إن غزة باقية لأهلها.';
    const { quote, certainty } = wordingOf(said(text));
    expect(quote.text).toMatch(/غزة باقية لأهلها$/);
    expect(text.slice(quote.start, quote.end)).toBe(quote.text);
    expect(certainty).toBe('reported');
  });

  it('are the whole clause where only a phrase of it stands in marks, and stay reported', () => {
    const { quote, certainty } = wordingOf(said('قالت حركة حماس إن «العدوان على غزة» فشل.'));
    expect(quote.text).toContain('» فشل');
    expect(certainty).toBe('reported');
  });

  it.each([
    [
      'a «that» parts them from who speaks',
      'قالت حركة حماس في بيان لها إن الصواريخ ليست لها.',
      'إن الصواريخ ليست لها',
    ],
    [
      'with the day and the channel between',
      'وأكد قائد قوات سوريا الديمقراطية مظلوم عبدي لقناة محلية، مساء الأحد، أن المعركة لم تنته.',
      'أن المعركة لم تنته',
    ],
    [
      'an object goes with its verb and its speaker',
      'نفت حركة حماس ضلوعها في إطلاق الصواريخ أمس.',
      'نفت حركة حماس ضلوعها في إطلاق الصواريخ أمس',
    ],
    [
      'a subject before its verb too',
      'حركة حماس رفضت المقترح المصري الجديد كله.',
      'حركة حماس رفضت المقترح المصري الجديد كله',
    ],
    [
      'and what is between verb and object',
      'وأعلنت حركة الشباب، مساء الثلاثاء، مسؤوليتها عن الهجوم على الفندق.',
      'وأعلنت حركة الشباب، مساء الثلاثاء، مسؤوليتها عن الهجوم على الفندق',
    ],
    [
      'the «that» of a conjunction parts nothing',
      'ورفضت حركة حماس المقترح بعد أن قرأته لجنتها كلها.',
      'ورفضت حركة حماس المقترح بعد أن قرأته لجنتها كلها',
    ],
    [
      'nor does "was", which is written as «كأن» is',
      'وأعلنت حركة الشباب مسؤوليتها عن هجوم كان سكان الحي تحدثوا عنه.',
      'وأعلنت حركة الشباب مسؤوليتها عن هجوم كان سكان الحي تحدثوا عنه',
    ],
    [
      'nor does one behind another verb',
      'أدانت حركة حماس القصف وأكدت أن غزة باقية.',
      'أدانت حركة حماس القصف وأكدت أن غزة باقية',
    ],
    [
      'a quotation that goes on with its clause has the clause',
      'قالت حركة حماس إن عودة النازحين «حق لا يملك أحد أن يمنعه عنهم».',
      'إن عودة النازحين «حق لا يملك أحد أن يمنعه عنهم»',
    ],
    [
      'with the mark that closes it',
      'قالت حركة حماس إن عودة النازحين "حق لا يملك أحد أن يمنعه عنهم".',
      'إن عودة النازحين "حق لا يملك أحد أن يمنعه عنهم"',
    ],
  ])('read well alone: %s', (_rule, text, words) => {
    expect(wordingOf(said(text)).quote.text).toBe(words);
  });

  it('are a headline whole', () => {
    const [candidate] = statementsIn({
      title: 'طالبان تتبنى هجوم كابل',
      text: 'خبر قصير عن يوم في المدينة.',
    });
    expect(candidate && wordingOf(candidate).quote.text).toBe('طالبان تتبنى هجوم كابل');
  });

  it.each([
    [
      'على مشارف البلدة',
      'go on over the broken lines of a post',
      'مشاهد من استهداف كتائب القسام\nدبابة للعدو\nعلى مشارف البلدة',
    ],
    ['القسام: فيديو آخر غدا', 'not into the words of another', 'مشاهد من استهداف كتائب القسام\nدبابة للعدو'],
  ])('%s: %s', (last, _rule, words) => {
    const text = `مشاهد من استهداف كتائب القسام\nدبابة للعدو\n${last}`;
    const [candidate] = statementsIn({ text });
    expect(candidate && wordingOf(candidate).quote.text).toBe(words);
  });

  it('are verbatim: tashkeel and tatweel stay', () => {
    const { quote } = wordingOf(said('قالت حركة حماس إن العدوانَ على غــزة فشل.'));
    expect(quote.text).toContain('العدوانَ على غــزة');
  });
});

describe('the medium of a statement', () => {
  it.each([
    ['telegram', 'قالت حركة حماس في بيان على تلغرام إن غزة باقية.'],
    ['speech', 'قال عبد الملك الحوثي زعيم الحوثيين في كلمة متلفزة إن الرد آت.'],
    ['statement', 'قالت حركة حماس في بيان إن غزة باقية.'],
    [null, 'قالت حركة حماس إن غزة باقية.'],
  ])('is %s', (medium, text) => {
    expect(mediumOf(said(text))).toBe(medium);
  });
});

describe('the certainty of a withdrawal', () => {
  it.each([
    ['conditional', 'ستنسحب القوات التركية من شمال سوريا إذا تم الاتفاق.'],
    ['possible', 'قد تنسحب القوات التركية من شمال سوريا.'],
    ['confirmed', 'لن تنسحب القوات التركية من شمال سوريا حتى لو طلبت دول العالم ذلك.'],
    ['reported', 'قالت مصادر محلية إن القوات التركية انسحبت من شمال سوريا.'],
    ['reported', 'قال متحدث باسم الوزارة إن القوات التركية انسحبت من شمال سوريا.'],
    ['reported', 'وزير الدفاع: القوات التركية انسحبت من شمال سوريا.'],
    [
      'reported',
      'المتحدث باسم القيادة العامة للقوات المسلحة الليبية العميد أحمد سالم: القوات التركية انسحبت من طرابلس.',
    ],
    ['reported', 'السفير في بيروت: القوات التركية انسحبت من شمال سوريا.'],
    ['reported', '🔻\nوزير الدفاع:\nالقوات التركية انسحبت من شمال سوريا.'],
    ['reported', 'وزير الدفاع:\nالقوات التركية انسحبت من شمال سوريا.'],
    ['confirmed', 'أعلنت الوزارة أن القوات التركية انسحبت من شمال سوريا.'],
    ['confirmed', 'عاجل: القوات التركية انسحبت من شمال سوريا.'],
    ['confirmed', 'انسحبت القوات التركية من شمال سوريا، وقال الوزير إن المنطقة آمنة.'],
    ['confirmed', 'انسحبت القوات التركية من شمال سوريا.'],
  ])('is %s: %s', (certainty, text) => {
    const [candidate] = withdrawalsIn({ text });
    expect(candidate && certaintyOf(candidate, 'planned')).toBe(certainty);
  });

  // Gloss: "if the Turkish forces do not leave northern Syria, we shall not negotiate with Ankara".
  it('is under no condition where it is demanded: what follows if they stay is', () => {
    const [candidate] = withdrawalsIn({ text: 'إذا لم تنسحب القوات التركية من شمال سوريا فلن نفاوض أنقرة.' });
    expect(candidate && certaintyOf(candidate, 'demanded')).toBe('confirmed');
  });
});

describe('the deadline of a withdrawal', () => {
  const published = '2026-11-20';
  const deadline = (text: string): string | null => {
    const candidates = withdrawalsIn({ text, published });
    const dues = candidates[0] ? duesOf(candidates[0].document) : [];
    return deadlineOf(candidates, dues)?.date ?? null;
  };

  it.each([
    ['by a month', 'تسحب فرنسا جنودها من تشاد بحلول نهاية كانون الثاني المقبل.', '2027-01-31'],
    ['within some months', 'قررت بغداد أن تغادر القوات التركية أراضيها في غضون شهرين.', '2027-01-20'],
    ['before a day', 'من المقرر أن تنسحب القوات الإسرائيلية من جنوب لبنان قبل 18 شباط.', '2027-02-18'],
    [
      'within some weeks of the day it was told',
      'قالت بغداد الثلاثاء إن القوات التركية ستغادر في غضون أسبوعين.',
      '2026-12-01',
    ],
    [
      'none of days that are over since',
      'قالت بغداد السبت الماضي إن القوات التركية ستغادر خلال 72 ساعة.',
      null,
    ],
    ['none in the past', 'انسحبت القوات الروسية من خيرسون في 11 تشرين الثاني 2022.', null],
    ['the nearest of two', 'تنسحب القوات الروسية قبل 18 شباط، ويجتمع المجلس قبل 20 آذار.', '2027-02-18'],
    [
      'a binding one in the sentence behind',
      'تنسحب القوات الروسية من سوريا. ويكتمل ذلك بحلول 18 شباط.',
      '2027-02-18',
    ],
    [
      'none of a year in which it was announced before',
      'كانت تركيا قد وعدت في وقت سابق من العام الجاري بسحب قواتها من العراق.',
      null,
    ],
    ['before a vote', 'تنسحب القوات التركية من العراق قبل اقتراع شباط المقبل.', null],
    ['none of a summit', 'لم يناقش سحب القوات التركية من العراق في القمة المقررة أواخر كانون الأول.', null],
    ['none of a summit in the sentence behind', 'تسحب فرنسا جنودها من تشاد. وتعقد القمة قبل 18 شباط.', null],
    ['none of a signing', 'سيجري توقيع التفاهم خلال 72 ساعة، وتبقى القوات التركية في العراق.', null],
    ['none of what would follow', 'لو سحبت تركيا قواتها من العراق فإن الحكومة ستسقط خلال شهر.', null],
    [
      'its own beside a meeting',
      'تنسحب القوات التركية من العراق قبل 18 شباط، ويعقد اجتماع في آذار.',
      '2027-02-18',
    ],
  ])('is %s', (_, text, date) => {
    expect(deadline(text)).toBe(date);
  });

  it.each(['تركيا ترفض سحب قواتها من العراق', 'تركيا تنفي سحب قواتها من العراق'])(
    'is none of: %s',
    (title) => {
      const { withdrawals, deadlines } = judged({ title, text: `${title} قبل 18 شباط المقبل.`, published });
      expect(withdrawals.map((one) => one.deadline)).toEqual([null]);
      expect(deadlines).toEqual([]);
    },
  );

  it('is listed with its words in the original', () => {
    const text = 'أعلن البنتاغون أن القوات الأمريكية ستنسحب من العراق بحلول أيلول 2027.';
    const [listed] = judged({ text, published }).deadlines;
    expect(text.slice(listed?.start, listed?.end)).toContain('أيلول 2027');
  });

  it('of an ultimatum is listed, where nobody leaves either', () => {
    const text = 'أمهلت كتائب حزب الله الحكومة العراقية حتى 1 كانون الأول للإفراج عن المعتقلين.';
    expect(judged({ text, published }).deadlines.map(({ date }) => date)).toContain('2026-12-01');
  });

  it.each<[string, StatementType, boolean]>([
    ['سنحرر المدينة قبل 1 كانون الأول.', 'threat', false],
    ['سنحرر المدينة إن لم ينسحبوا قبل 1 كانون الأول.', 'threat', true],
    ['لا تقتربوا من السفن قبل 1 كانون الأول وإلا أغرقناها.', 'warning', true],
    ['على الحكومة أن تفرج عنهم قبل 1 كانون الأول.', 'demand', true],
    ['الاجتماع قبل 1 كانون الأول.', 'position', false],
  ])('%s: set by a %s: %s', (text, type, set) => {
    const quote = { field: 'text' as const, start: 0, end: text.length, text };
    const told = [{ type, quote } as Statement];
    expect(statementDeadlines(told, documentOf({ text, published })).length > 0).toBe(set);
  });
});

describe('the argument of a role', () => {
  const model: LinearModel = {
    labels: ['agent'],
    bias: [0],
    weights: new Map([['near', [1]]]),
    calibration: { slope: 1, offset: 0 },
  };
  const near = (to: FeatureSink): void => to.add('near');
  const nothing = (): void => {};

  it('is the value that scores highest, the first of equals, and nobody where there is none', () => {
    expect(
      argumentOf(
        new Map([
          ['TR', nothing],
          ['US', near],
        ]),
        model,
      ),
    ).toEqual({ value: 'US', score: 1 });
    expect(
      argumentOf(
        new Map([
          ['TR', near],
          ['US', near],
        ]),
        model,
      ),
    ).toEqual({ value: 'TR', score: 1 });
    expect(argumentOf(new Map(), model)).toEqual({ value: null, score: Number.NEGATIVE_INFINITY });
  });
});

describe('the status of a withdrawal', () => {
  it('is not completed where a date to come is set for it', () => {
    const of = (text: string) =>
      judged({ title: 'واشنطن وبغداد', text, published: '2026-11-29' }).withdrawals.map(
        ({ status, deadline }) => [status, deadline],
      );
    expect(of('أعلن البنتاغون أن القوات الأمريكية انسحبت من العراق بالكامل.')).toEqual([['completed', null]]);
    const [dated] = of('أعلن البنتاغون أن القوات الأمريكية انسحبت من العراق بحلول 31 ديسمبر 2026.');
    expect(dated?.[0]).not.toBe('completed');
    expect(dated?.[1]).toBe('2026-12-31');
  });

  it.each([
    ['completed', 'سلمت القوات الفرنسية الخميس آخر قاعدة لها في النيجر وغادرت البلاد كلها.'],
    ['ongoing', 'تغادر القوات الفرنسية النيجر على دفعات، وما زالت أرتالها تعبر الحدود.'],
  ])('is %s as the text tells what the headline tells in the present: %s', (status, text) => {
    const [withdrawal] = judged({ title: 'القوات الفرنسية تغادر النيجر', text }).withdrawals;
    expect(withdrawal?.status).toBe(status);
  });

  it('is completed where the date that lies ahead is another sentence’s', () => {
    const text =
      'سلمت القوات الأمريكية قاعدة بلد وغادرها آخر جنودها.\n\nوقال متحدث إن بقية القوات ستغادر العراق قبل 31 ديسمبر 2026.';
    const [withdrawal] = judged({
      title: 'القوات الأمريكية سلمت قاعدة بلد وغادرتها',
      text,
      published: '2026-11-29',
    }).withdrawals;
    expect([withdrawal?.status, withdrawal?.deadline]).toEqual(['completed', '2026-12-31']);
  });

  it('is not completed where a headline only names it', () => {
    const title = 'الانسحاب التركي من العراق.. خبير يتحدث عن المخاطر';
    const text = 'قال خبير إنه لا يتصور أن تنسحب القوات التركية من العراق قبل هزيمة التنظيم.';
    expect(judged({ title, text }).withdrawals.map(({ status }) => status)).not.toContain('completed');
  });

  it('is not completed where somebody waits for it', () => {
    const title = 'أمين عام الكتيبة: السلاح باق حتى خروج آخر جندي';
    const text = 'أكد أمين عام الكتيبة أن سلاح المقاومة باق حتى خروج آخر جندي أمريكي من العراق.';
    expect(judged({ title, text }).withdrawals.map(({ status }) => status)).toEqual(['demanded']);
  });
});

describe('the words that bear the status out', () => {
  const AGREED = 'وافقت باريس على انسحاب القوات الفرنسية من النيجر قبل نهاية العام.';
  const BEGAN = 'وبدأت القوات الفرنسية اليوم انسحابها من النيجر، وغادرت أول قافلة القاعدة.';
  it.each([
    [
      'in the sentence that says so, and not in the first',
      'القوات الفرنسية في النيجر',
      `${AGREED}\n\n${BEGAN}`,
      BEGAN,
    ],
    [
      'in the body, where the headline says the same',
      'القوات الفرنسية تبدأ انسحابها من النيجر',
      BEGAN,
      BEGAN,
    ],
    ['in the headline, where only it says so', 'القوات الفرنسية تبدأ انسحابها من النيجر', AGREED, null],
  ])('stand %s', (_name, title, text, sentence) => {
    const [withdrawal] = judged({ title, text }).withdrawals;
    expect(withdrawal?.status).toBe('started');
    const { field, start } = withdrawal?.statusAt ?? { field: 'none', start: -1 };
    expect([field, start >= text.indexOf(sentence ?? text)]).toEqual([
      sentence === null ? 'title' : 'text',
      true,
    ]);
  });
});
