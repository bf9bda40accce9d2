import { describe, expect, it } from 'vitest';
import { withdrawalLabel } from '../../../src/alerts/wording.ts';
import { reachOf } from '../../../src/judge/facets/extent.ts';
import { judged } from '../judged.ts';

/** The extent, or the sites that are left. */
function reach(title: string, text: string): string {
  const [withdrawal] = judged({ title, text }).withdrawals;
  if (!withdrawal) throw new Error(`no withdrawal in: ${title}`);
  const { extent, sites = [] } = withdrawal;
  return sites.join(' | ') || `${extent}`;
}

describe('what leaves, as the judge’s evidence has it', () => {
  it.each([
    [
      'all the troops of a country, with the last base',
      'القوات الأمريكية أتمت الانسحاب من العراق',
      'أتمت القوات الأمريكية اليوم انسحابها من العراق، وغادر آخر رتل قاعدة عين الأسد.',
      'whole',
    ],
    [
      'all of them, where the last base stands before the country',
      'القوات الفرنسية تغادر النيجر',
      'غادرت القوات الفرنسية قاعدة نيامي اليوم، وبذلك اكتمل الانسحاب الفرنسي من النيجر.',
      'whole',
    ],
    [
      'all of them from "Iraqi territory"',
      'القوات التركية تغادر الأراضي العراقية',
      'غادرت القوات التركية الأراضي العراقية كافة أمس.',
      'whole',
    ],
    [
      'what stands behind the act, not what is withdrawn from elsewhere',
      'واشنطن تراجع وجودها',
      'أوقفت الإدارة الأمريكية كل مساعداتها في شمال سوريا في خطوة تظهر أنها تعتزم الانسحاب من سوريا قريبا.',
      'whole',
    ],
    [
      'a town, not where those are who tell of it',
      'مواقع تخلو قبل الضربة',
      'ذكر ناشطون شرقي سوريا أن مقاتلين إيرانيين أخلوا مواقعهم في مدينة الميادين.',
      'مياد',
    ],
    [
      'a part, where it is the special forces',
      'لندن تسحب قواتها الخاصة من سوريا',
      'أعلنت لندن سحب قواتها الخاصة من سوريا.',
      'part',
    ],
    [
      'the country, not what the speaker came to see',
      'إسرائيل تطالب بخروج الإيرانيين',
      'طالب الوزير الإسرائيلي الذي تفقد الجولان بطرد القوات الإيرانية من سوريا.',
      'whole',
    ],
    [
      'all of them, where a preposition is written to the country',
      'القوات الروسية تنهي وجودها بسوريا',
      'القوات الروسية تنهي وجودها بسوريا وتنسحب من سوريا.',
      'whole',
    ],
    [
      'all of them with the last base in the country',
      'القوات الفرنسية تنهي انسحابها من آخر قاعدة لها في النيجر',
      'أعلنت فرنسا أن القوات الفرنسية أنهت انسحابها من آخر قاعدة لها في النيجر.',
      'whole',
    ],
    [
      'a base that is the last in a part of the country only',
      'القوات الأمريكية تنهي انسحابها من آخر قاعدة في شمال العراق',
      'أنهت القوات الأمريكية انسحابها من آخر قاعدة لها في شمال العراق.',
      'شمال عراق',
    ],
    [
      'a base that is handed over',
      'القوات الأمريكية تسلم قاعدة القيارة إلى الجيش العراقي',
      'سلمت القوات الأمريكية اليوم قاعدة القيارة الجوية إلى الجيش العراقي بعد أن غادرها آخر جندي.',
      'القياره',
    ],
    [
      'a base that is handed to the country the headline names',
      'فرنسا تسلم مالي قاعدة تمبكتو',
      'سلمت القوات الفرنسية قاعدة تمبكتو للجيش المالي.',
      'تمبكتو',
    ],
    [
      'a base, where only the headline speaks of the country',
      'انسحاب القوات الأمريكية من العراق',
      'أكملت القوات الأمريكية انسحابها من قاعدة القيارة وسلمتها للجيش العراقي.',
      'القياره',
    ],
    [
      'the south of a country',
      'إسرائيل تنسحب من جنوب لبنان',
      'انسحب الجيش الإسرائيلي من جنوب لبنان بالكامل.',
      'جنوب لبن',
    ],
    [
      'all of them, where a part of something else is named',
      'فرنسا تنسحب من مالي',
      'أكملت القوات الفرنسية انسحابها من مالي بعد مقتل عدد من جنودها في هجمات متفرقة.',
      'whole',
    ],
    [
      'a town behind "from", beside the country',
      'القوات الروسية تعيد ترتيب مواقعها',
      'انسحبت القوات الروسية من بلدة تل رفعت شمالي سوريا.',
      'تل رفعت',
    ],
    [
      'two towns behind "from"',
      'القوات الأمريكية تغادر أربيل وحرير',
      'انسحبت القوات الأمريكية من أربيل وحرير في العراق.',
      'اربيل | حرير',
    ],
    [
      'two provinces that one word names',
      'القوات الإيرانية تعيد ترتيب مواقعها',
      'انسحبت القوات الإيرانية من محافظتي درعا والسويداء في سوريا.',
      'السويداء | درعا',
    ],
    [
      'areas beside another country',
      'القوات الإيرانية تبدأ الانسحاب في سوريا',
      'بدأت القوات الإيرانية الانسحاب من المناطق المحاذية للأردن في سوريا.',
      'مناطق محاذ',
    ],
    [
      'areas of a region, which the text names more exactly',
      'القوات الإيرانية تنسحب من جنوبي سوريا',
      'بدأت القوات الإيرانية الانسحاب من مناطق جنوب غرب سوريا.',
      'غرب سوري',
    ],
    [
      'fewer of them',
      'خفض القوات الدولية إلى النصف',
      'وافق المجلس على خفض القوات الدولية إلى النصف.',
      'part',
    ],
    [
      'the military police',
      'الشرطة العسكرية الروسية تغادر سوريا',
      'غادرت الشرطة العسكرية الروسية سوريا اليوم.',
      'part',
    ],
    [
      'areas "from which" they went',
      'الجيش اللبناني ينتشر',
      'دخل الجيش اللبناني القرى التي انسحبت منها القوات الإسرائيلية في لبنان.',
      'part',
    ],
    [
      'a number of soldiers',
      'واشنطن تسحب 500 جندي من العراق',
      'سحبت الولايات المتحدة 500 جندي من العراق أمس.',
      'part',
    ],
    [
      'a part of the troops',
      'روسيا تسحب جزءا من قواتها في سوريا',
      'سحبت روسيا جزءا من قواتها من سوريا.',
      'part',
    ],
    [
      'one convoy',
      'قافلة أمريكية تغادر العراق نحو الكويت',
      'غادرت قافلة من القوات الأمريكية العراق باتجاه الكويت في إطار الانسحاب.',
      'part',
    ],
  ])('%s', (_name, title, text, expected) => {
    expect(reach(title, text)).toBe(expected);
  });

  it('is what the date’s own sentence says, where it says something', () => {
    const title = 'اتفاق على انسحاب القوات الأمريكية من العراق';
    const text =
      'أعلنت بغداد اتفاقا على انسحاب القوات الأمريكية من العراق. وتنسحب القوات الأمريكية من قاعدة عين الأسد بحلول 31 كانون الأول.';
    const { withdrawals, deadlines } = judged({ title, text, published: '2026-10-01T10:00:00Z' });
    expect(deadlines.map(({ date, sites }) => ({ date, sites }))).toEqual([
      { date: '2026-12-31', sites: ['عين الاسد'] },
    ]);
    expect(withdrawals[0]).toMatchObject({ extent: 'whole', sites: [] });
  });

  it.each([
    ['انسحاب إسرائيلي كامل من قطاع غزة', 'Israeli withdrawal from Gaza'],
    ['الجيش الإسرائيلي ينسحب من قطاع غزة', 'Israeli withdrawal from Gaza'],
    ['الجيش الإسرائيلي ينسحب من شمال قطاع غزة', 'Partial Israeli withdrawal from Gaza'],
    ['الجيش الإسرائيلي يسحب جزءا من قواته من قطاع غزة', 'Partial Israeli withdrawal from Gaza'],
    ['القوات الأمريكية تنسحب من العراق', 'US withdrawal from Iraq'],
    ['القوات التركية تنسحب من شمال العراق', 'Turkish withdrawal from northern Iraq'],
    ['القوات الفرنسية تغادر شمال شرق سوريا', 'French withdrawal from northeastern Syria'],
    ['القوات التركية تسحب 300 جندي من شمالي العراق', 'Partial Turkish withdrawal from northern Iraq'],
    ['القوات الأوغندية تنسحب من جنوب السودان', 'Ugandan withdrawal from South Sudan'],
    ['ليبيا.. القوات الروسية تنسحب من قاعدة "الجفرة"', 'Partial Russian withdrawal from Libya'],
    ['تركيا تسحب قواتها من قاعدة في شمال العراق', 'Partial Turkish withdrawal from Iraq'],
    ['تركيا ترفض سحب 300 جندي من العراق', 'Turkish withdrawal from Iraq'],
  ])('is told with the territory that is left: %s', (title, expected) => {
    const text = `${title}، وفق ما أعلن اليوم.`;
    const [withdrawal] = judged({ title, text }).withdrawals;
    expect(withdrawal && withdrawalLabel(withdrawal).replace(/:.*/, '')).toBe(expected);
  });

  it.each([
    ['unclear', 'انسحبت القوات التركية من شمال العراق.'],
    ['whole', 'انسحبت القوات التركية من شمال العراق بالكامل.'],
    ['part', 'انسحبت كتيبة من القوات التركية من شمال العراق.'],
  ])('of a region is %s: %s', (extent, text) => {
    const [withdrawal] = judged({ title: 'القوات التركية تنسحب من شمال العراق', text }).withdrawals;
    expect(withdrawal).toMatchObject({ extent, area: 'northern Iraq' });
  });

  it('is unclear where no act names a place', () => {
    expect(reachOf([])).toEqual({ extent: 'unclear', area: null, sites: [] });
  });
});
