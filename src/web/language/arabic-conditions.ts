import type { Alert } from '../../model/alert.ts';
import type { NoticeKind, OperationalReport } from '../../model/notice.ts';
import { errorAr, insteadAr } from './arabic-errors.ts';
import { counted, type Forms } from './arabic-words.ts';
import { apart, type Sentence, said } from './sentences.ts';

// What is told of sources and of the service itself, in Arabic. The subject stands first, so that a condition is a noun
// that fits behind any of them: `المصدر al-mada: لا يُقرأ`.

/** What holds, or held. */
export const CONDITIONS: Readonly<Record<NoticeKind, string>> = {
  failing: 'لا يُقرأ',
  blocked: 'يمنعنا',
  silent: 'صامت',
  empty: 'لا يسرد شيئا',
  'selectors-empty': 'لا يطابق أي محدد',
  gap: 'نشر أكثر مما يسرد',
  truncated: 'يعرض أكثر مما يُقرأ في المرة',
  'no-dates': 'بلا تواريخ',
  'no-text': 'بلا نصوص',
  'text-shrank': 'قصرت نصوصه',
  'page-is-no-article': 'صفحاته ليست مقالات',
  'broken-http': 'يخالف HTTP',
  'encoding-mended': 'حروفه مشوهة',
  damaged: 'تالف',
  downgraded: 'ترك https',
  moved: 'انتقل',
  'dead-deliveries': 'تسليمات تُركت',
  'channel-failing': 'لا تأخذ الرسائل',
  'work-stuck': 'العمل عالق',
  'database-lost': 'فُقدت قاعدة البيانات',
  'queue-lost': 'فُقد الطابور',
  'watching-stopped': 'توقفت المراقبة',
  'sources-failing': 'لا يكاد يُقرأ مصدر',
  'nothing-watched': 'لا شيء يُراقب',
  'configuration-refused': 'الإعدادات مرفوضة',
  'rows-unreadable': 'صفوف مخزنة لا تُقرأ',
  'disk-nearly-full': 'القرص يكاد يمتلئ',
};

const SOURCES: Forms = { one: 'مصدر واحد', two: 'مصدران', few: 'مصادر', many: 'مصدرا' };
const RECOVERED: Forms = { one: 'انتهى واحد', two: 'انتهى اثنان', few: 'انتهت', many: 'انتهى' };

const SUBJECTS: readonly Sentence[] = [
  [/^source (.+)$/, (name = '') => `المصدر ${apart(name)}`],
  [/^channel (.+)$/, (id = '') => `القناة ${apart(id)}`],
  [/^host (.+)$/, (name = '') => `الجهاز ${apart(name)}`],
  [/^pipeline$/, () => 'خط العمل'],
];

function reportAr({ subject, kind, phase }: OperationalReport): string {
  const of = said(subject, SUBJECTS) ?? apart(subject);
  if (phase === 'ended') return `${of}: انتهى ما كان (${CONDITIONS[kind]})`;
  return `${of}: ${phase === 'lasts' ? 'ما زال: ' : ''}${CONDITIONS[kind]}`;
}

const isSource = ({ subject }: OperationalReport): boolean => subject.startsWith('source ');

/** The line of a message to the operators, as in English: one of a kind by its name, several sources by their number. */
export function noticeAr({ reports, more }: NonNullable<Alert['notice']>): string {
  const [only] = reports;
  if (only && reports.length === 1 && more === 0) return `التشغيل: ${reportAr(only)}`;
  const holding = reports.filter(({ phase }) => phase !== 'ended');
  const parts = [...Map.groupBy(holding, ({ kind }) => kind)].map(([kind, of]) =>
    of.length > 1 && of.every(isSource)
      ? `${counted(of.length, SOURCES)}: ${CONDITIONS[kind]}`
      : of.map(reportAr).join('، '),
  );
  const ended = reports.length - holding.length;
  if (ended > 0) parts.push(counted(ended, RECOVERED));
  return `التشغيل: ${[...parts, ...(more > 0 ? [`و${more} غيرها`] : [])].join('؛ ')}`;
}

