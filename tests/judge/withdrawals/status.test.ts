import { describe, expect, it } from 'vitest';
import { type Sample, withdrawals } from './read.ts';

const status = (sample: Sample): string | null => withdrawals(sample)[0]?.status ?? null;

describe('the status of a withdrawal', () => {
  it.each([
    ['a call to somebody', 'دعت الجامعة العربية أنقرة إلى سحب جنودها من شمال العراق.', 'demanded'],
    ['an urging', 'حث الوسيط الأفريقي أسمرة على إخراج قواتها من تيغراي.', 'demanded'],
    ['who ought to', 'على القوات التركية مغادرة الأراضي السورية فورا.', 'demanded'],
    ['until they leave', 'قال المتحدث إن القتال لن يتوقف حتى خروج القوات الفرنسية من مالي.', 'demanded'],
    ['nothing before they leave', 'لن نوقع أي اتفاق قبل رحيل الجيش الإسرائيلي عن غزة.', 'demanded'],
    ['only after they leave', 'لا تفاوض إلا بعد انسحاب القوات الإريترية من تيغراي.', 'demanded'],
    ['unless they leave', 'هددت الجماعة بهجمات جديدة ما لم تسحب كينيا جنودها من الصومال.', 'demanded'],
    ['an order to another state', 'مجلس الأمن أمر رواندا بسحب جنودها من شرق الكونغو.', 'demanded'],
    [
      'a last day for staying',
      'حددت كابول نهاية الشهر آخر أجل لبقاء الجنود البريطانيين في البلاد.',
      'demanded',
    ],
    ['a delay asked for', 'طلبت مقديشو تأجيل خروج القوات الأوغندية من الصومال.', 'delayed'],
    [
      'without delay, which delays nothing',
      'طالب البرلمان العراقي بخروج القوات التركية من البلاد دون تأخير.',
      'demanded',
    ],
    ['what will not be discussed', 'قال البنتاغون إنه لن يناقش سحب القوات الأمريكية من العراق.', 'refused'],
    [
      'not so, says the minister',
      'أنكر وزير الدفاع الأمريكي وجود أمر بسحب قواته من كوريا الجنوبية.',
      'denied',
    ],
    ['called off', 'ألغت بريطانيا سحب جنودها من أفغانستان.', 'cancelled'],
    ['the owner says what it will do', 'أعلنت فرنسا أنها ستسحب جنودها من تشاد.', 'announced'],
    ['others say what it will do', 'قالت الحكومة العراقية إن القوات الأمريكية ستغادر قاعدة حرير.', 'planned'],
    [
      'others report that it is done',
      'أعلنت وزارة الدفاع العراقية مغادرة القوات الأمريكية قاعدة القيارة.',
      'completed',
    ],
    ['a thing that ended', 'قال الجيش الأمريكي إن عملية سحب جنوده من النيجر انتهت.', 'completed'],
    ['all but a few', 'لن يبقى من الجنود الفرنسيين في السنغال سوى مئة مدرب.', 'ongoing'],
    ['a maybe stays a plan', 'قالت برلين إن القوات الألمانية قد تغادر مالي.', 'planned'],
  ])('%s: %s', (_, text, expected) => {
    expect(status({ text, published: '2024-05-02' })).toBe(expected);
  });

  it.each([
    [
      'a present with a date ahead is announced by its owner',
      { title: 'ماكرون: جنودنا يغادرون النيجر قبل نهاية العام', published: '2023-09-24' },
      'announced',
    ],
    [
      'a present with a date ahead is a plan where others say it',
      { title: 'القوات الأمريكية تغادر قاعدة حرير في أيلول 2026', published: '2026-01-03' },
      'planned',
    ],
    [
      'a base that changes hands is out of theirs',
      { title: 'الجيش السوري يتسلم قاعدة الشدادي من القوات الأمريكية' },
      'completed',
    ],
    [
      'a mission that ended while they go on leaving is not all',
      { title: 'مهمة التحالف الدولي في العراق انتهت والانسحاب يجري في موعده' },
      'ongoing',
    ],
    [
      'the last of them are home',
      {
        title: 'الجنود الهولنديون يعودون من مالي',
        text: 'حطت في آيندهوفن طائرة تقل آخر 30 جنديا هولنديا شاركوا في البعثة.',
      },
      'completed',
    ],
    [
      'who is fewer is leaving, however many stay',
      {
        title: 'الجيش السوداني: بقي لنا في اليمن لواء واحد',
        text: 'قال المتحدث إن الخرطوم خفضت قواتها في اليمن على مراحل.',
      },
      'ongoing',
    ],
  ])('in a headline, %s', (_, sample, expected) => {
    expect(status(sample)).toBe(expected);
  });
});
