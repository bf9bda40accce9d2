/**
 * Month names, January first, of the languages Arabic outlets and their neighbours publish in; the Arabic ones are
 * those of Egypt and the Gulf, of the Mashriq in full and short, and of the Maghreb.
 */
const MONTHS: readonly string[] = [
  'january|jan|janvier|janv|enero|ene|gennaio|gen|januar|jänner|janeiro|يناير|جانفي|ينار|كانون الثاني|كانون ثاني|كانون ثان|كانون2|كانون 2|ك2|ك 2|ژانویه|ιαν|január|januari|ocak|oca|января|янв|ינואר',
  'february|feb|février|fevrier|févr|fevr|febrero|febbraio|februar|fevereiro|fev|فبراير|شباط|فيفري|فوریه|φεβ|február|februári|şubat|şub|февраля|фев|פברואר',
  'march|mar|mars|marzo|märz|mär|mrz|março|مارس|آذار|μαρ|μάρ|március|mart|марта|мар|מרץ|מרס',
  'april|apr|avril|avr|abril|abr|aprile|أبريل|إبريل|آبريل|نيسان|أفريل|آوریل|απρ|április|nisan|nis|апреля|апр|אפריל',
  'may|mai|mayo|maggio|mag|maio|mei|مايو|أيار|مايس|ماي|مه|μαι|μαϊ|μάι|május|mayıs|мая|май|מאי',
  'june|jun|juin|junio|giugno|giu|juni|junho|يونيو|يونيه|حزيران|جوان|ژوئن|ιουν|ιούν|ιον|június|haziran|haz|июня|июн|יוני',
  'july|jul|juillet|juil|julio|luglio|lug|juli|julho|يوليو|يوليه|تموز|جويلية|يوليوز|ژوئیه|ιουλ|ιούλ|ιολ|július|temmuz|tem|июля|июл|יולי',
  'august|aug|août|aout|agosto|ago|أغسطس|آب|أوت|غشت|أغشت|اوت|αυγ|αύγ|augusztus|ağustos|ağu|августа|авг|אוגוסט',
  'september|sep|sept|septembre|septiembre|settembre|setembro|سبتمبر|أيلول|شتنبر|شتمبر|سپتامبر|σεπ|szeptember|eylül|eyl|сентября|сен|ספטמבר',
  'october|oct|octobre|octubre|ottobre|ott|oktober|okt|outubro|أكتوبر|تشرين الأول|تشرين أول|تشرين1|تشرين 1|ت1|ت 1|اکتبر|οκτ|október|ekim|eki|октября|окт|אוקטובר',
  'november|nov|novembre|noviembre|novembro|نوفمبر|نوڤمبر|تشرين الثاني|تشرين ثاني|تشرين ثان|تشرين2|تشرين 2|ت2|ت 2|نونبر|نوامبر|νοε|νοέ|kasım|kas|ноября|ноя|נובמבר',
  'december|dec|décembre|decembre|déc|diciembre|dic|dicembre|dezember|dez|dezembro|ديسمبر|كانون الأول|كانون أول|كانون1|كانون 1|ك1|ك 1|دجنبر|دسامبر|دیسامبر|δεκ|aralık|ara|декабря|дек|דצמבר',
];

/** Days of the week whose names, in full or short, are names of months elsewhere. */
const WEEKDAYS = new Set(['mar', 'mart', 'mars', 'mer', 'dom', 'sal', 'jan', 'mai', 'مه']);

/** Words for before and after noon, and for the night, which is both; folded. */
const HALVES: Readonly<Record<string, 'am' | 'pm' | 'night'>> = {
  am: 'am',
  'a.m': 'am',
  'a.m.': 'am',
  ص: 'am',
  صباحا: 'am',
  'قبل الظهر': 'am',
  فجرا: 'am',
  오전: 'am',
  πμ: 'am',
  'π.μ.': 'am',
  pm: 'pm',
  'p.m': 'pm',
  'p.m.': 'pm',
  م: 'pm',
  مساء: 'pm',
  'بعد الظهر': 'pm',
  'بعد ظهر': 'pm',
  ظهرا: 'pm',
  عصرا: 'pm',
  오후: 'pm',
  μμ: 'pm',
  'μ.μ.': 'pm',
  ليلا: 'night',
};
/** م and ص are short for much else: they speak of a time only behind it. */
const ONLY_BEHIND = new Set(['م', 'ص']);

/** Letters made alike, so that أغسطس and اغسطس, مكة and مكه are one word. Lower case, without tashkeel and tatweel. */
export function foldWord(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[\u064b-\u065f\u0670\u0640]/g, '')
    .replaceAll(/[أإآٱ]/g, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')
    .replaceAll('ی', 'ي')
    .replaceAll('ک', 'ك');
}

const monthByName = new Map(
  MONTHS.flatMap((names, index) => names.split('|').map((name) => [foldWord(name), index + 1] as const)),
);

/** The month (1 to 12) of a folded name in any of the languages, or null. `word` may be two words joined by one space. */
export function monthOf(word: string): number | null {
  const name = word.replace(/\.$/, '').replace(/^ב(?=[\u05d0-\u05ea]{3})/, '');
  const exact = monthByName.get(name);
  if (exact !== undefined) return exact;
  // English and its neighbours are cut at will: `Sept`, `Decem`.
  if (!/^[a-z]{3,}$/.test(name)) return null;
  for (const [full, month] of monthByName) {
    if (full.length > 4 && full.startsWith(name)) return month;
  }
  return null;
}

/** May this folded word, although it names a month, be the name of a weekday (French `mar.` before `24 nov.`)? */
export const isWeekday = (word: string): boolean => WEEKDAYS.has(word.replace(/\.$/, ''));

const HALF_NAMES = Object.keys(HALVES)
  .sort((left, right) => right.length - left.length)
  .map((name) => name.replaceAll('.', '\\.'));
const HALF_BEHIND = new RegExp(`^[\\s(]{0,3}(${HALF_NAMES.join('|')})(?![\\p{L}\\p{N}])`, 'u');
const HALF_BEFORE = new RegExp(
  `(?<![\\p{L}\\p{N}])(${HALF_NAMES.filter((name) => !ONLY_BEHIND.has(name)).join('|')})\\s{0,2}$`,
  'u',
);

/** Before or after noon, as said right behind a time or right before it (folded texts); and how long that is behind it. */
export function halfAround(
  before: string,
  behind: string,
): { half: 'am' | 'pm' | 'night' | null; length: number } {
  const after = HALF_BEHIND.exec(behind);
  if (after) return { half: HALVES[after[1] ?? ''] ?? null, length: after[0].length };
  return { half: HALVES[HALF_BEFORE.exec(before)?.[1] ?? ''] ?? null, length: 0 };
}
