import { describe, expect, it } from 'vitest';
import {
  isCommentAction,
  isCommentsTitle,
  opensComments,
} from '../../../src/sources/extract/comment-words.ts';
import { isByline, isFarewell, isNoise, isTimeOfDay } from '../../../src/sources/extract/phrases.ts';
import { isRelatedLead } from '../../../src/sources/extract/related-lead.ts';

const KINDS: [string, (text: string) => boolean, string[], string[]][] = [
  [
    'a lead to another article',
    isRelatedLead,
    [
      'اقرأ أيضاً: خبر آخر',
      'إقرأ ايضا',
      'شاهد أيضا',
      'مواضيع ذات صلة',
      'للمزيد: تقرير',
      'Read more: a story',
      'READ ALSO',
      'Related:',
      '• Also read – x',
      'Lire aussi : x',
      'قد يهمك',
    ],
    [
      'قرأ المتحدث البيان أمام الصحفيين.',
      'شاهد السكان الرتل وهو يغادر.',
      'Related companies were told to leave.',
      'Reading the text took an hour.',
    ],
  ],
  [
    'noise',
    isNoise,
    [
      'إعلان',
      '- إعلان -',
      'Advertisement',
      'شارك الخبر',
      'Share on Facebook',
      '© 2026 Example',
      'جميع الحقوق محفوظة 2026',
      'Jane Doe/Digital Courier',
      'Hirdetés',
      'Show Thumbnails',
      '[+] Enlarge',
      '3 min read',
      'الكلمات المفتاحية: جيش، حدود',
      'عدد القراءات: ١٢٣٤',
      'مشاهدات | 512',
      'Smith at the gate. (Photo by A. Smith)',
      'تابعونا على قناتنا في تلغرام',
    ],
    [
      'إعلان الحكومة جاء مفاجئا للجميع.',
      'شارك على رأس وفد كبير في المؤتمر.',
      'Share prices fell by a tenth on Tuesday.',
      'Advertisements were banned from the square.',
      'انضم الوزير السابق إلى قناة تلفزيونية.',
    ],
  ],
  [
    'a byline',
    isByline,
    [
      'By Dana Rose',
      'by Dana Rose and Omar Farouq',
      'Published: 10:15 GMT, 19 November 2019',
      'Nov. 19, 2019',
      '5 hours ago',
      'كتب: سعد الجبوري',
      'بقلم رنا الخطيب',
      'آخر تحديث: 20 نوفمبر 2026',
      'الجمعة، 20 نوفمبر 2026',
      '20/11/2026 10:00',
      'منذ 3 ساعات',
    ],
    [
      'By then the trucks had already left.',
      'Published figures show that 340 people left the base in the past ten days.',
      'حدث ذلك في ساعة متأخرة من مساء 12 تشرين الثاني بحسب شهود العيان.',
      'كتب الوزير على صفحته أن الاتفاق سينفذ كاملا.',
    ],
  ],
  [
    'a farewell',
    isFarewell,
    [
      'Follow Dana Rose on Twitter',
      'Contact the author at d@example.org',
      'The post A night at the gate appeared first on Field Notes.',
      'المصدر: وكالات',
      'لمتابعة آخر الأخبار حمل التطبيق',
    ],
    [
      'For more than a decade the lights stayed on.',
      'حمّل المتحدث الحكومة مسؤولية التأخير.',
      'انضموا إلى المحتجين أمام البوابة.',
      'They left.',
    ],
  ],
  [
    'the beginning of the comments',
    opensComments,
    [
      '14 thoughts on “A night at the gate”',
      'There are no comments in this forum. Be first and add one',
      '3 Comments',
      'Leave a Reply',
      'تعليقات القراء',
      '5 تعليقات',
      'أضف تعليقك',
    ],
    [
      'No comments were made by the ministry.',
      'There are no comments from the base so far',
      'Comments by the minister were short.',
      'تعليقا على ذلك قال المتحدث إن الاتفاق قائم.',
    ],
  ],
  [
    'a time of day alone',
    isTimeOfDay,
    ['14:05', '9:25 p.m.', '١٤:٠٥', '07:30 GMT'],
    ['At 14:05 the convoy left.', '14', '1405 soldiers'],
  ],
  [
    'the title of the comments',
    isCommentsTitle,
    [
      'Comments',
      'Comentarios (15)',
      'Коментари',
      'Hozzászólások',
      'التعليقات',
      'تعليقات القراء (3)',
      'نظرات',
    ],
    ['Comments of the minister', 'تعليقات الوزير', 'How to comment'],
  ],
  [
    'what stands under a comment',
    isCommentAction,
    [
      'Reply',
      '12 Reply',
      'Responder Citar mensaje',
      'رد',
      'الإبلاغ عن إساءة',
      'Posted by: A Reader, 27 Sep 2011 | 15:22',
    ],
    [
      'Reply of the ministry',
      'No reply',
      'رد الوزير على السؤال',
      'Posted by the ministry',
      'Share of the market',
    ],
  ],
];

describe.each(KINDS)('%s', (_name, test, yes, no) => {
  it.each(yes)('is: %s', (text) => expect(test(text)).toBe(true));
  it.each(no)('is not: %s', (text) => expect(test(text)).toBe(false));
});
