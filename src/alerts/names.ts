import { isCountryCode } from '../model/country-code.ts';
import { regionName } from '../model/country-name.ts';
import names from './names.json' with { type: 'json' };

/** English names for the ids that facets carry (`force`, `host`), and their adjectives for headlines. */

/** Forces that are no state: the id of the facet → its name for people. Ids compare without case. */
const SPECIAL_FORCES: Readonly<Record<string, string>> = names.forces;

/** Names that `Intl.DisplayNames` spells otherwise than newsrooms do. */
const COUNTRY_NAMES: Readonly<Record<string, string>> = names.countries;

const ADJECTIVES: Readonly<Record<string, string>> = names.adjectives;

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

/** `Iraqi`, for a country's code; null where there is none to stand before a noun. */
export const adjectiveOf = (force: string): string | null => ADJECTIVES[force] ?? null;

function subjectOf(force: string | null): string {
  if (force === null) return 'Troop withdrawal';
  const adjective = ADJECTIVES[force];
  if (adjective) return `${adjective} withdrawal`;
  const name = forceName(force);
  if (isCountryCode(force)) return `Withdrawal of forces of ${name}`;
  return name.includes(' ') ? `Withdrawal of ${name}` : `${name} withdrawal`;
}
