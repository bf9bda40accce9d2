import { addPrefixed } from './prefixed.ts';

export type TimeUnit = 'hour' | 'day' | 'week' | 'month' | 'year';
export type Direction = 'next' | 'this' | 'last';
/** Which part of a month or year: its very first or last day, or somewhere early, in the middle, late. */
export type Edge = 'start' | 'middle' | 'late' | 'end';
export type Calendar = 'gregorian' | 'hijri';

/** What a token means in an expression of time. */
export type TimeWord =
  | { is: 'unit'; unit: TimeUnit; count: 1 | 2 | 'many'; definite: boolean }
  | { is: 'direction'; direction: Direction }
  | { is: 'edge'; edge: Edge }
  | { is: 'weekday'; weekday: number }
  | { is: 'near-day'; offset: number }
  | { is: 'month'; month: number; calendar: Calendar; doubtful: boolean };

const UNITS: readonly (readonly [TimeUnit, string, string, string])[] = [
  ['hour', 'ساعه', 'ساعتين ساعتان', 'ساعات'],
  ['day', 'يوم يوما', 'يومين يومان', 'ايام'],
  ['week', 'اسبوع اسبوعا', 'اسبوعين اسبوعان', 'اسابيع'],
  ['month', 'شهر شهرا', 'شهرين شهران', 'اشهر شهور'],
  ['year', 'عام عاما سنه', 'عامين عامان سنتين سنتان', 'اعوام سنوات سنين'],
];

const DIRECTIONS: Readonly<Record<Direction, string>> = {
  next: 'المقبل المقبله المقبلين المقبلان المقبلتين القادم القادمه القادمين القادمان القادمتين الاتي الاتيه',
  this: 'الجاري الجاريه الحالي الحاليه',
  last: 'الماضي الماضيه الماضيين الماضيتين المنصرم المنصرمه الفائت الفائته الاخيره الاخيرين',
};

const EDGES: Readonly<Record<Edge, string>> = {
  start: 'مطلع بدايه اوائل مستهل',
  middle: 'منتصف اواسط',
  late: 'اواخر',
  end: 'نهايه اخر ختام انتهاء',
};

/** Sunday is 0, as in `Date.getUTCDay`. */
const WEEKDAYS = ['الاحد', 'الاثنين', 'الثلاثاء', 'الاربعاء', 'الخميس', 'الجمعه', 'السبت'];

const NEAR_DAYS: readonly (readonly [number, string])[] = [
  [0, 'اليوم الليله'],
  [-1, 'امس البارحه'],
  [1, 'غدا'],
];

/** Gregorian names of one word, January first: Egypt and the Gulf, the Levant and Iraq, Algeria and Tunisia, Morocco. */
const GREGORIAN = [
  'يناير جانفي',
  'فبراير شباط فيفري',
  'مارس اذار',
  'ابريل نيسان افريل',
  'مايو ايار ماي',
  'يونيو يونيه حزيران جوان',
  'يوليو يوليه تموز جويليه يوليوز',
  'اغسطس اب اوت غشت',
  'سبتمبر ايلول شتنبر',
  'اكتوبر',
  'نوفمبر نونبر',
  'ديسمبر دجنبر',
];

/** Hijri names of one word, Muharram first; empty where all names have two. */
const HIJRI = ['محرم المحرم', 'صفر', '', '', '', '', 'رجب', 'شعبان', 'رمضان', 'شوال', '', ''];

/** Month names that are also words or names of persons and things: they want a day, a year or a preposition beside them. */
const DOUBTFUL = new Set(['اب', 'مارس', 'ماي', 'جوان', 'اوت', 'نيسان']);

const split = (words: string): string[] => words.split(' ').filter((word) => word !== '');

function build(): Map<string, TimeWord> {
  const plain: [string, TimeWord][] = [];
  for (const [unit, one, two, many] of UNITS) {
    for (const [forms, count] of [
      [one, 1],
      [two, 2],
      [many, 'many'],
    ] as const) {
      for (const form of split(forms)) {
        plain.push([form, { is: 'unit', unit, count, definite: false }]);
        if (form !== 'يوم') plain.push([`ال${form}`, { is: 'unit', unit, count, definite: true }]);
      }
    }
  }
  for (const direction of Object.keys(DIRECTIONS) as Direction[]) {
    for (const form of split(DIRECTIONS[direction])) plain.push([form, { is: 'direction', direction }]);
  }
  for (const edge of Object.keys(EDGES) as Edge[]) {
    for (const form of split(EDGES[edge])) plain.push([form, { is: 'edge', edge }]);
  }
  WEEKDAYS.forEach((form, weekday) => {
    plain.push([form, { is: 'weekday', weekday }]);
  });
  for (const [offset, forms] of NEAR_DAYS) {
    for (const form of split(forms)) plain.push([form, { is: 'near-day', offset }]);
  }
  for (const [calendar, names] of [
    ['gregorian', GREGORIAN],
    ['hijri', HIJRI],
  ] as const) {
    names.forEach((forms, index) => {
      for (const form of split(forms)) {
        const doubtful = calendar === 'hijri' || DOUBTFUL.has(form);
        plain.push([form, { is: 'month', month: index + 1, calendar, doubtful }]);
      }
    });
  }
  const words = new Map<string, TimeWord>(plain);
  for (const [form, word] of plain) {
    // باب is a door and ولاب means nothing: doubtful names take no prefix.
    if (word.is !== 'month' || !word.doubtful) addPrefixed(words, form, word);
  }
  return words;
}

const TIME_WORDS = build();

/** The weekday that a normalised word names, nothing written to it; Sunday is 0. */
export function weekdayNamed(word: string): number | undefined {
  const weekday = WEEKDAYS.indexOf(word);
  return weekday < 0 ? undefined : weekday;
}

/** All of them, clitics written. */
export const timeWordForms = (): Iterable<string> => TIME_WORDS.keys();

/** The meaning of a normalised token in an expression of time, clitics allowed. */
export const timeWord = (token: string): TimeWord | undefined => TIME_WORDS.get(token);
