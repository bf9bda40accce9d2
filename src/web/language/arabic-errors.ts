import { counted, type Forms } from './arabic-words.ts';
import { apart, type Sentence, said } from './sentences.ts';

// Errors are kept as the lines that were logged, in English. Those that Rasid itself words are said here in Arabic; what a
// server or the network said stays as it was said, set apart, behind the Arabic name of the part that heard it.

/** What an error begins with: who met it. */
const PARTS: Readonly<Record<string, string>> = {
  http: 'الاتصال',
  feed: 'التلقيم',
  page: 'الصفحة',
  listing: 'صفحة القائمة',
  sitemap: 'خريطة الموقع',
  wordpress: 'ووردبريس',
  telegram: 'تلغرام',
  robots: 'ملف robots.txt',
  slack: 'سلاك',
  email: 'البريد',
  webhook: 'الويب هوك',
  teams: 'تيمز',
  matrix: 'ماتركس',
  console: 'الطرفية',
  judge: 'الحُكم',
};

/** Why a source could not be read, in a word or two. */
export const FAILURES: Readonly<Record<string, string>> = {
  'address-refused': 'عنوان مرفوض',
  blocked: 'يمنعنا',
  'not-found': 'غير موجود',
  'server-error': 'خلل في الخادم',
  'rate-limited': 'يطلب التمهل',
  timeout: 'انقضت المهلة',
  'too-large': 'أكبر من الحد',
  network: 'خلل في الشبكة',
  tls: 'خلل في الشهادة',
  redirects: 'إحالات بلا نهاية',
  'not-a-feed': 'ليس تلقيما',
  'no-text': 'بلا نص',
  'no-article': 'ليس مقالا',
  empty: 'فارغ',
  robots: 'لا يسمح بالقراءة',
  selectors: 'محددات لا تصلح',
};

const BYTES: Forms = { one: 'بايت واحد', two: 'بايتان', few: 'بايتات', many: 'بايتا' };
const TIMES: Forms = { one: 'مرة', two: 'مرتين', few: 'مرات', many: 'مرة' };
const REDIRECTS: Forms = { one: 'إحالة واحدة', two: 'إحالتين', few: 'إحالات', many: 'إحالة' };

const seconds = (ms: string): string => `${Number(ms) / 1_000} ث`;

/** What came where a page, a feed or an article was expected. */
const INSTEAD: Readonly<Record<string, string>> = {
  'an HTML page': 'صفحة HTML',
  'something else': 'شيء آخر',
  'neither XML nor JSON': 'لا XML ولا JSON',
  'neither XML nor valid JSON': 'لا XML ولا JSON سليم',
  JSON: 'JSON',
  'XML of no page': 'XML ليس صفحة',
  'a film': 'مقطع مصور',
  'a file of no known kind': 'ملف من نوع لا نعرفه',
  'a challenge for browsers': 'اختبار للمتصفحات',
  'a question about cookies': 'سؤال عن ملفات الارتباط',
  'a log-in or subscription page': 'صفحة دخول أو اشتراك',
  'a page that says "not found"': 'صفحة تقول إنها غير موجودة',
  'a home page or list of articles': 'صفحة رئيسية أو قائمة مقالات',
  'a page about something else': 'صفحة عن شيء آخر',
};
export const insteadAr = (what: string): string => INSTEAD[what] ?? apart(what);

const STATUS_OF: Readonly<Record<string, string>> = {
  '401': 'يطلب هوية',
  '403': 'ممنوع',
  '404': 'غير موجود',
  '410': 'أزيل',
  '429': 'طلبات كثيرة',
};
const status = (code: string): string =>
  `أجاب الخادم بالحالة ${code}${STATUS_OF[code] ? ` (${STATUS_OF[code]})` : ''}`;

