import { isForceful, type StatementType } from '../../model/verdict.ts';
import { firstFrom } from '../annotate/matches.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { contains, type Sentence, type TokenSpan } from '../document/document.ts';
import type { TargetMention } from '../features/target.ts';
import { objectFrom, PEOPLE } from './addressed.ts';
import { asksSomebody } from './speech-verbs.ts';

/** Whether all words of an article that name a target name the speaker's own side: itself, or who helps it. */
export function isOwnSide(
  candidate: StatementCandidate,
  mentions: readonly TargetMention[],
  type: StatementType,
): boolean {
  if (mentions.length === 0) return false;
  if (mentions.every((mention) => isItself(candidate, mention))) return true;
  const here = mentions.filter(({ sentence }) => sentence === candidate.sentence);
  return here.length > 0 && here.every((mention) => isHelper(mention, type));
}

/** Whether a group is named within the speaker's own name; a country in it may well be its enemy. */
function isItself(
  { source, own, sourceOwn }: StatementCandidate,
  { sentence, match: { startToken }, place, country }: TargetMention,
): boolean {
  if (place || country !== undefined) return false;
  return [own, sourceOwn].some(
    (one) =>
      one.sentence === sentence &&
      one.names.some((name) => name.faction?.id === source.faction?.id && contains(name, startToken)),
  );
}

/** Words after which who helps is named, by their concept; «إلى جانب» is also said of whom a view concerns. */
const ALLY = 'ally_of';
const BESIDE = 'beside';
/** «بإسناد ومشاركة من قوات التحالف العربي»: between them and the helper stand no more words. */
const ALLY_REACH = 8;

/** Whether somebody is named as who helps: «بإسناد من التحالف», «المدعومة من واشنطن». */
const isHelper = ({ sentence, match: { startToken } }: TargetMention, type: StatementType): boolean =>
  sentence.matches.some(
    ({ concept, entry, endToken }) =>
      concept === ALLY &&
      (entry.id !== BESIDE || isForceful(type)) &&
      endToken <= startToken &&
      startToken - endToken <= ALLY_REACH &&
      isUnbroken(sentence, { first: endToken, end: startToken }),
  );

const isUnbroken = ({ tokens }: Sentence, { first, end }: TokenSpan): boolean =>
  tokens.slice(first, end).every(({ kind, text }) => kind === 'word' || /^["«»]$/.test(text));

/** What people are asked for; a warning to them may well be to the enemy's. */
const REQUESTS: ReadonlySet<StatementType> = new Set(['demand', 'position']);
/** Between a verb, or its subject, and whom it asks: «دعا الصدر، الخميس، أنصاره». */
const OBJECT_REACH = 3;

/** Whether the group asks its own men or the people of a place, at whom nothing is aimed: «ناشدت سكان المدينة». */
export const asksPeople = (candidate: StatementCandidate, type: StatementType): boolean =>
  REQUESTS.has(type) &&
  asksSomebody(candidate.cue.id) &&
  firstFrom(candidate.sentence, objectFrom(candidate), PEOPLE, OBJECT_REACH) !== undefined;
