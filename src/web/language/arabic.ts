import type { FeedbackChoice } from '../../model/feedback.ts';
import type { HealthKind } from '../../model/health.ts';
import texts from './arabic.json' with { type: 'json' };
import { FACTS_AR } from './arabic-facts.ts';
import { counted, dateAr } from './arabic-words.ts';
import type { Words } from './english.ts';

const PROBLEMS: Readonly<Record<HealthKind, string>> = {
  'database-lost': 'قاعدة البيانات لا تجيب: لا يُقرأ شيء ولا يُرسل',
  'queue-lost': 'طابور العمل لا يجيب: العمل ينتظر في قاعدة البيانات',
  'watching-stopped': 'توقفت المراقبة: أكثر المصادر متأخر',
  'sources-failing': 'أكثر المصادر لم يُقرأ مؤخرا',
  'work-stuck': 'ثمة مقال أو تسليم ينتظر منذ مدة طويلة',
  'nothing-watched': 'لا مصدر مشغّلا',
};
const CHOICES: Readonly<Record<FeedbackChoice, string>> = { relevant: 'مهم', not_relevant: 'غير مهم' };
const SILENCES: Readonly<Record<string, string>> = { 'in force': 'سارٍ', 'to come': 'آتٍ', over: 'انتهى' };
const KINDS = { gained: 'يُكسب', lost: 'يُفقد', changed: 'يتغير' } as const;

const SECONDS = { one: 'ثانية', two: 'ثانيتين', few: 'ثوان', many: 'ثانية', zero: '0 ثانية' };
const MINUTES = { one: 'دقيقة', two: 'دقيقتين', few: 'دقائق', many: 'دقيقة', zero: '0 دقيقة' };
const HOURS = { one: 'ساعة', two: 'ساعتين', few: 'ساعات', many: 'ساعة', zero: '0 ساعة' };
const DAYS = { one: 'يوم', two: 'يومين', few: 'أيام', many: 'يوما', zero: '0 يوم' };
const REPORTS = { one: 'خبر واحد', two: 'خبران', few: 'أخبار', many: 'خبرا', zero: 'لا خبر' };
const TRIES = { one: 'محاولة واحدة', two: 'محاولتان', few: 'محاولات', many: 'محاولة', zero: 'بلا محاولة' };

/** A Latin word that keeps its own direction between Arabic ones (Unicode TR 9, isolates). */
const apart = (text: string): string => `\u2068${text}\u2069`;

const share = ({ relevant, all }: { relevant: number; all: number }): string =>
  all === 0 ? 'بلا أصوات' : `${Math.floor((100 * relevant) / all)} % (${relevant} من ${all})`;

