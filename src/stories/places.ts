import { rarityOf } from '../arabic/rarity.ts';
import { crudeStem } from '../arabic/stem.ts';
import { words } from '../arabic/words.ts';

/**
 * Places below a country that news of these topics names: bases, towns, provinces, straits. Own knowledge. One line a
 * place, spellings after `|`; the first is its id. Countries are left out: they are facets. So are
 * most capitals, which stand for their governments more often than for themselves.
 */
const PLACES = `
عين الأسد|عين الاسد
فيكتوريا
حرير
أربيل
المنطقة الخضراء
بعشيقة
الموصل
كركوك
البصرة
الأنبار
التاجي
الحبانية
القيارة
سنجار
قنديل
متين
الزاب
دهوك
السليمانية
جرف الصخر|جرف النصر
النجف
كربلاء
ديالى
التنف
العمر|حقل العمر
كونيكو
الشدادي|الشدادية
الحسكة
القامشلي|قامشلي
دير الزور
الرقة
منبج
عين العرب|كوباني
تل رفعت
عفرين
إدلب
حلب
حمص
حماة
درعا
السويداء
القنيطرة
جبل الشيخ
الجولان
حميميم
طرطوس
اللاذقية
قسرك
تل بيدر
رميلان|رميلان
الخيام
الناقورة
الحمامص|تلة الحمامص
العزية
جبل بلاط
اللبونة
كفركلا
ميس الجبل
بنت جبيل
مارون الراس
عيترون
الضاحية
صور
النبطية
الليطاني
البقاع
بعلبك
مزارع شبعا
الغجر
نتساريم
فيلادلفيا|صلاح الدين فيلادلفي
رفح
خان يونس
جباليا
بيت حانون
بيت لاهيا
الشجاعية
الشفاء
دير البلح
النصيرات
المغازي
البريج
جنين
طولكرم
نابلس
نور شمس
طوباس
القدس
الخليل
يافا
حيفا
عسقلان
أسدود|اشدود
إيلات|ام الرشراش
بئر السبع
النقب
ديمونا
بن غوريون|اللد
صفد
نهاريا
كريات شمونة
الجليل
رامون
البحر الأحمر
باب المندب
خليج عدن
بحر العرب
مضيق هرمز
الحديدة
عدن
مأرب
تعز
صعدة
حجة
الضالع
شبوة
حضرموت
سقطرى
المخا
ميون|بريم
ذباب
نجران
جازان|جيزان
أبها
ينبع
رأس تنورة
جدة
أبوظبي|ابو ظبي
دبي
أم درمان
بحري
الفاشر
نيالا
الجنينة
الأبيض
كادقلي
بابنوسة
الجزيرة|ود مدني
سنار
كسلا
بورتسودان
جبل موية
حمرة الشيخ
الدلنج
الجفرة
سرت
سبها
مصراتة
بنغازي
الوطية
طبرق
معيتيقة
براك الشاطئ
كيدال
غاو
تمبكتو
ميناكا
تساليت
تيسي
أنسونغو
أغاديز
أرليت
ديفا
فايا لارجو
أبيشي
أبيدجان|بور بويه
ليبرفيل
ويليس
مقديشو
كيسمايو
بيدوا
جوهر
هيران
بونتلاند
غوما
بوكافو
كيفو
بيني
إيتوري
بانغي
تيغراي
مقلي
قندهار
باغرام
هلمند
قندوز
ننغرهار
هرات
مزار شريف
بنجشير
خيرسون
خاركيف
تشيرنيهيف
سومي
ليمان
زابوريجيا
إنرهودار
جزيرة الأفعى|الأفعى
باخموت
ماريوبول
القرم
سيفيرودونيتسك|سيفيرودونيتسك
كورسك
ناغورني قره باغ|قره باغ|كاراباخ
ستيباناكيرت
لاتشين
غيومري
ترانسنيستريا
تيراسبول
سوتشي
أوكيناوا
العيون
الكركرات
السمارة
المحبس
الداخلة
تندوف
سيناء
العريش
`;

const CLITICS = ['وبال', 'وب', 'ول', 'و', 'ب', 'ل', 'ف', 'ك'];

const BY_NAME = new Map<string, string>();
for (const line of PLACES.trim().split('\n')) {
  const names = line.split('|').map((name) => words(name).join(' '));
  const id = names[0] ?? '';
  for (const name of names) BY_NAME.set(name, id);
}

/** The listed place that a word or a pair of words names, with a particle written to it or without. */
function placeOf(name: string): string | undefined {
  const found = BY_NAME.get(name);
  if (found !== undefined) return found;
  for (const clitic of CLITICS) {
    if (!name.startsWith(clitic)) continue;
    const rest = name.slice(clitic.length);
    // ب + الحديده is written بالحديده, ل + الحديده is للحديده.
    const bare =
      BY_NAME.get(rest) ?? (clitic === 'ل' && rest.startsWith('ل') ? BY_NAME.get(`ا${rest}`) : undefined);
    if (bare !== undefined) return bare;
  }
  return undefined;
}

/** What stands before the name of a place, listed or not. */
const BEFORE_A_NAME = new Set(
  words(
    'في من إلى قرب بلدة بلدات مدينة قرية منطقة محافظة مديرية ولاية مطار ميناء موقع ثكنة معسكر مخيم جبل تلة',
  ),
);
/** A name is a word that hardly any news has. */
const NAME_WEIGHT = 0.95;
const LEAST_LETTERS = 4;

/**
 * The places that a text names (folded words in order): the listed ones, and the stems of rare words where the name of
 * a place stands, «في بيشاور». Each once.
 */
export function namedPlaces(text: readonly string[]): string[] {
  const found = new Set(placesIn(text));
  for (let i = 1; i < text.length; i++) {
    const word = text[i] ?? '';
    if (!BEFORE_A_NAME.has(text[i - 1] ?? '') || word.length < LEAST_LETTERS || /^\d/.test(word)) continue;
    if (placeOf(word) === undefined && rarityOf(crudeStem(word)) >= NAME_WEIGHT) found.add(crudeStem(word));
  }
  return [...found];
}

/** The listed places named in a text (folded words in order), each once, in order. */
export function placesIn(text: readonly string[]): string[] {
  const found = new Set<string>();
  for (let i = 0; i < text.length; i++) {
    const word = text[i] ?? '';
    const pair = i + 1 < text.length ? placeOf(`${word} ${text[i + 1]}`) : undefined;
    const place = pair ?? placeOf(word);
    if (place !== undefined) found.add(place);
    if (pair !== undefined) i += 1;
  }
  return [...found];
}
