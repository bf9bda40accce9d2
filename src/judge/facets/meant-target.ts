import { isCountryCode } from '../../model/country-code.ts';
import { countryOf } from '../annotate/places.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { type Document, type Sentence, textAt } from '../document/document.ts';
import { PLACE, type TargetMention } from '../features/target.ts';
import { NAME } from '../lexicon/gazetteer.ts';
import { isJoined, type Match } from '../lexicon/matcher.ts';

/**
 * The words for targets that mean them here: no «army» of another country, and, where others are named, no country within
 * the name of a group that stands in it.
 */
export function meantTargets(
  candidate: StatementCandidate,
  mentions: readonly TargetMention[],
): readonly TargetMention[] {
  const meant = mentions.filter(
    (mention) => !isOfElsewhere(candidate, mention) && !isOwnName(candidate, mention),
  );
  const named = meant.filter((mention) => !isHomeInName(candidate, mention));
  return named.length > 0 ? named : meant;
}

/** Whether a word for a state or body is part of the group's own name, «مجموعة فاغنر»; a country in it may well be its enemy. */
function isOwnName(
  { source: { faction } }: StatementCandidate,
  { sentence, match, target, country }: TargetMention,
): boolean {
  if (faction === null || country !== undefined || target === faction.foe) return false;
  return sentence.matches.some(
    ({ concept, entry, startToken, endToken }) =>
      concept === NAME &&
      startToken <= match.startToken &&
      match.startToken < endToken &&
      faction.names.some((name) => name === entry.forms[0]),
  );
}

/** Whether a country only says where a group of its own stands: «المقاومة الإسلامية في العراق». */
function isHomeInName(
  { source: { faction } }: StatementCandidate,
  { sentence, match: { startToken }, country }: TargetMention,
): boolean {
  if (country === undefined || faction?.countries.includes(country) !== true) return false;
  const isName = ({ concept, startToken: first, endToken: end }: Match): boolean =>
    concept === NAME && first < startToken && startToken < end;
  return standsIn(sentence, startToken) && sentence.matches.some(isName);
}

/** «في العراق», «بالعراق». */
const standsIn = (sentence: Sentence, at: number): boolean =>
  textAt(sentence, at - 1) === 'في' || textAt(sentence, at).startsWith('بال');

/** Between «الجيش» and the adjective that says whose it is stands at most a word: «الجيش الوطني الليبي». */
const ADJECTIVE_REACH = 1;

/**
 * Whether a word that means the state of one country («الجيش», «الحكومة») stands for another's: its adjective says so, or,
 * of a group of several countries, the article does not name that one.
 */
function isOfElsewhere(
  { document, source: { faction } }: StatementCandidate,
  { sentence, match: { entry, endToken } }: TargetMention,
): boolean {
  const { in: only, low } = entry.attrs;
  if (low === undefined || only === undefined || faction === null) return false;
  const adjective = sentence.matches.find(
    (match) =>
      match.concept === ADJECTIVE &&
      match.startToken >= endToken &&
      match.startToken - endToken <= ADJECTIVE_REACH &&
      !isJoined(match.path) &&
      isCountryCode(countryOf(match)) &&
      areWords(sentence, endToken, match.startToken),
  );
  if (adjective) return !only.split(' ').includes(countryOf(adjective));
  return faction.countries.length > 1 && isCountryCode(only) && !isNamed(document, only);
}

const ADJECTIVE = 'force.adjective';

const areWords = ({ tokens }: Sentence, from: number, to: number): boolean =>
  tokens.slice(from, to).every(({ kind }) => kind === 'word');

const isNamed = (document: Document, country: string): boolean =>
  document.sentences.some(({ matches }) =>
    matches.some((match) => PLACE.test(match.concept) && countryOf(match) === country),
  );
