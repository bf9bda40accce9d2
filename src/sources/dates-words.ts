/**
 * Month names, January first, of the languages Arabic outlets and their neighbours publish in; the Arabic ones are
 * those of Egypt and the Gulf, of the Mashriq, and of the Maghreb.
 */
const MONTHS: readonly string[] = [
  'january|jan|janvier|janv|يناير|كانون الثاني|جانفي|ينار|ژانویه|ιαν|január|januari|ocak',
  'february|feb|février|fevrier|févr|fevr|فبراير|شباط|فيفري|فوریه|φεβ|február|februári|şubat',
  'march|mar|mars|مارس|آذار|μαρ|μάρ|március|mart',
  'april|apr|avril|avr|أبريل|إبريل|نيسان|أفريل|آوریل|απρ|április|nisan',
  'may|mai|مايو|أيار|ماي|مه|μαι|μαϊ|μάι|május|mayıs',
  'june|jun|juin|يونيو|يونيه|حزيران|جوان|ژوئن|ιουν|ιούν|ιον|június|haziran',
  'july|jul|juillet|juil|يوليو|يوليه|تموز|جويلية|يوليوز|ژوئیه|ιουλ|ιούλ|ιολ|július|temmuz',
  'august|aug|août|aout|أغسطس|آب|أوت|غشت|αυγ|αύγ|augusztus|ağustos',
  'september|sep|sept|septembre|سبتمبر|أيلول|شتنبر|سپتامبر|σεπ|szeptember|eylül',
  'october|oct|octobre|أكتوبر|تشرين الأول|اکتبر|οκτ|október|ekim',
  'november|nov|novembre|نوفمبر|تشرين الثاني|نونبر|نوامبر|νοε|νοέ|kasım',
  'december|dec|décembre|decembre|déc|ديسمبر|كانون الأول|دجنبر|دسامبر|δεκ|aralık',
];

/**
 * Zone names as hours east of UTC. Where one means several, what RFC 822 or North American feeds mean by it, but for
 * AST: here that is Arabia, not the Atlantic.
 */
const ZONES =
  `ut 0 utc 0 gmt 0 z 0 wet 0 west 1 bst 1 cet 1 cest 2 met 1 mest 2 mez 1 mesz 2 eet 2 eest 3 ast 3 idt 3 msk 3 trt 3
  irst 3.5 irdt 4.5 gst 4 aft 4.5 pkt 5 ist 5.5 sgt 8 hkt 8 awst 8 jst 9 kst 9 acst 9.5 aest 10 aedt 11 nzst 12 nzdt 13
  wat 1 cat 2 sast 2 eat 3 nst -3.5 ndt -2.5 adt -3 at -4 est -5 edt -4 et -5 cst -6 cdt -5 ct -6 mst -7 mdt -6
  mt -7 pst -8 pdt -7 pt -8 akst -9 akdt -8 hst -10 غرينتش 0 جرينتش 0 غرينيتش 0 مكة 3`.split(/\s+/);

/** Words for before and after noon, folded. */
const AM = new Set(['am', 'a.m.', 'ص', 'صباحا', '오전', 'πμ', 'π.μ.']);
const PM = new Set(['pm', 'p.m.', 'م', 'مساء', 'ظهرا', 'عصرا', '오후', 'μμ', 'μ.μ.']);

/** Letters made alike, so that أغسطس and اغسطس, مكة and مكه are one word. Lower case, without tashkeel and tatweel. */
function foldWord(text: string): string {
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
const zoneByName = new Map(
  ZONES.flatMap((name, index) =>
    index % 2 === 0 ? [[foldWord(name), Number(ZONES[index + 1]) * 60] as const] : [],
  ),
);

/** The month (1 to 12) of a name in any of the languages, or null. `word` may be two words joined by one space. */
export function monthOf(word: string): number | null {
  const folded = foldWord(word).replace(/\.$/, '');
  const exact = monthByName.get(folded);
  if (exact !== undefined) return exact;
  // English and its neighbours are cut at will: `Sept`, `Decem`.
  if (!/^[a-z]{3,}$/.test(folded)) return null;
  for (const [name, month] of monthByName) {
    if (name.length > 4 && name.startsWith(folded)) return month;
  }
  return null;
}

/** Minutes east of UTC for a zone name, or null. */
export const zoneOf = (word: string): number | null => zoneByName.get(foldWord(word)) ?? null;

/** Before or after noon, or null. */
export function halfOf(word: string): 'am' | 'pm' | null {
  const folded = foldWord(word);
  return AM.has(folded) ? 'am' : PM.has(folded) ? 'pm' : null;
}
