import { isCountryCode } from '../model/country-code.ts';
import { regionName } from '../model/country-name.ts';

/** English names for the ids that facets carry (`force`, `host`), and their adjectives for headlines. */

/** Forces that are no state: the id of the facet → its name for people. Ids compare without case. */
const SPECIAL_FORCES: Readonly<Record<string, string>> = {
  coalition: 'the US-led coalition',
  arab_coalition: 'the Saudi-led coalition',
  foreign: 'foreign forces',
  'foreign forces': 'foreign forces',
  foreign_fighters: 'foreign fighters',
  'foreign fighters': 'foreign fighters',
  wagner: 'Wagner',
  hezbollah: 'Hezbollah',
  pkk: 'the PKK',
  nato: 'NATO',
  mnjtf: 'the Multinational Joint Task Force',
  eac: 'the East African Community force',
  sadc: 'the SADC mission',
  un: 'UN peacekeepers',
  mfo: 'the Sinai observers (MFO)',
  isf: 'the stabilisation force in Gaza',
  haiti: 'the multinational force in Haiti',
  'eu:eutm': 'the EU training mission',
  'eu:takuba': 'the Takuba force',
};

/** Names that `Intl.DisplayNames` spells otherwise than newsrooms do. */
const COUNTRY_NAMES: Readonly<Record<string, string>> = {
  TR: 'Turkey',
  PS: 'the Palestinian territories',
  CD: 'DR Congo',
  CG: 'Congo-Brazzaville',
  CI: 'Ivory Coast',
  AE: 'the UAE',
  US: 'the United States',
  GB: 'the United Kingdom',
  CF: 'the Central African Republic',
  BA: 'Bosnia and Herzegovina',
  MM: 'Myanmar',
  HK: 'Hong Kong',
};

const ADJECTIVES: Readonly<Record<string, string>> = {
  AE: 'Emirati',
  AM: 'Armenian',
  AT: 'Austrian',
  AU: 'Australian',
  AZ: 'Azerbaijani',
  BE: 'Belgian',
  BI: 'Burundian',
  BR: 'Brazilian',
  BY: 'Belarusian',
  CA: 'Canadian',
  CN: 'Chinese',
  CU: 'Cuban',
  CZ: 'Czech',
  DE: 'German',
  DK: 'Danish',
  DZ: 'Algerian',
  EG: 'Egyptian',
  ER: 'Eritrean',
  ES: 'Spanish',
  ET: 'Ethiopian',
  FI: 'Finnish',
  FR: 'French',
  GB: 'British',
  GR: 'Greek',
  HU: 'Hungarian',
  IL: 'Israeli',
  IN: 'Indian',
  IQ: 'Iraqi',
  IR: 'Iranian',
  IT: 'Italian',
  JO: 'Jordanian',
  JP: 'Japanese',
  KE: 'Kenyan',
  KP: 'North Korean',
  KR: 'South Korean',
  KW: 'Kuwaiti',
  LB: 'Lebanese',
  LY: 'Libyan',
  MA: 'Moroccan',
  NL: 'Dutch',
  NO: 'Norwegian',
  PK: 'Pakistani',
  PL: 'Polish',
  PT: 'Portuguese',
  QA: 'Qatari',
  RO: 'Romanian',
  RU: 'Russian',
  RW: 'Rwandan',
  SA: 'Saudi',
  SD: 'Sudanese',
  SE: 'Swedish',
  SN: 'Senegalese',
  SY: 'Syrian',
  TD: 'Chadian',
  TR: 'Turkish',
  UA: 'Ukrainian',
  UG: 'Ugandan',
  US: 'US',
  YE: 'Yemeni',
  ZA: 'South African',
};

const MISSION = /^(?:UN|AU|EU|SADC|ECOWAS):([A-Za-z0-9-]{2,20})$/;

/** The English name of a country by its ISO 3166-1 alpha-2 code; the code itself where nobody knows it. */
export function countryName(code: string): string {
  if (!isCountryCode(code)) return code;
  return COUNTRY_NAMES[code] ?? regionName(code, 'en') ?? code;
}

/**
 * The English name of a force facet: a country, a mission (`UN:UNIFIL` → UNIFIL) or an id such as `wagner`.
 * An unknown id is shown as it is, with `_` as a space.
 */
export function forceName(force: string): string {
  if (isCountryCode(force)) return countryName(force);
  const mission = MISSION.exec(force)?.[1];
  return SPECIAL_FORCES[force.toLowerCase()] ?? mission ?? force.replaceAll('_', ' ');
}

/**
 * The subject of a withdrawal headline: `US withdrawal`, `UNIFIL withdrawal`, `Withdrawal of foreign fighters`; of a
 * part of the troops `Partial US withdrawal`.
 */
export function withdrawalOf(force: string | null, isPart: boolean): string {
  const subject = subjectOf(force);
  if (!isPart) return subject;
  return /^(?:Withdrawal|Troop) /.test(subject)
    ? `Partial ${subject.charAt(0).toLowerCase()}${subject.slice(1)}`
    : `Partial ${subject}`;
}

function subjectOf(force: string | null): string {
  if (force === null) return 'Troop withdrawal';
  const adjective = ADJECTIVES[force];
  if (adjective) return `${adjective} withdrawal`;
  const name = forceName(force);
  if (isCountryCode(force)) return `Withdrawal of forces of ${name}`;
  return name.includes(' ') ? `Withdrawal of ${name}` : `${name} withdrawal`;
}
