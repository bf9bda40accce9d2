import { isCountryCode } from '../model/country-code.ts';
import { type Sayer, UNTOLD_OFFICE, type WithdrawalFacets } from '../model/verdict.ts';
import { inSentence } from './english.ts';
import { adjectiveOf, countryName, forceName } from './names.ts';

/** `the Iraqi parliament`, `US president Donald Trump`, `an Israeli official`; null where nothing of it is known in English. */
export function sayerLabel(sayer: Sayer): string | null {
  const { nameEn, role, party } = sayer;
  if (role === null) return nameEn ?? (party === null ? null : partyName(party));
  if (nameEn === null && isOpen(sayer)) return null;
  const whose = party === null ? '' : `${adjectiveOf(party) ?? possessive(partyName(party))} `;
  return nameEn === null ? `${articleFor(sayer, whose)}${whose}${role}` : `${whose}${role} ${nameEn}`;
}

function articleFor({ kind, role }: Sayer, whose: string): string {
  if (whose.includes('’') || kind === 'several') return '';
  if (kind === 'person' || kind === 'body') return 'the ';
  return /^(?:[AEIO]|MP\b|U(?![SKN]|g|kr))/i.test(whose || (role ?? '')) ? 'an ' : 'a ';
}

/** Whose it is must be known of a government and of one man's office; a body that has a name says it itself (Pentagon head). */
const isOpen = ({ kind, role, party }: Sayer): boolean =>
  role === UNTOLD_OFFICE ||
  (party === null && /^\p{Ll}/u.test(role ?? '') && (kind === 'person' || kind === 'body'));

const possessive = (name: string): string => (name.endsWith('s') ? `${name}’` : `${name}’s`);

const partyName = (party: string): string =>
  isCountryCode(party) ? countryName(party) : inSentence(forceName(party));

/** Does somebody bring it about by saying it? Only who may say it for the force: others' word is what they tell. */
function isOwnWord(
  { kind, relays, party }: Sayer,
  { status, force, host }: Pick<WithdrawalFacets, 'status' | 'force' | 'host'>,
): boolean {
  if (kind === 'outlet' || relays) return false;
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
  return `, ${by.kind === 'several' ? 'say' : 'says'} ${label}`;
}
