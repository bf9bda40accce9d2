import { expect, it } from 'vitest';
import type { StatementCandidate } from '../../../src/judge/candidates/statement.ts';
import { noNews } from '../../../src/judge/facets/no-news.ts';
import { statementsIn } from '../analysed.ts';

const PUBLISHED = '2019-05-20T09:00:00Z';

function candidate(text: string, cue: string, title: string): StatementCandidate {
  const found = statementsIn({ title, text, published: PUBLISHED }).find((one) => one.cue.id === cue);
  if (!found) throw new Error(`no ${cue} in: ${text}`);
  return found;
}

it.each([
  ['قال مقتدى الصدر إن الكتل ستجتمع لتسمية الوزراء.', 'say', 'no-matter-of-arms'],
  ['قال مقتدى الصدر إن السلاح يجب أن يكون بيد الدولة.', 'say', null],
  ['قال مقتدى الصدر إنه ليس عدو أحد من الكتل.', 'say', 'no-matter-of-arms'],
  ['قال مقتدى الصدر إن العدو لن يهنأ.', 'say', null],
  ['قال مقتدى الصدر إن العدو على الأبواب.', 'say', null],
  ['قال مقتدى الصدر إنه ليس عدوا لأهل الدين.', 'say', 'no-matter-of-arms'],
  ['هدد مقتدى الصدر بحل الكتلة.', 'threaten', null],
  ['قال حزب الله إن الكتل ستجتمع لتسمية الوزراء.', 'say', null],
])('hears some movements on arms alone: %s', (text, cue, expected) => {
  expect(noNews(candidate(text, cue, 'عنوان بلا أسماء'))).toBe(expected);
});

it.each([
  ['وقال المتحدث باسم حركة حماس إن القوات تراجعت.', 'say', null],
  ['وقال المتحدث الذي يتبع حركة حماس إن القوات تراجعت.', 'say', null],
  ['وأعلن المرصد السوري أن الطريق الذي تركه مقاتلو حركة حماس مفتوح.', 'announce', 'others-words'],
  ['وبعد خروج حركة حماس نفى وزير الداخلية وجود خلاف على الطريق.', 'deny', 'others-words'],
  ['ورأى وزير الداخلية أن الطريق آمن بعد رحيل حركة حماس، وأكد أنه مفتوح.', 'affirm', 'others-words'],
  ['وقالت حركة حماس كلاما عن وزير الداخلية، وأكدت أن الطريق مفتوح.', 'affirm', null],
  ['زار الوفد مقر حركة حماس.\nوقال وزير الداخلية إن الطريق مفتوح.', 'say', 'others-words'],
  ['زار الوفد مقر حركة حماس.\nوقال فرحات إن الطريق مفتوح.', 'say', null],
  ['وقالت وزارة الدفاع إن حركة حماس هددت الجنود.', 'threaten', 'others-words'],
  ['وقالت وكالة رويترز إن حركة حماس هددت الجنود.', 'threaten', null],
  ['وطالب الحركة بأن تطلق سراحهم بعد أن التقى قادة حركة حماس.', 'demand', 'others-words'],
  ['وطالبت حركة حماس بأن تطلق سراحهم.', 'demand', null],
  ['وأنذرت الوزارة رجال حركة حماس بالرد.', 'caution', 'others-words'],
  ['ونصح فرحات ميليشيات حركة حماس بالهدوء.', 'advise', 'others-words'],
  ['ونصح المتحدث باسم حركة حماس بالهدوء.', 'advise', null],
  [
    'رئيس الوزراء يتوعد حركة حماس.\nوحمل رئيس الوزراء، فرحات سمعان، حركة حماس المسؤولية.',
    'vow',
    'others-words',
  ],
  ['وأنذر رئيس أركان حركة حماس الجنود بالرد.', 'caution', null],
  ['وزير الداخلية: لا خلاف على السلاح مع حركة حماس ونرفض التهديد.', 'reject', 'others-words'],
  ['حركة حماس: لا خلاف مع وزير الداخلية ونرفض التهديد.', 'reject', null],
])('hears no group where others speak: %s', (text, cue, expected) => {
  expect(noNews(candidate(text, cue, 'عنوان بلا أسماء'))).toBe(expected);
});

