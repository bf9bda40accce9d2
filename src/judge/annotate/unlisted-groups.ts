import { type Sentence, type TokenSpan, textAt, wordsOf } from '../document/document.ts';
import type { FactionEntry } from '../lexicon/faction-lexicon.ts';
import { NAMES } from '../lexicon/kinds.ts';
import { firstFrom, isPartOf } from './matches.ts';

/** An armed group the lexicon does not know, where its own name says what it is. */
export interface UnlistedGroup extends TokenSpan {
  faction: FactionEntry;
}

/** Concepts of config/lexicons/groups.yaml. */
const HEAD = 'group.head';
const KIND = 'group.kind';
const CALLED = 'group.called';
const ARMED = /^group\.armed$/;
const FIGHTERS = /^group\.fighters$/;
const ATTACK = 'group.attack';
const RESPONSIBILITY = 'responsibility';
/** «في», «عبر». */
const LINK = /^voice\.link$/;
/** The lexicon's id of «تبنى». */
const CLAIMS = 'claim-resp';

const MAX_INTRODUCTION = 5;
const MAX_NAME = 4;
/** Between a group and its responsibility stand no more: «أعلنت سرايا …، في بيان على تلغرام، مسؤوليتها». */
const CLAIM_REACH = 12;
/** «مسؤوليتها عن الهجوم». */
const OF_ATTACK_REACH = 2;

/** Whether a concept may begin a group that no list has. */
export const introducesGroup = (concept: string): boolean => concept === HEAD || concept === KIND;

/**
 * Groups that a sentence calls armed: fighters of a name (متمردو جبهة …), a name with المسلحة or المتمردة behind it, a group
 * that calls itself something; and a name that takes the responsibility for an attack, which states do not. `id` is made of the
 * name, which is shown as written.
 */
export function groupsIn(sentence: Sentence): UnlistedGroup[] {
  const found: UnlistedGroup[] = [];
  for (const { concept, startToken, endToken } of sentence.matchesOf(NAMES)) {
    if (concept === HEAD) {
      const end = claimantEnd(sentence, startToken) ?? armedEnd(sentence, startToken);
      if (end !== null && end > startToken + 1) found.push(groupOf(sentence, startToken, end));
    } else if (concept === KIND) {
      const own = selfNamed(sentence, endToken);
      if (own) found.push(groupOf(sentence, own.first, own.end));
    }
  }
  return found;
}

/** Where a name ends that is called armed. */
function armedEnd(sentence: Sentence, first: number): number | null {
  const end = nameEnd(sentence, first);
  return isPartOf(sentence, end, ARMED) || isPartOf(sentence, first - 1, FIGHTERS) ? end : null;
}

/** Where a name ends that takes an attack on itself: «أعلن لواء … مسؤوليته عن الهجوم», «تبنت سرايا … التفجير». */
function claimantEnd(sentence: Sentence, first: number): number | null {
  // «الحركة» points back to one that has a name.
  if (isDefinite(sentence, first)) return null;
  const verb = sentence.matches.find(
    ({ concept, endToken }) =>
      concept === 'speech.verb' && (endToken === first || opensName(sentence, endToken, first)),
  );
  if (!verb || verb.entry.attrs.type === 'denial') return null;
  const attack = firstFrom(sentence, first, ATTACK, CLAIM_REACH + MAX_NAME);
  const responsible = firstFrom(sentence, first, RESPONSIBILITY, CLAIM_REACH);
  const of = verb.entry.id === CLAIMS ? attack : responsible;
  if (!attack || !of) return null;
  const end = runEnd(sentence, first, of.startToken);
  if (verb.entry.id === CLAIMS) return attack.startToken - end <= OF_ATTACK_REACH ? end : null;
  return attack.startToken - of.endToken <= OF_ATTACK_REACH ? end : null;
}

/** The words up to a sign, a preposition, a bare word behind one with the article, or what is claimed; else as far as a name is plain. */
function runEnd(sentence: Sentence, first: number, claimed: number): number {
  for (let end = first + 1; end <= first + MAX_NAME; end++) {
    if (end === claimed || sentence.tokens[end]?.kind !== 'word' || isPartOf(sentence, end, LINK)) return end;
    if (isDefinite(sentence, end - 1) && !isDefinite(sentence, end)) return end;
  }
  return nameEnd(sentence, first);
}

const isDefinite = (sentence: Sentence, token: number): boolean => textAt(sentence, token).startsWith('ال');

/** A quotation mark or the kind of group before the name: «أعلنت "سرايا …"», «تبنى فصيل لواء …». */
const opensName = (sentence: Sentence, from: number, first: number): boolean =>
  first === from + 1 && (QUOTES.has(textAt(sentence, from)) || isPartOf(sentence, from, /^group\.kind$/));

const QUOTES: ReadonlySet<string> = new Set(['«', '"', '»', "'"]);

/** جماعة مسلحة تطلق على نفسها «…». */
function selfNamed(sentence: Sentence, from: number): TokenSpan | null {
  for (const { concept, startToken, endToken } of sentence.matches) {
    if (concept !== CALLED || startToken < from || startToken > from + MAX_INTRODUCTION) continue;
    if (!QUOTES.has(textAt(sentence, endToken))) return null;
    const first = endToken + 1;
    for (let end = first; end <= first + MAX_NAME; end++)
      if (QUOTES.has(textAt(sentence, end))) return end > first ? { first, end } : null;
  }
  return null;
}

/** The head and the words with it: up to a sign, a known concept of another kind, or a bare word behind one with the article. */
function nameEnd(sentence: Sentence, first: number): number {
  let end = first + 1;
  while (end < first + MAX_NAME && sentence.tokens[end]?.kind === 'word' && end < sentence.end) {
    if (
      isPartOf(sentence, end, ARMED) ||
      sentence.matches.some((match) => match.startToken === end && SPEECH.test(match.concept))
    )
      break;
    if (!isDefinite(sentence, end) && end > first + 1) break;
    end++;
  }
  return end;
}

const SPEECH = /^(?:speech|role|act|cue)\./;

function groupOf(sentence: Sentence, first: number, end: number): UnlistedGroup {
  const name = wordsOf(sentence.source, { first, end });
  const words = Array.from({ length: end - first }, (_, i) => textAt(sentence, first + i));
  const faction: FactionEntry = {
    id: `unlisted-${words.join('-')}`,
    name: { ar: name, en: name },
    countries: [],
    kind: 'insurgent',
    names: [name],
  };
  return { first, end, faction };
}
