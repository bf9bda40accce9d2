import { describe, expect, it } from 'vitest';
import { newsLine } from '../../src/alerts/change-words.ts';
import { factsOfAlert } from '../../src/alerts/facts.ts';
import { decideSend, type PendingEvent } from '../../src/alerts/group.ts';
import { inhibitedBy } from '../../src/alerts/inhibit.ts';
import { repeatedAlert } from '../../src/alerts/merge.ts';
import { quietUntil } from '../../src/alerts/quiet-hours.ts';
import { rateDecision } from '../../src/alerts/rate-cap.ts';
import { silencedBy } from '../../src/alerts/silence.ts';
import { WEEKDAYS } from '../../src/alerts/wall-clock.ts';
import { dateLabel } from '../../src/lib/date-label.ts';
import { type DeadlineNotice, deadlineNews } from '../../src/stories/deadlines.ts';
import { newsAr, reasonAr } from '../../src/web/language/arabic-reasons.ts';
import { news, withdrawal } from '../alerts/samples.ts';

const now = new Date('2026-11-24T10:00:00Z');
const timing = { groupWaitMs: 30_000, groupIntervalMs: 300_000, repeatIntervalMs: 3_600_000 };
const facts = factsOfAlert(withdrawal);
const event = (secondsAgo: number, given: Partial<PendingEvent> = {}): PendingEvent => ({
  ...{ event: 'opened', whatsNew: [], severity: 'medium' },
  at: new Date(now.getTime() - secondsAgo * 1_000).toISOString(),
  ...given,
});
const send = (events: PendingEvent[], last: PendingEvent | null): string =>
  decideSend(events, last, timing, now, true).why;
const sources = { channels: ['desk'], breakThrough: 'critical' as const };
const cap = { ...sources, limit: 1, perMs: 3_600_000 };

/** Words in Latin letters that stand neither in an isolate nor as a unit of time. */
const english = (text: string): string[] =>
  text.replaceAll(/\u2068[^\u2069]*\u2069|UTC/g, '').match(/[A-Za-z_]{2,}/g) ?? [];

// As the parts word them that decide: what one of them says otherwise some day is English here, and so fails.
describe('why a delivery did not simply go out is said in Arabic', () => {
  const silence = {
    id: 'base',
    match: { country: ['NE'] },
    startsAt: null,
    endsAt: '2026-12-01T08:00:00Z',
    author: 'amal',
    reason: 'planned exercise',
  };
  const rule = { name: 'quiet-after', source: {}, target: {}, equal: ['topic'], forMs: 3_600_000 } as const;
  const earlier = { storyId: '7', at: '2026-11-24T09:30:00Z', facts };
  it.each([
    ['first seen', send([event(60)], null), 'أول ما يُرى، حدث جديد'],
    ['group_wait', send([event(10), event(5)], null), 'حدثان جديدان، ينتظر ما قد يلحقه 20 ث'],
    ['group_interval', send([event(10)], event(60)), 'حدث جديد، ينتظر بعد الرسالة السابقة 240 ث'],
    ['more severe', send([event(10, { severity: 'critical' })], event(60)), 'حدث جديد، صار حرج بعد متوسط'],
    ['repeat time', send([], event(7_200)), 'حان موعد التذكير'],
    ['repeat to come', send([], event(600)), 'التذكير بعد 3000 ث'],
    ['nothing to say', send([], null), 'لا جديد يُقال'],
    [
      'quiet hours',
      quietUntil(
        [{ ...sources, days: WEEKDAYS, fromMinute: 540, toMinute: 720, timezone: 'UTC' }],
        'desk',
        'high',
        now,
      )?.why ?? '',
      'ساعات الهدوء في \u2068desk\u2069، من 09:00 إلى 12:00 بتوقيت \u2068UTC\u2069: ما كان مرتفع ينتظر، ويمر ما كان حرج',
    ],
    [
      'rate cap',
      rateDecision([cap], 'desk', 'high', [now.getTime() - 1_000], now).why,
      'رسالة واحدة إلى \u2068desk\u2069 في 1 س، والحد 1',
    ],
    [
      'rate cap broken through',
      rateDecision([cap], 'desk', 'critical', [now.getTime() - 1_000], now).why,
      'رسالة واحدة إلى \u2068desk\u2069 في 1 س، والحد 1: ما كان حرج يمر',
    ],
    ['within the rate', rateDecision([], 'desk', 'high', [], now).why, 'ضمن حد الإرسال إلى \u2068desk\u2069'],
    [
      'silence',
      silencedBy([silence], facts, now)?.why ?? '',
      'الكتم \u2068base\u2069 (حتى 1 ديسمبر 2026 08:00 UTC، من \u2068amal\u2069: \u2068planned exercise\u2069)، لأن فيه \u2068country NE\u2069',
    ],
    [
      'inhibition',
      inhibitedBy([{ ...rule, equal: ['topic'] }], { storyId: '8', facts }, [earlier], now)?.why ?? '',
      'حجبته القاعدة \u2068quiet-after\u2069: القصة 7، 24 نوفمبر 2026 09:30 UTC، لهما \u2068topic\u2069 ذاته',
    ],
    ['merged', 'told in delivery 12', 'أُبلغ به في التسليم 12'],
    ['held back', '3 stories held back by the rate cap', '3 قصص أخّرها حد الإرسال'],
    ['digest', 'daily digest', 'الموجز اليومي'],
    ['repeat', 'repeat_interval passed', 'حان موعد التذكير'],
  ])('%s', (_name, why, arabic) => {
    expect(reasonAr(why)).toBe(arabic);
    expect(english(arabic)).toEqual([]);
  });

  it('leaves what it does not know as it is', () => {
    expect(reasonAr('as somebody wrote it')).toBe('as somebody wrote it');
  });
});

