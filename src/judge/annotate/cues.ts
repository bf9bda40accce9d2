import { remember } from '../../lib/remember.ts';
import type { Sentence, TokenSpan } from '../document/document.ts';
import { isJoined, type Match } from '../lexicon/matcher.ts';

/** What leads to somebody's words: a verb of speech, a document, an attribution, a colon; or an act that a group may claim. */
export interface Cue extends TokenSpan {
  /** The concept without its prefix (`verb`, `document`, `according` …), or `colon`. */
  kind: string;
  /** The lexicon's id of the words; the kind again for a colon. */
  id: string;
  /** The kind of statement that the word suggests; '' where none. */
  type: string;
  /** Goes on with the last speaker: وأضاف. */
  continues: boolean;
  /** و or ف is written to it. */
  joined: boolean;
}

const PREFIX = 'speech.';
/** Concept of the «that» before what was said. */
export const THAT = 'speech.that';
/** Words that only stand between a cue and what was said. */
const NO_CUES: ReadonlySet<string> = new Set([THAT, 'speech.close_to']);

/** Words that hold those of a cue and are none: «عرض عسكري». */
const NONE = 'speech.none';

/** A match as a cue of that kind. */
export const cueOf = ({ entry, path, startToken, endToken }: Match, kind: string): Cue => ({
  kind,
  id: entry.id,
  type: entry.attrs.type ?? '',
  continues: entry.attrs.continues === 'true',
  joined: isJoined(path),
  first: startToken,
  end: endToken,
});

/** What happens to somebody is told with «ل» so near. */
const TO_REACH = 6;
/** «لقصف», «للهجوم», and none of «لم», «لكنها». */
const TO = /^ل(?!كن).{3}/u;

/** Whether a verb says here what happened to somebody («تعرض الموقع لقصف»), not what somebody offers. */
function isUndergone({ entry, startToken, endToken }: Match, { tokens, end }: Sentence): boolean {
  const { undergoes } = entry.attrs;
  if (undergoes === undefined || tokens[startToken]?.text.endsWith(undergoes) !== true) return false;
  const behind = tokens.slice(endToken, Math.min(end, endToken + TO_REACH));
  return behind.some(({ text }) => TO.test(text));
}

/** A cue that is no word: a colon, or where a name stands as if one were there. */
export const wordlessCue = (kind: string, first: number, end = first): Cue => ({
  kind,
  id: kind,
  type: '',
  continues: false,
  joined: false,
  first,
  end,
});

/** The cues of a sentence in token order, none inside another. */
export const cuesIn = remember((sentence: Sentence): readonly Cue[] => {
  const { matches, tokens, first, end } = sentence;
  const found: Cue[] = [];
  let free = first;
  let at = 0;
  for (let i = first; i < end; i++) {
    let best: Match | null = null;
    for (; at < matches.length && (matches[at]?.startToken ?? 0) <= i; at++) {
      const match = matches[at];
      if (!match || match.startToken < i || !match.concept.startsWith(PREFIX) || NO_CUES.has(match.concept))
        continue;
      if (isUndergone(match, sentence)) continue;
      if (!best || match.endToken > best.endToken) best = match;
    }
    if (i < free) continue;
    if (best) {
      free = best.endToken;
      if (best.concept !== NONE) found.push(cueOf(best, best.concept.slice(PREFIX.length)));
    } else if (tokens[i]?.text === ':') {
      found.push(wordlessCue('colon', i, i + 1));
    }
  }
  return found;
});