/** Of whatever part: they begin behind its name. */
const ERRORS: readonly Sentence[] = [
  [/^status (\d+) without a usable location$/, (code = '') => `${status(code)} بلا عنوان يُتبع`],
  [/^status (\d+) without .*$/, (code = '') => `أجاب الخادم بالحالة ${code} بلا ما يؤكد الاستلام`],
  [/^status (\d+)$/, (code = '') => status(code)],
  [/^status (\d+): (.+)$/s, (code = '', words = '') => `${status(code)}، وقال: ${apart(words)}`],
  [/^address refused: not a URL$/, () => 'العنوان مرفوض: ليس عنوانا'],
  [/^address refused: scheme (.+)$/, (scheme = '') => `العنوان مرفوض: ${apart(scheme)} ليس من الويب`],
  [/^address refused: credentials in the URL$/, () => 'العنوان مرفوض: فيه كلمة مرور'],
  [
    /^address refused: private, and the channel does not say (.+)$/,
    (key = '') => `العنوان مرفوض: داخلي، والقناة لا تقول ${apart(key)}`,
  ],
  [
    /^address refused: (\S+) resolves to (.+)$/,
    (host = '', found = '') => `العنوان مرفوض: ${apart(host)} يقود إلى ${apart(found)}`,
  ],
  [/^address refused: (.+)$/, (what = '') => `العنوان مرفوض: ${apart(what)} عنوان داخلي`],
  [/^body larger than (\d+) bytes$/, (n) => `الجواب أكبر من ${counted(Number(n), BYTES)}`],
  [/^(\S+) body cannot be decoded(?:: (.+))?$/s, (packing = '') => `لا يُفك ضغط الجواب (${apart(packing)})`],
  [/^header too large$/, () => 'ترويسة الجواب أكبر من الحد'],
  [/^redirects in a circle$/, () => 'إحالات تدور في حلقة'],
  [/^more than (\d+) redirects$/, (n) => `أكثر من ${counted(Number(n), REDIRECTS)}`],
  [/^silent for (\d+) ms$/, (ms = '') => `صمت الخادم ${seconds(ms)}`],
  [/^not done within (\d+) ms$/, (ms = '') => `لم ينته خلال ${seconds(ms)}`],
  [/^not read within (\d+) s$/, (s) => `لم يُقرأ خلال ${s} ث`],
  [/^closed$/, () => 'أُغلق الاتصال'],
  [/^(\S+) asked to be left alone for now$/, (host = '') => `طلب ${apart(host)} ألا يُسأل الآن`],
  [/^too many requests wait for (\S+)$/, (host = '') => `طلبات كثيرة تنتظر ${apart(host)}`],
  [/^empty$/, () => 'فارغ'],
  [/^could not be read(?:: (.+))?$/s, (why = '') => `تعذرت قراءته${why ? `: ${apart(why)}` : ''}`],
  [
    /^(\d+) bytes, at most (\d+) are read$/,
    (n, most) => `${counted(Number(n), BYTES)}، ولا يُقرأ أكثر من ${most}`,
  ],
  [/^XML whose root is (<.+>), not a feed$/, (root = '') => `XML جذره ${apart(root)}، ليس تلقيما`],
  [/^(.+), (?:but )?not a (?:feed|sitemap)$/, (what = '') => `مكانه ${insteadAr(what)}`],
  [/^(.+) in its place$/, (what = '') => `مكانه ${insteadAr(what)}`],
  [/^(neither XML nor .+?)(?:: .+)?$/s, (what = '') => insteadAr(what)],
  [/^no readable text$/, () => 'لا نص يُقرأ'],
  [
    /^no article but a page that leads on and on, to (.+)$/,
    (url = '') => `صفحة تحيل بلا نهاية، إلى ${apart(url)}`,
  ],
  [/^no article but (.+)$/, (what = '') => `ليس مقالا بل ${insteadAr(what)}`],
  [/^more than (\d+) (?:elements|nodes in one element)$/, (n) => `أكثر من ${n} عنصر`],
  [
    /^the answer is not JSON; is the REST API of the site open\?(?:: (.+))?$/s,
    (why = '') => `الجواب ليس JSON؛ هل واجهة REST للموقع مفتوحة؟${why ? ` (${apart(why)})` : ''}`,
  ],
  [/^the answer is no list of posts$/, () => 'الجواب ليس قائمة منشورات'],
  [/^no selectors are configured$/, () => `لا محددات (${apart('selectors')}) في الإعدادات`],
  [/^a selector cannot be used \((.+)\)$/s, (why = '') => `محدد لا يصلح (${apart(why)})`],
  [/^no public preview of this channel$/, () => 'لا معاينة عامة لهذه القناة'],
  [/^the robots\.txt cannot be had(?:: (.+))?$/s, (why = '') => `تعذر جلبه${why ? `: ${errorAr(why)}` : ''}`],
  [/^(\S+) does not want this page read$/, (host = '') => `${apart(host)} لا يريد أن تُقرأ هذه الصفحة`],
  [/^(.+): no recipient of the channel any more$/, (who = '') => `${apart(who)}: لم يعد من مستلمي القناة`],
  [/^no judgement within (\d+) s(?:, (\d+) times)?$/, (s, n = '') => `لا حكم خلال ${s} ث${times(n)}`],
  [/^neither title nor text$/, () => 'لا عنوان ولا نص'],
  [
    /^its thread ended(?:: (.+?))?(?: \((\d+)\))?(?:, (\d+) times)?$/s,
    (why = '', _code = '', n = '') => `انتهى خيط الحُكم${why ? `: ${apart(why)}` : ''}${times(n)}`,
  ],
];

const times = (n: string): string => (n === '' ? '' : `، ${counted(Number(n), TIMES)}`);

/** An error of a source, a channel or the judge, in Arabic: `http: status 503`. */
export function errorAr(error: string): string {
  const [, part = '', rest = ''] = /^([a-z]+): (.+)$/s.exec(error) ?? [];
  const name = PARTS[part];
  if (name === undefined) return said(error, ERRORS) ?? apart(error);
  return `${name}: ${PARTS[/^([a-z]+): /.exec(rest)?.[1] ?? ''] ? errorAr(rest) : (said(rest, ERRORS) ?? apart(rest))}`;
}
