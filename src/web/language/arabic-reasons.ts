import type { Severity } from '../../model/alert.ts';
import type { StatementType, WithdrawalStatus } from '../../model/verdict.ts';
import { settingAr } from './arabic-settings.ts';
import { counted, dateAr, type Forms, nameAr, SEVERITIES, STATUSES, TYPES } from './arabic-words.ts';
import { apart, type Sentence, said } from './sentences.ts';

// Reasons and news are stored as the sentences that were logged and sent, in English. Those that Rasid itself words are
// said here in Arabic; what is none of them, as the words of an operator, is shown as it is.

const NEW_EVENTS: Forms = { one: 'حدث جديد', two: 'حدثان جديدان', few: 'أحداث جديدة', many: 'حدثا جديدا' };
const STORIES: Forms = { one: 'قصة', two: 'قصتان', few: 'قصص', many: 'قصة' };
const REPORTS: Forms = { one: 'خبر آخر', two: 'خبران آخران', few: 'أخبار أخرى', many: 'خبرا آخر' };
const MESSAGES: Forms = { one: 'رسالة واحدة', two: 'رسالتان', few: 'رسائل', many: 'رسالة' };
const REMAIN: Forms = { one: 'بقي مقال واحد', two: 'بقي مقالان', few: 'مقالات باقية', many: 'مقالا باقيا' };

const UNITS: Readonly<Record<string, string>> = { d: 'ي', h: 'س', min: 'د', s: 'ث' };

const severity = (name: string): string => SEVERITIES[name as Severity] ?? name;
const duration = (text: string): string =>
  text.replace(/^(\d+) (\w+)$/, (_, n: string, unit: string) => `${n} ${UNITS[unit] ?? unit}`);
const step = (name: string): string => {
  if (name === 'completed in part') return 'اكتمل جزئيا';
  return name === 'no status' ? 'بلا حال' : (STATUSES[name as WithdrawalStatus] ?? name);
};
const kind = (name: string): string => {
  const type = { 'truce statement': 'truce', 'call to arms': 'mobilisation' }[name] ?? name;
  return TYPES[type as StatementType]?.[0] ?? name;
};

const REASONS: readonly Sentence[] = [
  [
    /^(first seen, )?(\d+) new events?(?:, (.+))?$/,
    (first = '', n, then = '') =>
      [
        ...(first ? ['أول ما يُرى'] : []),
        counted(Number(n), NEW_EVENTS),
        ...(then ? [said(then, THEN) ?? then] : []),
      ].join('، '),
  ],
  [/^nothing to say$/, () => 'لا جديد يُقال'],
  [/^repeat(?: time|_interval) passed$/, () => 'حان موعد التذكير'],
  [/^repeat in (.+)$/, (span = '') => `التذكير بعد ${duration(span)}`],
  [/^told in delivery (\d+)$/, (id) => `أُبلغ به في التسليم ${id}`],
  [/^(\d+) stories held back by the rate cap$/, (n) => `${counted(Number(n), STORIES)} أخّرها حد الإرسال`],
  [/^(daily|weekly) digest$/, (period) => (period === 'daily' ? 'الموجز اليومي' : 'الموجز الأسبوعي')],
  [
    /^silence (\S+) \(until (\S+) by (.*?): (.*)\): (.*)$/s,
    (id = '', until = '', author = '', reason = '', match = '') =>
      `الكتم ${apart(id)} (حتى ${dateAr(until)} ${until.slice(11, 16)} UTC، من ${apart(author)}: ${apart(reason)})، لأن فيه ${apart(match)}`,
  ],
  [
    /^inhibited by (.+): story (\d+) at (\S+?)(?:, same (.+))?$/,
    (rule = '', story, at = '', same = '') =>
      `حجبته القاعدة ${apart(rule)}: القصة ${story}، ${dateAr(at)} ${at.slice(11, 16)} UTC${same ? `، لهما ${apart(same)} ذاته` : ''}`,
  ],
  [
    /^quiet hours of (\S+), (\S+) to (\S+) (\S+): (\w+) waits, (\w+) breaks through$/,
    (channel = '', from, to, zone = '', held = '', least = '') =>
      `ساعات الهدوء في ${apart(channel)}، من ${from} إلى ${to} بتوقيت ${apart(zone)}: ما كان ${severity(held)} ينتظر، و${least === 'nothing' ? 'لا يمر شيء' : `يمر ما كان ${severity(least)}`}`,
  ],
  [
    /^(\d+) messages? to (\S+) in (.+?), limit (\d+)(?:: (\w+) breaks through)?$/,
    (n, channel = '', span = '', limit, through = '') =>
      `${counted(Number(n), MESSAGES)} إلى ${apart(channel)} في ${duration(span)}، والحد ${limit}${through ? `: ما كان ${severity(through)} يمر` : ''}`,
  ],
  [/^operations$/, () => 'رسالة تشغيل'],
  [/^sent by hand$/, () => 'أُرسل يدويا'],
  [/^within the rate of (\S+)$/, (channel = '') => `ضمن حد الإرسال إلى ${apart(channel)}`],
];

/** What follows the count of events. */
const THEN: readonly Sentence[] = [
  [/^now (\w+) after (\w+)$/, (now = '', before = '') => `صار ${severity(now)} بعد ${severity(before)}`],
  [/^group_wait for (.+)$/, (span = '') => `ينتظر ما قد يلحقه ${duration(span)}`],
  [/^group_interval for (.+)$/, (span = '') => `ينتظر بعد الرسالة السابقة ${duration(span)}`],
];