describe('what is new is said in Arabic, clause by clause', () => {
  const line = (kind: DeadlineNotice['kind'], daysLeft: number, withdrawal: boolean, alsoIn: string[] = []) =>
    newsLine(deadlineNews({ date: '2026-12-31', kind, daysLeft }, { withdrawal, alsoIn }));
  it.each([
    [
      'status: announced → completed in part; date: 2026-12-31',
      'الحال: أُعلن ثم اكتمل جزئيا؛ الموعد: 31 ديسمبر 2026',
    ],
    [
      'ongoing again; new date: Jan 2027 (was 31 Dec 2026)',
      'جارٍ ثانية؛ موعد جديد: يناير 2027 (كان 31 ديسمبر 2026)',
    ],
    [
      'ongoing again; new date: 2027-01 (was 2026-12-31); another base or town; figure: 300',
      'جارٍ ثانية؛ موعد جديد: يناير 2027 (كان 31 ديسمبر 2026)؛ قاعدة أو بلدة أخرى؛ العدد: 300',
    ],
    [
      'escalation: position → threat; another speaker: Yahya Saree; new target: Israel',
      'تصعيد: موقف ثم تهديد؛ متحدث آخر: \u2068Yahya Saree\u2069؛ هدف جديد: إسرائيل',
    ],
    ['last told: completed in part; date: 2027', 'آخر ما ذُكر: اكتمل جزئيا؛ الموعد: 2027'],
    ['still under way; another speaker', 'ما زال جاريا؛ متحدث آخر'],
    ['another truce statement', 'موقف من هدنة: مرة أخرى'],
    ['a new threat', 'تهديد: لأول مرة'],
    ['another faction: Hamas', 'فصيل آخر: \u2068Hamas\u2069'],
    ['another development', 'تطور آخر'],
    ['second independent outlet: Nahr News', 'مصدر مستقل ثان: \u2068Nahr News\u2069'],
    [
      'also reported by an outlet of another owner: Nahr News',
      'ذكره أيضا مصدر لمالك آخر: \u2068Nahr News\u2069',
    ],
    [
      'the only article of this development, by Nahr News, was withdrawn or no longer matches',
      'المقال الوحيد عن هذا التطور، من \u2068Nahr News\u2069، سُحب أو لم يعد يطابق',
    ],
    [
      'the article by Nahr News was withdrawn or no longer matches; 2 remain',
      'مقال \u2068Nahr News\u2069 سُحب أو لم يعد يطابق؛ بقي مقالان',
    ],
    [newsLine(repeatedAlert(withdrawal, 3).whatsNew), 'تذكير: 3 أخبار أخرى منذ الرسالة السابقة'],
    [
      line('reminder', 3, true, ['US withdrawal from Iraq']),
      'ينتهي الموعد بعد 3 أيام؛ لم يُذكر انسحاب مكتمل؛ حُدد أيضا في: \u2068US withdrawal from Iraq\u2069',
    ],
    [line('reminder', 1, true), 'ينتهي الموعد غدا؛ لم يُذكر انسحاب مكتمل'],
    [line('passed', 0, false), 'انقضى الموعد؛ لا شيء هنا يقول إنه تحقق'],
    ['', ''],
  ])('%s', (written, arabic) => {
    expect(newsLine(news(written))).toBe(written.replaceAll(/\d{4}(-\d\d)+/g, dateLabel));
    expect(newsAr(news(written))).toBe(arabic);
    expect(english(arabic)).toEqual([]);
  });

  it('also a step that others have taken', () => {
    expect(newsAr([{ kind: 'step-also', step: 'demanded' }])).toBe('مطلوب، من جهة أخرى أيضا');
  });
});
