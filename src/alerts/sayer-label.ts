import { isCountryCode } from '../model/country-code.ts';
import { OUTLET, type Sayer, UNTOLD_OFFICE, type WithdrawalFacets } from '../model/verdict.ts';
import { inSentence } from './english.ts';
import { adjectiveOf, countryName, forceName } from './names.ts';

/** Offices that one man holds; of the others there are many: "a US official". */
const ONE_MANS =
  /(?:president|president-elect|minister|chancellor|prince|king|supreme leader|speaker|chief of staff|commander-in-chief|secretary-general|adviser|leader|head|director)$/;
/** Offices that end like one man's and are many's. */
const MANYS = /^(?:minister|minister of state|adviser)$/;
const BODY =
  /(?:office|government|presidency|ministry|cabinet|parliament|senate|army|police|embassy|council|television|radio)$/;
const PLURAL = /(?:s|media)$/;

/** `the Iraqi parliament`, `US president Donald Trump`, `an Israeli official`; null where nothing of it is known in English. */
export function sayerLabel({ nameEn, role, party }: Sayer): string | null {
  if (role === null || role === OUTLET) return nameEn ?? (party === null ? null : partyName(party));
  if (nameEn === null && isOpen(role, party)) return null;
  const whose = party === null ? '' : `${adjectiveOf(party) ?? possessive(partyName(party))} `;
  return nameEn === null ? `${articleFor(role, whose)}${whose}${role}` : `${whose}${role} ${nameEn}`;
}

function articleFor(role: string, whose: string): string {
  if (whose.includes('’') || PLURAL.test(role)) return '';
  if (!isOneOfMany(role)) return 'the ';
  return /^(?:[AEIO]|U(?![SKN]|g|kr))/i.test(whose || role) ? 'an ' : 'a ';
}

/** Whose it is must be known of a government and of one man's office; a body that has a name says it itself (Pentagon head). */
const isOpen = (role: string, party: string | null): boolean =>
  role === UNTOLD_OFFICE || (party === null && /^\p{Ll}/u.test(role) && !isOneOfMany(role));

const isOneOfMany = (role: string): boolean =>
  PLURAL.test(role) || MANYS.test(role) || !(BODY.test(role) || ONE_MANS.test(role));

const possessive = (name: string): string => (name.endsWith('s') ? `${name}’` : `${name}’s`);

const partyName = (party: string): string =>
  isCountryCode(party) ? countryName(party) : inSentence(forceName(party));

/** Does somebody bring it about by saying it? Only who may say it for the force: others' word is what they tell. */
function isOwnWord(
  { role, party }: Sayer,
  { status, force, host }: Pick<WithdrawalFacets, 'status' | 'force' | 'host'>,
): boolean {
  if (role === OUTLET) return false;
  if (status === 'demanded' || status === 'denied') return true;
  return (
    (status === 'announced' || status === 'refused') && party !== null && (party === force || party === host)
  );
}

/** Behind a status: ` by the Iraqi parliament`, `, says an Israeli official`; empty where nobody is known in English. */
export function saidBy(withdrawal: Pick<WithdrawalFacets, 'by' | 'status' | 'force' | 'host'>): string {
  const { by } = withdrawal;
  const label = by && sayerLabel(by);
  if (!label) return '';
  if (isOwnWord(by, withdrawal)) return ` by ${label}`;
  const areMany = by.nameEn === null && by.role !== null && PLURAL.test(by.role);
  return `, ${areMany ? 'say' : 'says'} ${label}`;
}