/** What the pages say in Arabic. */
export const ARABIC: Words = {
  language: { code: 'ar', direction: 'rtl', name: 'العربية' },
  layout: texts.layout,
  title: {
    ...texts.title,
    story: (id) => `القصة ${id}`,
  },
  time: {
    ...texts.time,
    seconds: (n) => counted(n, SECONDS),
    minutes: (n) => counted(n, MINUTES),
    hours: (n) => counted(n, HOURS),
    days: (n) => counted(n, DAYS),
    ago: (span) => `قبل ${span}`,
    in: (span) => `بعد ${span}`,
    instant: (iso) => `${dateAr(iso.slice(0, 10))}، ${iso.slice(11, 16)} UTC`,
  },
  common: texts.common,
  facts: FACTS_AR,
  overview: {
    ...texts.overview,
    problem: (kind) => PROBLEMS[kind],
    facts: (version, up, database) =>
      `الإصدار ${apart(version)}، يعمل منذ ${up}؛ قاعدة البيانات ${apart(database)}، `,
    queue: (kind) => `الطابور على ${apart(kind)}`,
    queueAway: (kind) => `الطابور على ${apart(kind)} لا يجيب: العمل ينتظر في قاعدة البيانات`,
    inAll: (n) => `المجموع ${n}، كل عمود ساعة، وآخرها تنتهي الآن`,
    lastDelivery: (ago, due, dead) =>
      `${ago === null ? 'لم يُرسل شيء بعد' : `آخر تسليم ${ago}`}${due > 0 ? `، مستحق ${due}` : ''}${dead > 0 ? `، متروك ${dead}` : ''}`,
    failingDeliveries: (n) => `تعثر ${n}، تُعاد المحاولة`,
    storyNo: (id) => `القصة ${id}`,
    waits: (until) => `ينتظر، ${until}`,
    refusedSince: (ago) => `رُفضت ${ago}؛ تبقى السابقة سارية حتى تُصلح كل السطور أدناه.`,
    reader: (name) => `القارئ: ${apart(name)}`,
    inARow: (n) => `${n} متتالية`,
  },
  sources: {
    ...texts.sources,
    tryNowOf: (id) => `اجلب الآن: ${id}`,
    shown: (n, all) => `${n} من ${all} مصدرا. الأعمدة مقالات جديدة في اليوم، لأسبوعين حتى اليوم.`,
    barsOf: (id) => `${id}: مقالات جديدة في اليوم`,
  },
  articles: {
    ...texts.articles,
    againOf: (id) => `احكم ثانية: المقال ${id}`,
    number: (id) => `رقم ${id}`,
  },
  deliveries: {
    ...texts.deliveries,
    about: (id) => `القصة ${id}`,
    tries: (id, attempts) => `رقم ${id}، ${counted(attempts, TRIES)}`,
    until: (moment) => `حتى ${moment}: `,
    againOf: (id) => `أرسل ثانية: التسليم ${id}`,
  },
  silences: {
    ...texts.silences,
    state: (state) => SILENCES[state] ?? state,
    until: (moment) => `حتى ${moment}`,
    effect: (muted, alerts, days, waiting) =>
      `كان سيكتم ${muted} من ${alerts} من تنبيهات آخر ${counted(days, DAYS)}؛ ويكتم ${waiting} مما ينتظر الآن. لم يتغير شيء.`,
  },
  stories: {
    ...texts.stories,
    ofTopic: (name) => `قصص موضوع: ${name}، أحدثها حركة أولا.`,
    reports: (n) => counted(n, REPORTS),
    moved: (ago) => `آخر حركة ${ago}`,
    timelineNote: (n, days) => `${n} في ${counted(days, DAYS)} حتى اليوم، كل عمود يوم`,
  },
  story: {
    ...texts.story,
    feedback: (relevant, not) => `رأي القراء: مهم ${relevant}، غير مهم ${not}`,
    timelineNote: (from, to) => `من ${from} إلى ${to}`,
  },
  deadlines: {
    ...texts.deadlines,
    date: (iso) => dateAr(iso),
    intro: (zone) =>
      `مواعيد حددتها تصريحات وإعلانات، مع الكلمات التي حددتها. تنتهي الأيام بتوقيت ${apart(zone)}.`,
    by: (date) => `بنهاية ${date}`,
    metWord: (late) => (late ? 'تحقق متأخرا' : 'تحقق'),
    passedAgo: (span) => `انقضى قبل ${span}`,
    left: (days) => `بقي ${counted(days, { ...DAYS, two: 'يومان' })}`,
  },
  search: {
    ...texts.search,
    nothing: (more) => (more ? 'لا مزيد مما يطابق' : 'لم يوجد شيء عن'),
  },
  feedback: {
    ...texts.feedback,
    choice: (choice) => CHOICES[choice],
    thanks: (choice) => `شكرا، حُفظ رأيك: «${CHOICES[choice]}».`,
    other: (choice) => `لا، بل: ${CHOICES[choice]}`,
  },
  configuration: {
    ...texts.configuration,
    inForce: (moment, ago) => `سارية منذ ${moment} (${ago})، من`,
    rules: (version) => `القواعد ${apart(version)}.`,
    refusedSince: (moment) => `منذ ${moment}. يبقى الساري ساريا حتى تُصلح كل السطور.`,
    sourcesOn: (on, all) => `${on} من ${all} مصدرا`,
    planFrom: (articles, days) =>
      `قيس على ${articles} من مقالات آخر ${counted(days, DAYS)}؛ لا يُرسل شيء ولا يُحفظ.`,
    planCounts: (gained, lost, changed) => `التنبيهات: يُكسب ${gained}، يُفقد ${lost}، يتغير ${changed}.`,
    planSettings: (n) => `الإعدادات المختلفة: ${n}.`,
    planKind: (kind) => KINDS[kind],
    planVotes: (before, after) => `الدقة حيث صوّت القراء: قبل ${share(before)}، بعد ${share(after)}.`,
    more: (n) => `و${n} غيرها: rasid plan يسردها كلها`,
  },
  notFound: 'لا صفحة هنا.',
};