/** Why a form did nothing. */
const REFUSALS: readonly Sentence[] = [
  [/^the token is wrong$/, () => 'الرمز خطأ'],
  [
    /^the form was not sent from this page, /,
    () => 'لم يُرسل النموذج من هذه الصفحة، أو أُعيد تشغيل راصد بعدها: أعد تحميلها',
  ],
  [/^pages only show: /, () => `الصفحات تعرض فقط: التغيير يحتاج رمزا، عيّن ${apart('RASID_WEB_TOKEN')}`],
  [/^this page is not served under that name$/, () => 'هذه الصفحة لا تُعرض بهذا الاسم'],
  [
    /^hours: found (.*), allowed: above 0 to (\d+)$/,
    (given = '', most) => `الساعات: وُجد ${apart(given)}، والمسموح فوق 0 إلى ${most}`,
  ],
  [/^delivery (\d+): neither dead, failed nor muted$/, (id) => `التسليم ${id}: لم يُترك ولم يتعثر ولم يُكتم`],
  [/^(\S+): switched off, or being fetched already$/, (id = '') => `${apart(id)}: مطفأ، أو يُجلب الآن`],
  [/^article (\d+): not set aside$/, (id) => `المقال ${id}: لم يُنحَّ`],
];

/** Why a delivery waits, joined another or was muted, or a form did nothing, in Arabic. */
export const reasonAr = (why: string): string =>
  said(why, REASONS) ?? said(why, REFUSALS) ?? (isSetting(why) ? settingAr(why) : why);

/** As of a configuration: a condition of a silence, say. */
const isSetting = (why: string): boolean => /: found .+, allowed: |: excludes all/s.test(why);

const NEWS: readonly Sentence[] = [
  [/^status: (.+) → (.+)$/, (from = '', to = '') => `الحال: ${step(from)} ثم ${step(to)}`],
  [
    /^new date: (\S+) \(was (\S+)\)$/,
    (date = '', was = '') => `موعد جديد: ${dateAr(date)} (كان ${dateAr(was)})`,
  ],
  [/^date: (\S+)$/, (date = '') => `الموعد: ${dateAr(date)}`],
  [/^another base or town$/, () => 'قاعدة أو بلدة أخرى'],
  [/^figure: (\d+)$/, (n) => `العدد: ${n}`],
  [/^another faction: (.+)$/, (faction = '') => `فصيل آخر: ${apart(faction)}`],
  [/^new target: (.+)$/, (target = '') => `هدف جديد: ${nameAr(target)}`],
  [/^another speaker: (.+)$/, (name = '') => `متحدث آخر: ${apart(name)}`],
  [/^escalation: (.+) → (.+)$/, (from = '', to = '') => `تصعيد: ${kind(from)} ثم ${kind(to)}`],
  [/^another development$/, () => 'تطور آخر'],
  [
    /^(another|a new) (.+)$/,
    (which, type = '') => `${kind(type)}: ${which === 'another' ? 'مرة أخرى' : 'لأول مرة'}`,
  ],
  [/^(.+) again$/, (status = '') => `${step(status)} ثانية`],
  [/^second independent outlet: (.+)$/, (outlet = '') => `مصدر مستقل ثان: ${apart(outlet)}`],
  [
    /^confirmed by an outlet of another owner: (.+)$/,
    (outlet = '') => `أكده مصدر لمالك آخر: ${apart(outlet)}`,
  ],
  [
    /^the only article of this development, by (.+), was withdrawn or no longer matches$/,
    (outlet = '') => `المقال الوحيد عن هذا التطور، من ${apart(outlet)}، سُحب أو لم يعد يطابق`,
  ],
  [
    /^the article by (.+) was withdrawn or no longer matches$/,
    (outlet = '') => `مقال ${apart(outlet)} سُحب أو لم يعد يطابق`,
  ],
  [/^(\d+) remains?$/, (n) => counted(Number(n), REMAIN)],
  [
    /^Told again: (\d+) more reports? since the last message$/,
    (n) => `تذكير: ${counted(Number(n), REPORTS)} منذ الرسالة السابقة`,
  ],
  [/^the deadline .+ has passed$/, () => 'انقضى الموعد'],
  [
    /^the deadline .+ ends (?:(today)|(tomorrow)|in (\d+) days)$/,
    (today, tomorrow, days = '') =>
      today
        ? 'ينتهي الموعد اليوم'
        : tomorrow
          ? 'ينتهي الموعد غدا'
          : `ينتهي الموعد بعد ${counted(Number(days), { one: 'يوم', two: 'يومين', few: 'أيام', many: 'يوما' })}`,
  ],
  [/^no completed withdrawal has been reported$/, () => 'لم يُذكر انسحاب مكتمل'],
  [/^nothing here says that it was met$/, () => 'لا شيء هنا يقول إنه تحقق'],
  [/^also set by: (.+)$/, (subject = '') => `حُدد أيضا في: ${apart(subject)}`],
];

/** What is new, clause by clause, in Arabic. */
export const newsAr = (whatsNew: string): string =>
  whatsNew === ''
    ? ''
    : whatsNew
        .split('; ')
        .map((clause) => said(clause, NEWS) ?? clause)
        .join('؛ ');
