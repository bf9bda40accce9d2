import type { Match } from '../matcher.ts';
import { type Act, type ActKind, type ReadSentence, textAt } from './reading.ts';
import type { Surface } from './surface.ts';

const KINDS: Readonly<Record<string, ActKind>> = {
  'act.leave': 'leave',
  'act.depart': 'leave',
  'act.recoil': 'leave',
  'act.redeploy': 'leave',
  'act.remove': 'remove',
  'act.airlift': 'remove',
  'act.return': 'remove',
  'act.vacate': 'vacate',
  'act.close_base': 'whole',
  'act.hand': 'hand',
  'act.hand_base': 'whole',
  'act.reduce': 'reduce',
  'act.end': 'end',
  'act.stay': 'stay',
  'act.hold': 'stay',
  'act.extend': 'extend',
};

const FUTURE = /^[وف]?س[ينتا]/;
const OURS_IMPERFECT = /^[وف]?[سل]?ن/;
const OURS_PERFECT = /نا$/;
const OURS_STAY = /^(?:باقون|باقين)$/;
/** Of readings of one word, an imperative is the last to be thought of. */
const rank = (match: Match): number => (match.entry.attrs.tense === 'imperative' ? 1 : 0);

/** The acts of a sentence: at each word the longest entry, none inside another. */
export function findActs(sentence: ReadSentence, surfaceOf: (match: Match, token: string) => Surface): Act[] {
  const best = new Map<number, Match>();
  for (const match of sentence.matches) {
    if (!match.concept.startsWith('act.')) continue;
    const known = best.get(match.startToken);
    if (!known || match.endToken > known.endToken) best.set(match.startToken, match);
    else if (match.endToken === known.endToken && rank(match) < rank(known))
      best.set(match.startToken, match);
  }
  const found: Act[] = [];
  let free = sentence.first;
  for (const match of [...best.values()].sort((a, b) => a.startToken - b.startToken)) {
    if (match.startToken < free) continue;
    free = match.endToken;
    found.push(actOf(sentence, match, surfaceOf));
  }
  return found;
}

function actOf(
  sentence: ReadSentence,
  match: Match,
  surfaceOf: (match: Match, token: string) => Surface,
): Act {
  const text = textAt(sentence, match.startToken);
  const tense = match.entry.attrs.tense ?? 'noun';
  const { pronoun } = surfaceOf(match, text);
  const ours =
    pronoun === 'نا' ||
    (tense === 'imperfect' && OURS_IMPERFECT.test(text)) ||
    (tense === 'perfect' && OURS_PERFECT.test(text)) ||
    OURS_STAY.test(text);
  return {
    kind: KINDS[match.concept] ?? 'whole',
    entry: match.entry,
    first: match.startToken,
    end: match.endToken,
    tense,
    future: tense === 'imperfect' && FUTURE.test(text),
    pronoun,
    ours,
  };
}