const SPAN_UNITS: Readonly<Record<string, string>> = { s: 'ث', min: 'د', h: 'س', days: 'ي' };
const spanAr = (span: string): string =>
  span.replace(/^(\d+) (\w+)$/, (_, n: string, unit: string) => `${n} ${SPAN_UNITS[unit] ?? unit}`);

/** How often each reason: `a log-in page (2), a film (1)`. */
const tallyAr = (tally: string): string =>
  tally
    .split(/(?<=\(\d+\)), /)
    .map((one) =>
      one.replace(/^(.*) \((\d+)\)$/s, (_, what: string, n: string) => `${insteadAr(what)} (${n})`),
    )
    .join('، ');

const DETAILS: readonly Sentence[] = [
  [
    /^(.+) \((\d+) times in (.+)\)$/s,
    (error = '', n, span = '') => `${errorAr(error)} (${n} مرات في ${spanAr(span)})`,
  ],
  [/^all (\d+) items are new since the last reading$/, (n) => `كل المقالات جديدة منذ القراءة السابقة: ${n}`],
  [/^no items, (\d+) before$/, (n) => `لا مقالات، وكانت ${n}`],
  [
    /^(\d+) of (\d+) items have no date(?:: (.+))?$/s,
    (n, all, why = '') => `${n} من ${all} بلا تاريخ${why ? `: ${apart(why)}` : ''}`,
  ],
  [/^(\d+) of (\d+) items have neither title nor text$/, (n, all) => `${n} من ${all} بلا عنوان ولا نص`],
  [/^texts of (\d+) characters, (\d+) before$/, (n, before) => `طول النصوص ${n} حرفا، وكان ${before}`],
  [
    /^(?:the last page|(\d+) of the last (\d+) pages), so the feed's own text is judged: (.+)$/s,
    (n = '', all = '', tally = '') =>
      `${n === '' ? 'الصفحة الأخيرة' : `${n} من آخر ${all} صفحات`}، فيُحكم في نص التلقيم نفسه: ${tallyAr(tally)}`,
  ],
  [
    /^(?:(\d+) of the last (\d+) pages|the last page)$/,
    (n = '', all = '') => (n === '' ? 'الصفحة الأخيرة' : `${n} من آخر ${all} صفحات`),
  ],
  [/^nothing matches '(.+)'$/s, (selector = '') => `لا شيء يطابق ${apart(selector)}`],
  [
    /^(\d+) items, none with both a link \('(.+)'\) and a title \('(.+)'\)$/s,
    (n, link = '', title = '') => `${n}، ليس لأي منها رابط (${apart(link)}) وعنوان (${apart(title)}) معا`,
  ],
  [/^(\d+) entries, only the first (\d+) were read$/, (n, read) => `${n}، قُرئ منها أول ${read}`],
  [/^(\d+) addresses, (\d+) were taken$/, (n, taken) => `${n} من العناوين، أُخذ منها ${taken}`],
  [
    /^(\S+) is an index within the index: not followed$/,
    (url = '') => `${apart(url)} فهرس داخل الفهرس، لم يُتبع`,
  ],
  [
    /^cut off: (.+) is missing at its end; the last entry may be half$/s,
    (end = '') => `مقطوع: ينقصه ${apart(end)} في آخره، وقد يكون آخر ما فيه ناقصا`,
  ],
  [/^redirected to (\S+), without TLS$/, (url = '') => `يحيل إلى ${apart(url)} بلا تشفير`],
  [
    /^messages (\d+) to (\d+) were not reached in (\d+) pages$/,
    (from, to, pages) => `لم تُبلغ الرسائل ${from} إلى ${to} في ${pages} صفحات`,
  ],
  [/^(\S+) labelled (\S+)(?:; .*)?$/s, (is = '', label = '') => `${apart(is)} معلن أنه ${apart(label)}`],
];

/** What is known of a condition, in Arabic; what is none of Rasid's own sentences stays as it is, set apart. */
export const detailAr = (detail: string): string => said(detail, DETAILS) ?? apart(detail);
