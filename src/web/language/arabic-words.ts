import type { Act } from '../../model/act.ts';
import type { AlertSummary, Severity } from '../../model/alert.ts';
import { isCountryCode } from '../../model/country-code.ts';
import { regionName } from '../../model/country-name.ts';
import type { FeedbackChoice } from '../../model/feedback.ts';
import type { HealthKind } from '../../model/health.ts';
import type { StoryEventKind } from '../../model/story.ts';
import { STATEMENT_TOPIC, WITHDRAWAL_TOPIC } from '../../model/topic.ts';
import type { StatementType, WithdrawalCertainty, WithdrawalStatus } from '../../model/verdict.ts';
import names from './arabic-words.json' with { type: 'json' };
import { apart, type Ways } from './sentences.ts';

const PLURALS = new Intl.PluralRules('ar');
const LETTERS = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));

/** Arabic names of what alerts name in English without an id: targets and areas. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ...LETTERS.flatMap((a) =>
    LETTERS.flatMap((b): [string, string][] => {
      const english = regionName(a + b, 'en');
      return english ? [[english, regionName(a + b, 'ar') ?? english]] : [];
    }),
  ),
  ...Object.entries(names.names),
]);

const FORCES: Readonly<Record<string, string>> = names.forces;

export const SEVERITIES: Readonly<Record<Severity, string>> = names.severities;
export const EVENTS: Readonly<Record<StoryEventKind, string>> = names.events;
/** What a statement is, and what ties it to its target. */
export const TYPES: Readonly<Record<StatementType, [string, string]>> = {
  threat: ['تهديد', 'ضد'],
  ultimatum: ['إنذار', 'إلى'],
  claim: ['تبني هجوم', 'على'],
  demand: ['مطالبة', 'موجهة إلى'],
  condemnation: ['إدانة', 'موجهة إلى'],
  denial: ['نفي', 'بشأن'],
  truce: ['موقف من هدنة', 'مع'],
  warning: ['تحذير', 'إلى'],
  mobilisation: ['تعبئة', 'ضد'],
  position: ['موقف', 'من'],
};
/** The same of what is no more than a position, and of operations, by their words. */
export const ACTS: Readonly<Record<Act, [string, string | null]>> = {
  footage: ['نشر مشاهد من عملية', 'ضد'],
  offensive: ['إعلان هجوم', 'على'],
  keeps_arms: ['رفض تسليم السلاح', null],
  disarms: ['إعلان خطوات لتسليم السلاح', null],
  joins_state: ['إعلان الالتحاق بالدولة', null],
  breaks_away: ['إعلان فك الارتباط', null],
  dissolves: ['إعلان الحل', null],
  condition: ['اشتراط', 'على'],
  talks_refused: ['رفض التفاوض', 'مع'],
  talks_ready: ['استعداد للتفاوض', null],
  allegiance: ['إعلان مبايعة', null],
  appoints: ['إعلان تعيين', null],
  withdraws: ['إعلان سحب مقاتلين', null],
  stays: ['تعهد بالبقاء', null],
  goes_on: ['تعهد بمواصلة القتال', 'ضد'],
  fight_over: ['إعلان انتهاء قتال', null],
  halts: ['إعلان وقف العمليات', null],
  fight_ready: ['استعداد للقتال', null],
  response: ['إعلان رد', null],
  accepts: ['قبول عرض', null],
  truce_over: ['إعلان انتهاء هدنة', null],
  founds: ['إعلان تشكيل جديد', null],
  criticism: ['انتقاد', null],
  death: ['إعلان مقتل', null],
  own_struck: ['إعلان استهداف قيادي', null],
  strike: ['حديث عن ضربة', null],
  attack: ['حديث عن هجوم', null],
  deaths: ['إقرار بقتلى', null],
  setback: ['إقرار بانتكاسة', null],
  admission: ['إقرار', null],
  mourning: ['نعي', null],
  refusal: ['رفض', 'موجه إلى'],
  appeal: ['نداء', null],
  order: ['أمر', null],
  praise: ['إشادة', null],
  welcome: ['ترحيب', null],
};
export const STATUSES: Readonly<Record<WithdrawalStatus, string>> = names.statuses;
export const CERTAINTIES: Readonly<Record<string, string>> = names.certainties;
/** As in English: a demand, too, is told as a fact, and nothing is confirmed by that. */
export const WITHDRAWAL_CERTAINTIES: Readonly<Record<WithdrawalCertainty, string>> =
  names.withdrawalCertainties;
