import type { Judgeable } from '../../model/article.ts';
import type { TopicLetter } from './labelled.ts';

/**
 * What a user of a generic feed filter would write down in ten minutes: any of these anywhere in title or text is a
 * match. It is the yardstick that the judge must beat, so it is left as plain as such lists are.
 */
const KEYWORDS: Readonly<Record<TopicLetter, readonly string[]>> = {
  W: [
    'انسحاب',
    'انسحبت',
    'تنسحب',
    'ينسحب',
    'سحب القوات',
    'سحب قوات',
    'خروج القوات',
    'إخراج القوات',
    'مغادرة القوات',
    'رحيل القوات',
    'غادرت القوات',
    'إجلاء القوات',
    'جلاء',
    'تقليص القوات',
    'خفض القوات',
    'إنهاء مهمة',
    'إنهاء الوجود',
    'تسليم القاعدة',
    'تسليم قاعدة',
  ],
  F: [
    'حزب الله',
    'حماس',
    'القسام',
    'سرايا القدس',
    'الجهاد الإسلامي',
    'الحوثي',
    'أنصار الله',
    'كتائب',
    'عصائب',
    'النجباء',
    'سيد الشهداء',
    'المقاومة الإسلامية',
    'الفصائل',
    'فصائل',
    'ميليشيا',
    'مليشيا',
    'قسد',
    'سوريا الديمقراطية',
    'العمال الكردستاني',
    'تحرير الشام',
    'داعش',
    'تنظيم الدولة',
    'القاعدة',
    'حركة الشباب',
    'الدعم السريع',
    'البوليساريو',
    'طالبان',
    'فاغنر',
    'الجبهة الشعبية',
  ],
};

/** The first keyword of a topic that stands in the article, or null. */
export function keywordIn(letter: TopicLetter, { title, text }: Judgeable): string | null {
  return KEYWORDS[letter].find((word) => title.includes(word) || text.includes(word)) ?? null;
}

/** All keywords of both topics, as one list. */
export function allKeywords(): string[] {
  return [...KEYWORDS.W, ...KEYWORDS.F];
}
