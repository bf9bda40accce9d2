import { type Sentence, type TokenSpan, textAt, wordsOf } from '../document/document.ts';
import type { FactionEntry } from '../lexicon/faction-lexicon.ts';
import { NAMES } from '../lexicon/kinds.ts';
import { isPartOf } from './matches.ts';

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

const MAX_INTRODUCTION = 5;
const MAX_NAME = 4;

/** Whether a concept may begin a group that no list has. */
export const introducesGroup = (concept: string): boolean => concept === HEAD || concept === KIND;

/**
 * Groups that a sentence calls armed: fighters of a name (متمردو جبهة …), a name with المسلحة or المتمردة behind it, a group
 * that calls itself something. `id` is made of the name, which is shown as written.
 */
export function groupsIn(sentence: Sentence): UnlistedGroup[] {
  const found: UnlistedGroup[] = [];
  for (const { concept, startToken, endToken } of sentence.matchesOf(NAMES)) {
    if (concept === HEAD) {
      const end = nameEnd(sentence, startToken);
      const armed = isPartOf(sentence, end, ARMED) || isPartOf(sentence, startToken - 1, FIGHTERS);
      if (armed && end > startToken + 1) found.push(groupOf(sentence, startToken, end));
    } else if (concept === KIND) {
      const own = selfNamed(sentence, endToken);
      if (own) found.push(groupOf(sentence, own.first, own.end));
    }
  }
  return found;
}

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
    const definite = textAt(sentence, end).startsWith('ال');
    if (
      isPartOf(sentence, end, ARMED) ||
      sentence.matches.some((match) => match.startToken === end && SPEECH.test(match.concept))
    )
      break;
    if (!definite && end > first + 1) break;
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