export const MEDIA: Readonly<Record<string, string>> = names.media;
export const PROBLEMS: Readonly<Record<HealthKind, string>> = names.problems;
export const CHOICES: Readonly<Record<FeedbackChoice, string>> = names.choices;
export const PLANNED = names.planned;
export const DIGESTS: Readonly<Record<AlertSummary['kind'], string>> = names.digests;
/** Where a silence comes from. */
export const PLACES: Readonly<Record<string, string>> = names.places;
/** What a delivery is that tells of no story alone. */
export const DELIVERIES: Readonly<Record<string, string>> = names.deliveries;
export const SILENCES: Readonly<Record<string, string>> = names.silences;
const UNITS: Readonly<Record<string, string>> = names.units;
const POINTS: Readonly<Record<string, string>> = names.points;
export const ROLES: Readonly<Record<string, string>> = names.roles;
export const STATES: Readonly<Record<string, string>> = names.states;
export const TOPICS: Readonly<Record<string, string>> = {
  [WITHDRAWAL_TOPIC]: 'انسحاب قوات أجنبية',
  [STATEMENT_TOPIC]: 'تصريحات فصائل مسلحة',
};
const MONTHS = 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر'.split(' ');

type Noun = keyof typeof names.nouns;
/** `many` is from eleven on. */
const NOUNS: Readonly<Record<Noun, { one: string; two: string; few: string; many: string; zero?: string }>> =
  names.nouns;

/** A count with its noun, in the form Arabic asks for: موعدان, 3 مواعيد, 11 موعدا. */
export function counted(n: number, noun: Noun): string {
  const { one, two, few, many, zero } = NOUNS[noun];
  const rule = PLURALS.select(n);
  if (rule === 'zero') return zero ?? `0 ${few}`;
  if (rule === 'one') return one;
  if (rule === 'two') return two;
  return `${n} ${rule === 'few' ? few : rule === 'many' ? many : one}`;
}

/** `2026-11-24` → 24 نوفمبر 2026; a month or a year as it is cut; anything else comes back. */
export function dateAr(date: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date) ?? [];
  if (year === undefined) return date;
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  if (!name) return year;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** The Arabic name of a target or an area that has an English one in alerts. */
export const nameAr = (english: string): string => NAMES.get(english) ?? regionAr(english) ?? english;

/** `southern Lebanon` → جنوب لبنان */
function regionAr(english: string): string | null {
  const [, point = '', country = ''] = /^(\w+)ern (.+)$/.exec(english) ?? [];
  const [where, name] = [POINTS[point], NAMES.get(country)];
  return where && name ? `${where} ${name}` : null;
}
export const countryAr = (code: string): string => regionName(code, 'ar') ?? code;

export function forceAr(force: string): string {
  if (isCountryCode(force)) return `قوات ${countryAr(force)}`;
  return FORCES[force] ?? FORCES[force.toLowerCase()] ?? force.replace(/^\w+:/, '').replaceAll('_', ' ');
}

/** `4 h`, `2 days` */
const spanAr = (span: string): string =>
  span.replace(/^(\d+) (\w+)$/, (_, n: string, unit: string) => `${n} ${UNITS[unit] ?? unit}`);

/** How parts of sentences are said: Latin words apart, counts by their nouns, what has an Arabic name by it. */
export const WAYS: Ways = {
  apart,
  date: dateAr,
  moment: (iso) => `${dateAr(iso)} ${iso.slice(11, 16)} UTC`,
  name: nameAr,
  severity: (name) => SEVERITIES[name as Severity] ?? name,
  span: spanAr,
  ...Object.fromEntries(
    (Object.keys(NOUNS) as Noun[]).map((noun) => [noun, (n: string) => counted(Number(n), noun)]),
  ),
};
