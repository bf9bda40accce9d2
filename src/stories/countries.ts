import { stem, words } from './words.ts';

/** Country names, peoples and capitals by ISO 3166-1 alpha-2, for texts whose judged facets miss a host or a force. */
const NAMES: Record<string, string> = {
  US: 'أمريكا أمريكي واشنطن البنتاغون',
  FR: 'فرنسا فرنسي باريس الإليزيه',
  GB: 'بريطانيا بريطاني لندن',
  RU: 'روسيا روسي موسكو الكرملين',
  UA: 'أوكرانيا أوكراني كييف',
  TR: 'تركيا تركي أنقرة',
  IR: 'إيران إيراني طهران',
  IL: 'إسرائيل إسرائيلي',
  PS: 'فلسطين فلسطيني غزة الضفة',
  LB: 'لبنان لبناني بيروت',
  SY: 'سوريا سوري دمشق',
  IQ: 'العراق عراقي بغداد',
  JO: 'الأردن أردني عمان',
  KW: 'الكويت كويتي',
  SA: 'السعودية سعودي الرياض',
  AE: 'الإمارات إماراتي أبوظبي',
  QA: 'قطر قطري الدوحة',
  BH: 'البحرين بحريني المنامة',
  YE: 'اليمن يمني صنعاء',
  EG: 'مصر مصري القاهرة',
  SD: 'السودان سوداني الخرطوم',
  LY: 'ليبيا ليبي',
  TN: 'تونس تونسي',
  DZ: 'الجزائر جزائري',
  MA: 'المغرب مغربي الرباط',
  MR: 'موريتانيا موريتاني نواكشوط',
  ML: 'مالي باماكو',
  NE: 'النيجر نيامي',
  BF: 'بوركينا بوركيني واغادوغو',
  TD: 'تشاد تشادي نجامينا',
  SN: 'السنغال سنغالي داكار',
  CI: 'الإيفوارية إيفواري أبيدجان العاج',
  GA: 'الغابون غابوني ليبرفيل',
  CF: 'بانغي',
  CD: 'الكونغو كونغولي كينشاسا',
  RW: 'رواندا رواندي كيغالي',
  BI: 'بوروندي بورونديون',
  UG: 'أوغندا أوغندي كمبالا',
  SO: 'الصومال صومالي مقديشو',
  ET: 'إثيوبيا إثيوبي تيغراي',
  ER: 'إريتريا إريتري أسمرة',
  KE: 'كينيا كيني نيروبي',
  DJ: 'جيبوتي جيبوتية',
  SS: 'جوبا',
  MZ: 'موزمبيق موزمبيقي',
  AF: 'أفغانستان أفغاني كابول',
  PK: 'باكستان باكستاني',
  AM: 'أرمينيا أرميني يريفان',
  AZ: 'أذربيجان أذربيجاني باكو',
  GE: 'جورجيا جورجي تبليسي',
  MD: 'مولدوفا مولدوفي',
  KZ: 'كازاخستان كازاخستاني',
  BY: 'بيلاروسيا بيلاروسي مينسك',
  DE: 'ألمانيا ألماني برلين',
  JP: 'اليابان ياباني طوكيو',
  KR: 'سيول الكورية',
  CY: 'قبرص قبرصي',
  RS: 'صربيا صربي',
  XK: 'كوسوفو',
};

const BY_STEM = new Map<string, string>();
for (const [code, names] of Object.entries(NAMES)) {
  for (const name of words(names)) BY_STEM.set(stem(name), code);
}

/** The countries a text names, each once, in order: by name, people or capital. `text` is folded words. */
export function countriesIn(text: readonly string[]): string[] {
  const found = new Set<string>();
  for (const word of text) {
    const bare = /^[بلف](?=.{4})/.test(word) ? BY_STEM.get(stem(word.slice(1))) : undefined;
    const code = BY_STEM.get(stem(word)) ?? bare;
    if (code !== undefined) found.add(code);
  }
  return [...found];
}
