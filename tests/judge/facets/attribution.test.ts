import { describe, expect, it } from 'vitest';
import { judged, type Sample } from '../judged.ts';

/** Who says the first withdrawal of an article, as written. */
const sayer = (sample: Sample): string | null => judged(sample).withdrawals[0]?.by?.name ?? null;

describe('who says that troops leave', () => {
  it.each<[what: string, sample: Sample, name: string | null]>([
    [
      'the subject behind the verb',
      { text: 'أعلن وزير الدفاع الفرنسي جان ديبوا أن بلاده ستسحب قواتها من مالي قبل نهاية العام.' },
      'وزير الدفاع الفرنسي جان ديبوا',
    ],
    [
      'the subject before it',
      { text: 'البرلمان العراقي يطالب بانسحاب القوات الأمريكية من العراق فورا.' },
      'البرلمان العراقي',
    ],
    [
      'an organ that decided',
      { text: 'قرر مجلس الوزراء الألماني سحب القوات الألمانية من مالي قبل الصيف.' },
      'مجلس الوزراء الألماني',
    ],
    [
      'somebody unnamed',
      { text: 'قال مسؤول أمريكي كبير إن القوات الأمريكية ستنسحب من سوريا خلال أسابيع.' },
      'مسؤول أمريكي كبير',
    ],
    [
      'the outermost voice of a chain',
      {
        text: 'قال الناطق باسم الحكومة العراقية إن رئيس الوزراء طلب من واشنطن سحب قواتها من العراق قبل نهاية العام.',
      },
      'الناطق باسم الحكومة العراقية',
    ],
    [
      'a label before a colon',
      { text: 'مصدر أمني عراقي: القوات الأمريكية تنسحب من العراق نهاية الشهر.' },
      'مصدر أمني عراقي',
    ],
    [
      'a label behind two dots',
      { text: 'باريس لا تترك حلفاءها.. ماكرون: القوات الفرنسية ستغادر تشاد قبل الصيف.' },
      'ماكرون',
    ],
    [
      'who asks for it, not the outlet before the colon',
      { text: 'رويترز: ماكرون طلب من واشنطن سحب القوات الأمريكية من العراق.' },
      'ماكرون',
    ],
    [
      'the label of a post, for a later line',
      {
        text: '🔴 السفير الروسي في بغداد:\nالاتفاق قريب.\nعلى القوات الأمريكية أن تغادر العراق في أسرع وقت.',
      },
      'السفير الروسي في بغداد',
    ],
    [
      'a source in a label, whoever it is close to',
      { text: 'مصدر مقرب من الوفد الكيني: القوات الإثيوبية ستغادر الصومال في الربيع.' },
      'مصدر',
    ],
    [
      'a label on a line of its own, before the colon of the next',
      { text: '🔻\nرئيس الوزراء الكيني\n: القوات الإثيوبية ستغادر الصومال في الربيع.' },
      'رئيس الوزراء الكيني',
    ],
    [
      'the same, for a later line',
      { text: '🔻\nرئيس الوزراء الكيني\n:\n- الاتفاق قريب.\n- القوات الإثيوبية ستغادر الصومال في الربيع.' },
      'رئيس الوزراء الكيني',
    ],
    [
      'whose account it is',
      { text: 'انسحبت القوات الروسية من مطار القامشلي في سوريا، بحسب وزارة الدفاع الروسية.' },
      'وزارة الدفاع الروسية',
    ],
    [
      'who went on',
      {
        text: 'قال الرئيس التشادي إن بلاده اختارت طريقها. وأضاف أن على القوات الفرنسية أن تغادر تشاد قبل نهاية الشهر.',
      },
      'الرئيس التشادي',
    ],
    [
      'by the fullest name that the article has',
      {
        text: 'استقبل الرئيس التركي رجب طيب أردوغان ضيفه في أنقرة. وقال أردوغان إن القوات التركية ستنسحب من شمالي سوريا.',
      },
      'الرئيس التركي رجب طيب أردوغان',
    ],
    [
      'a capital that begins as «to» would',
      { text: 'أعلنت بوروندي أن جنودها سينسحبون من الصومال.' },
      'بوروندي',
    ],
    [
      'whose account a verb gives',
      { text: 'انسحبت القوات الروسية من مطار القامشلي في سوريا، كما أعلنت وزارة الدفاع الروسية.' },
      'وزارة الدفاع الروسية',
    ],
    [
      'whoever spoke before, where another is asked',
      {
        text: 'قال الرئيس الليبي إن صبر بلاده نفد. وحث تركيا على سحب قواتها من ليبيا قبل نهاية الشهر.',
      },
      'الرئيس الليبي',
    ],
    [
      'who speaks in a quotation that a sentence before opened',
      {
        text: 'قال رئيس الوزراء الكيني: "لن نقبل بهذا الوضع. الحدود لنا. على القوات الإثيوبية أن تغادر الصومال".',
      },
      'رئيس الوزراء الكيني',
    ],
    [
      'whom an outlet quotes',
      {
        text: 'ونقلت صحيفة محلية عن وزير الدفاع النرويجي قوله إن القوات النرويجية ستنسحب من مالي في الخريف.',
      },
      'وزير الدفاع النرويجي',
    ],
    [
      'whom an outlet quotes in a label',
      { text: 'رويترز نقلا عن مسؤول تشادي: القوات الفرنسية ستغادر تشاد قبل الصيف.' },
      'مسؤول تشادي',
    ],
    [
      'who speaks from somewhere',
      { text: 'وزير الدفاع الإيطالي من بيروت: القوات الإيطالية ستغادر لبنان قبل الخريف.' },
      'وزير الدفاع الإيطالي',
    ],
    [
      'a state that has no troops anywhere',
      { text: 'رفضت سوريا، أمس، الدعوات لسحب إيران قواتها من البلاد.' },
      'سوريا',
    ],
    [
      'who is said to belong to others in a label',
      { text: 'قائد فيلق القدس التابع للحرس الثوري: على القوات الأمريكية أن تغادر العراق.' },
      'قائد فيلق القدس',
    ],
    [
      'a state that speaks of its own in a headline',
      { title: 'كمبالا: سنخرج من الصومال في الربيع', text: 'تحتفل العاصمة بعيدها الوطني هذا الأسبوع.' },
      'كمبالا',
    ],
    [
      'who wants it, where nobody’s words are told',
      { text: 'وتعتزم هولندا خفض عدد جنودها في مالي إلى النصف قبل الصيف.' },
      'هولندا',
    ],
    [
      'whose speech it was that a verb goes on about',
      {
        text: 'وجاء ذلك بعد تصريح لوزير الدفاع البولندي، أكد فيه أن القوات البولندية ستغادر العراق في الربيع.',
      },
      'وزير الدفاع البولندي',
    ],
    [
      'the same behind «لل»',
      { text: 'ويأتي هذا بعد تصريحات للرئيس الكيني، قال فيها، إن القوات الكينية ستغادر الصومال في الربيع.' },
      'الرئيس الكيني',
    ],
    [
      'a man whose father’s name begins as «to» would',
      { text: 'طالب الشيخ أحمد بن لبيد بانسحاب القوات الأمريكية من العراق.' },
      'الشيخ أحمد بن لبيد',
    ],
    ['an army', { text: 'أعلن الجيش الأوغندي أن قواته ستنسحب من الكونغو خلال شهر.' }, 'الجيش الأوغندي'],
    [
      'an organ that ends like a plural',
      { text: 'أكد الكرملين أن القوات الروسية ستنسحب من أرمينيا.' },
      'الكرملين',
    ],
    [
      'a man of the name Ali',
      { text: 'طالب الشيخ علي المنصوري بانسحاب القوات الأمريكية من العراق.' },
      'الشيخ علي المنصوري',
    ],
    [
      'a family name in a headline',
      {
        title: 'المسماري: على القوات التركية أن تغادر ليبيا',
        text: 'على القوات التركية أن تغادر ليبيا فورا.',
      },
      'المسماري',
    ],
    [
      'without whom he speaks to',
      { text: 'أبلغ الرئيس الفرنسي إيمانويل ماكرون الصحفيين أن القوات الفرنسية ستنسحب من مالي.' },
      'الرئيس الفرنسي إيمانويل ماكرون',
    ],
    [
      'whoever spoke in the quotation before, of several sentences',
      {
        text: 'قال الرئيس الكيني: "لن نقبل بهذا الوضع. الحدود لنا". وأشار إلى أن على القوات الإثيوبية أن تغادر الصومال.',
      },
      'الرئيس الكيني',
    ],
    [
      'with a known name behind the comma',
      { text: 'قال الرئيس الروسي، فلاديمير بوتين، إن القوات الروسية ستنسحب من سوريا في الربيع.' },
      'الرئيس الروسي، فلاديمير بوتين',
    ],
    [
      'nobody, where the outlet tells it',
      { text: 'غادر آخر جندي فرنسي قاعدة غاو في مالي صباح اليوم، وأنزل العلم عن برجها.' },
      null,
    ],
    [
      'not who only comments on what has happened',
      {
        text: 'أكملت القوات الفرنسية انسحابها من مالي اليوم. ورحب وزير الخارجية المالي بالتعاون مع روسيا.',
      },
      null,
    ],
    [
      'not who is asked to',
      {
        text: 'قال الرئيس المالي إن الاتفاق انتهى. وطالب الحكومة الفرنسية بسحب قواتها من مالي.',
      },
      'الرئيس المالي',
    ],
    [
      'not whom an agreement has ask for it',
      { text: 'وبموجب الاتفاق، ستطلب قطر من القوات التركية مغادرة الصومال في الربيع.' },
      null,
    ],
    [
      'not whose decision only «the decision» was',
      { text: 'ويطالب القرار إثيوبيا بسحب قواتها من الصومال.' },
      null,
    ],
    [
      'not the place before a headline’s colon',
      { title: 'مالي: القوات الفرنسية تنسحب من غاو', text: 'انسحبت القوات الفرنسية من غاو في مالي اليوم.' },
      null,
    ],
  ])('is %s', (_, sample, name) => {
    expect(sayer(sample)).toBe(name);
  });
});