const LEAD = 'انفجرت سيارة ملغومة قرب فندق في العاصمة، الاثنين، وسقط ثلاثة قتلى.';
it.each([
  [
    'named an earlier one',
    `${LEAD}\nولم يعرف المنفذ.\nوأعلن تنظيم داعش مسؤوليته عن الهجومين السابقين.`,
    'old-claim',
  ],
  [
    'dated days back',
    `${LEAD}\nولم يعرف المنفذ.\nوأعلن تنظيم داعش مسؤوليته عن هجوم وقع في 2 مايو.`,
    'old-claim',
  ],
  [
    'dated in the sentence before',
    `${LEAD}\nوفي 2 مايو قتل عشرة في هجوم على مطعم.\nوأعلن تنظيم داعش مسؤوليته عن ذلك الهجوم.`,
    'old-claim',
  ],
  [
    'dated in its own sentence before it',
    `${LEAD}\nولم يعرف المنفذ.\nوفي 2 مايو قتل عشرة في مطعم وقد أعلن تنظيم داعش مسؤوليته عن الهجوم.`,
    'old-claim',
  ],
  [
    'dated to a year',
    `${LEAD}\nولم يعرف المنفذ.\nوفي 2014 أعلن تنظيم داعش مسؤوليته عن هجوم على مدرسة.`,
    'old-claim',
  ],
  [
    'dated to a month not long gone',
    `${LEAD}\nولم يعرف المنفذ.\nوأعلن تنظيم داعش مسؤوليته عن هجوم وقع في أبريل.`,
    null,
  ],
  ['undated', `${LEAD}\nولم ترد تفاصيل.\nوأعلن تنظيم داعش مسؤوليته عن الهجوم.`, null],
  ['of today', `${LEAD}\nوأعلن تنظيم داعش مسؤوليته عن هجوم وقع الاثنين.`, null],
  [
    'of the day that the lead tells of',
    'كشفت الشرطة هوية منفذ هجوم وقع في 2 مايو.\nولم ترد تفاصيل.\nوأعلن تنظيم داعش مسؤوليته عن هجوم 2 مايو.',
    null,
  ],
])('a claim %s', (_name, text, expected) => {
  expect(noNews(candidate(text, 'announce', 'انفجار قرب فندق'))).toBe(expected);
});

it('is news where the title tells it, however old', () => {
  const text = `${LEAD}\nوأعلن تنظيم داعش مسؤوليته عن هجوم وقع في 2 مايو.`;
  expect(noNews(candidate(text, 'announce', 'داعش يتبنى هجوم المطعم'))).toBe(null);
});

it.each([
  ['of a year', 'وأعلن تنظيم داعش وقف القتال في عام 2017 وسلم سلاحه.', 'announce', 'old-words'],
  ['of a month', 'وفي مارس الماضي، أعلن تنظيم داعش وقف القتال.', 'announce', 'old-words'],
  ['of a day', 'وأمر خليفة حفتر، في 8 مايو الجاري، ببدء القتال.', 'order', 'old-words'],
  ['of yesterday', 'وأمر خليفة حفتر، في 19 مايو الجاري، ببدء القتال.', 'order', null],
  ['on what is long past', 'وقال تنظيم داعش إنه أوقف القتال في عام 2017.', 'say', null],
  ['against what is long past', 'وأدان تنظيم داعش، في بيان، ما جرى في عام 2017.', 'condemn', null],
])('takes words %s in a text for what they are', (_name, text, cue, expected) => {
  expect(noNews(candidate(`${LEAD}\nولم ترد تفاصيل.\n${text}`, cue, 'انفجار قرب فندق'))).toBe(expected);
});

it.each([
  ['وتوزعت الأرض هكذا.\nحركة حماس: 120 كيلومترا مربعا.', 'colon', 'خريطة', 'no-words'],
  ['وتوزعت الأرض هكذا.\nحركة حماس: خسرنا 120 كيلومترا مربعا.', 'colon', 'خريطة', null],
  ['ويترقب الناس كلمة لقائد حركة حماس.', 'document', 'خبر', 'no-words'],
  ['قائد حركة حماس يلقي كلمة في المهرجان يوم غد الساعة السادسة.', 'document', '', 'no-words'],
  ['وجاء في كلمة لقائد حركة حماس أن الهدنة باقية.', 'document', 'خبر', null],
])('of an article tells whether there are words yet: %s', (text, cue, title, expected) => {
  expect(noNews(candidate(text, cue, title))).toBe(expected);
});

it.each([
  ['what is to follow', 'حزب الله:\nبعد قليل...', 'no-words'],
  ['what it did', 'حزب الله:\nقصفنا الموقع.', null],
])('of a post that tells %s', (_name, text, expected) => {
  expect(noNews(candidate(text, 'colon', ''))).toBe(expected);
});

it('hears nobody in a post that is a caption with a group’s name', () => {
  const [caption] = statementsIn({ text: 'حزب الله\nأنشودة الميدان' });
  expect(caption && noNews(caption)).toBe('no-words');
  const [own] = statementsIn({
    text: 'حزب الله\nقصف مجاهدونا موقع العدو شمال البلدة فجر اليوم برشقة صاروخية.',
  });
  expect(own && noNews(own)).toBeNull();
});
