import type { Severity } from '../../model/alert.ts';
import { isCountryCode } from '../../model/country-code.ts';
import { regionName } from '../../model/country-name.ts';
import type { StoryEventKind } from '../../model/story.ts';
import { STATEMENT_TOPIC, WITHDRAWAL_TOPIC } from '../../model/topic.ts';
import type { StatementType, WithdrawalCertainty, WithdrawalStatus } from '../../model/verdict.ts';
import names from './arabic-words.json' with { type: 'json' };

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
  ['Turkey', 'تركيا'],
  ['shipping', 'الملاحة'],
  ['foreign forces', 'القوات الأجنبية'],
  ['Gaza', 'قطاع غزة'],
  ['the West Bank', 'الضفة الغربية'],
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
export const STATUSES: Readonly<Record<WithdrawalStatus, string>> = names.statuses;
export const CERTAINTIES: Readonly<Record<string, string>> = names.certainties;
/** As in English: a demand, too, is told as a fact, and nothing is confirmed by that. */
export const WITHDRAWAL_CERTAINTIES: Readonly<Record<WithdrawalCertainty, string>> =
  names.withdrawalCertainties;
export const MEDIA: Readonly<Record<string, string>> = names.media;
export const ROLES: Readonly<Record<string, string>> = names.roles;
export const STATES: Readonly<Record<string, string>> = names.states;
export const TOPICS: Readonly<Record<string, string>> = {
  [WITHDRAWAL_TOPIC]: 'انسحاب قوات أجنبية',
  [STATEMENT_TOPIC]: 'تصريحات فصائل مسلحة',
};
const MONTHS = 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر'.split(' ');

export interface Forms {
  one: string;
  two: string;
  few: string;
  /** From eleven on. */
  many: string;
  zero?: string;
}

/** A count with its noun, in the form Arabic asks for: موعدان, 3 مواعيد, 11 موعدا. */
export function counted(n: number, { one, two, few, many, zero }: Forms): string {
  const rule = PLURALS.select(n);
  if (rule === 'zero') return zero ?? `0 ${few}`;
  if (rule === 'one') return one;
  if (rule === 'two') return two;
  return `${n} ${rule === 'few' ? few : rule === 'many' ? many : one}`;
}

/** `2026-11-24` → 24 نوفمبر 2026; a month or a year as it is cut; anything else comes back. */
export function dateAr(iso: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(iso) ?? [];
  if (year === undefined) return iso;
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  if (!name) return year;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** The Arabic name of a target or an area that has an English one in alerts. */
export const nameAr = (english: string): string => NAMES.get(english) ?? english;
export const countryAr = (code: string): string => regionName(code, 'ar') ?? code;

export function forceAr(force: string): string {
  if (isCountryCode(force)) return `قوات ${countryAr(force)}`;
  return FORCES[force] ?? FORCES[force.toLowerCase()] ?? force.replace(/^\w+:/, '').replaceAll('_', ' ');
}