describe('who it is in English', () => {
  it.each<[text: string, by: object]>([
    [
      'قال الرئيس الأمريكي دونالد ترامب إن القوات الأمريكية ستنسحب من سوريا.',
      { kind: 'person', nameEn: 'Donald Trump', role: 'president', party: 'US' },
    ],
    [
      'قال المتحدث باسم وزارة الخارجية الإيرانية إن على القوات الأمريكية أن تغادر العراق.',
      { kind: 'member', nameEn: null, role: 'foreign ministry spokesman', party: 'IR' },
    ],
    [
      'أعلن البنتاغون أن القوات الأمريكية ستنسحب من النيجر.',
      { kind: 'body', nameEn: 'the Pentagon', role: null, party: null },
    ],
    [
      'ذكرت صحيفة هآرتس أن الجيش الإسرائيلي سيسحب قواته من جنوب لبنان خلال أيام.',
      { kind: 'outlet', nameEn: 'Haaretz', role: null, party: null },
    ],
    [
      'طالبت كتائب حزب الله العراقية بانسحاب كامل للقوات الأمريكية من العراق قبل نهاية العام.',
      { kind: 'body', role: null, party: "Kata'ib Hezbollah" },
    ],
    [
      'أكد مندوب روسيا لدى الأمم المتحدة أن القوات الإيرانية ستنسحب من جنوب سوريا.',
      { kind: 'member', nameEn: null, role: 'United Nations ambassador', party: 'RU' },
    ],
    [
      'قالت حكومة الكونغو الديمقراطية إنها اتفقت مع الأمم المتحدة على تأجيل انسحاب بعثة مونوسكو من شرق البلاد.',
      { kind: 'body', role: 'government', party: 'CD' },
    ],
    [
      'قال رئيس النيجر إن القوات الأمريكية ستغادر النيجر.',
      { kind: 'person', role: 'president', party: 'NE' },
    ],
    [
      'قال مسؤولون أمريكيون إن القوات الأمريكية ستغادر سوريا خلال أشهر.',
      { kind: 'several', role: 'officials', party: 'US' },
    ],
    [
      'قال مصدر أمني عراقي إن القوات الأمريكية ستغادر العراق خلال أشهر.',
      { kind: 'member', role: 'security source', party: 'IQ', relays: true },
    ],
    [
      'قالت وسائل إعلام تركية إن القوات الأمريكية ستغادر سوريا خلال أشهر.',
      { kind: 'several', role: 'media', party: 'TR', relays: true },
    ],
    [
      'طالب مجلس الشورى الصومالي بانسحاب القوات الإثيوبية من الصومال.',
      { kind: 'body', role: 'parliament', party: 'SO' },
    ],
  ])('%s', (text, by) => {
    expect(judged({ text }).withdrawals[0]?.by).toMatchObject(by);
  });
});
