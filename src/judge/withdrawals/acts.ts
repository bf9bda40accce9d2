import type { Match } from '../matcher.ts';
import { type Act, type ActKind, menBehind, type ReadSentence, textAt } from './reading.ts';
import type { Surface } from './surface.ts';

const KINDS: Readonly<Record<string, ActKind>> = {
  'act.leave': 'leave',
  'act.depart': 'leave',
  'act.recoil': 'leave',
  'act.redeploy': 'leave',
  'act.remove': 'remove',
  'act.airlift': 'remove',
  'act.return': 'remove',
  'act.transfer': 'remove',
  'act.vacate': 'vacate',
  'act.close_base': 'whole',
  'act.hand': 'hand',
  'act.hand_base': 'whole',
  'act.reduce': 'reduce',
  'act.end': 'end',
  'act.revoke': 'end',
  'act.stay': 'stay',
  'act.hold': 'stay',
  'act.extend': 'extend',
  'act.empty': 'leave',
  'act.farewell': 'leave',
  'act.pack': 'leave',
  'act.dismantle': 'vacate',
  'act.close': 'vacate',
  'act.last': 'leave',
};

const FUTURE = /^[وف]?س[ينتا]/;
const OURS_IMPERFECT = /^[وف]?[سل]?ن/;
const OURS_PERFECT = /نا$/;
const OURS_BEFORE = /^(?::|«|"|نحن|اننا|انهم|انا|بانهم|باننا)$/;
const OURS_STAY = /^(?:باقون|باقين)$/;
/** أجلت روسيا سحب قواتها: put off, not evacuated. */
const putsOff = (match: Match, next: Match | undefined): boolean =>
  match.entry.id.startsWith('ajla_verb') &&
  next?.entry.attrs.tense === 'noun' &&
  next.startToken - match.endToken < DELAY_REACH;

const DELAY_REACH = 4;

/** من بقي منهم, ما تبقى: who remains, no saying that they stay. */
const remains = (sentence: ReadSentence, match: Match): boolean =>
  match.concept === 'act.stay' && /^(?:من|ما|مما|ممن)$/.test(textAt(sentence, match.startToken - 1));

/** Readings of one word (خفض, سحب, انسحب): a verb behind its subject, else a noun; an imperative last of all. */
function rank(match: Match, sentence: ReadSentence): number {
  const { tense } = match.entry.attrs;
  if (tense === 'imperative') return 2;
  if (tense === 'perfect' && governed(sentence, match.startToken)) return 1;
  if (tense === 'perfect' && sentence.headline && OURS_PERFECT.test(textAt(sentence, match.startToken)))
    return -1;
  return tense === 'perfect' && followsSubject(sentence, match.startToken) ? -1 : 0;
}

/** دون ترك, يقرر ترك: behind a preposition or a word that governs it stands a noun. */
const governed = (sentence: ReadSentence, at: number): boolean =>
  /^(?:دون|قبل|بعد|الي|علي|في|من|عن|حول|بشان|رغم|مع|مقابل)$/.test(textAt(sentence, at - 1)) ||
  sentence.matches.some((match) => match.endToken === at && match.concept.startsWith('cue.'));

const followsSubject = (sentence: ReadSentence, at: number): boolean =>
  /^(?:قد|انه|انها|انهم|وقد|فقد|الذي|التي)$/.test(textAt(sentence, at - 1)) ||
  sentence.forces.some(
    // أجلت روسيا سحب قواتها: a subject that has its verb already.
    ({ first, end, oblique }) =>
      end === at && !oblique && !sentence.matches.some((match) => governs(match, first)),
  );

const governs = ({ concept, endToken }: Match, at: number): boolean =>
  endToken === at && (concept.startsWith('cue.') || concept.startsWith('act.') || concept.startsWith('gap.'));

/** The acts of a sentence: at each word the longest entry, none inside another. */
export function findActs(sentence: ReadSentence, surfaceOf: (match: Match, token: string) => Surface): Act[] {
  const best = new Map<number, Match>();
  for (const match of sentence.matches) {
    if (!match.concept.startsWith('act.') || givesUpNothing(sentence, match)) continue;
    const known = best.get(match.startToken);
    if (!known || match.endToken > known.endToken) best.set(match.startToken, match);
    else if (match.endToken === known.endToken && rank(match, sentence) < rank(known, sentence))
      best.set(match.startToken, match);
  }
  const found: Act[] = [];
  let free = sentence.first;
  const inOrder = [...best.values()].sort((a, b) => a.startToken - b.startToken);
  for (const [index, match] of inOrder.entries()) {
    if (
      match.startToken < free ||
      remains(sentence, match) ||
      areThoseLeft(sentence, match, free) ||
      putsOff(match, inOrder[index + 1])
    )
      continue;
    if (match.concept === 'act.last' && !onTheMove(sentence, match, free)) continue;
    free = match.endToken;
    found.push(actOf(sentence, match, surfaceOf));
  }
  return found;
}

const FROM_REACH = 4;

/** تخلت موسكو عن خيرسون; without عن it is another word: القوات تخلي القاعدة. */
function givesUpNothing(sentence: ReadSentence, { entry, endToken }: Match): boolean {
  if (!entry.id.startsWith('takhalli')) return false;
  for (let i = endToken; i < endToken + FROM_REACH; i++) if (textAt(sentence, i) === 'عن') return false;
  return true;
}

const MOTION_REACH = 8;

/** آخر طائرة تقلع, عبرت آخر كتيبة: the last of them moves, and no other act says so. */
function onTheMove(sentence: ReadSentence, { startToken, endToken }: Match, free: number): boolean {
  if (startToken === free && free > sentence.first) return false;
  if (/^[وف]?(?:حتي|قبل|بعد|مع|الي)$/.test(textAt(sentence, startToken - 1))) return false;
  return sentence.matches.some(
    ({ concept, startToken: at }) =>
      concept === 'motion' && Math.max(at - endToken, startToken - at) <= MOTION_REACH,
  );
}

/** إعادة الباقين, خروج المتبقين: those left, who are to go. */
const areThoseLeft = (sentence: ReadSentence, match: Match, free: number): boolean =>
  match.concept === 'act.stay' &&
  match.entry.attrs.tense === 'participle' &&
  match.startToken === free &&
  free > sentence.first &&
  textAt(sentence, match.startToken).startsWith('ال');

const EXCEPTION_REACH = 8;

/** لن يبقى إلا مئة, لا يبقى سوى قاعدة: all but a few leave. */
function fewRemain(sentence: ReadSentence, { startToken, endToken }: Match): boolean {
  if (!/^[وف]?(?:لن|لا|لم)$/.test(textAt(sentence, startToken - 1))) return false;
  for (let i = endToken; i < endToken + EXCEPTION_REACH; i++)
    if (/^(?:الا|سوي)$/.test(textAt(sentence, i))) return true;
  return false;
}

const HOME_AGAIN =
  /^[وف]?[بل]?(?:ال)?(?:استعاده|استعاد|استعادت|اعاده|اعاد|اعادت|يعيد|تعيد|سيعيد|ستعيد|نعيد)$/;

/** إعادة الجنود brings troops home; إعادة القاعدة hands a base back. */
function kindOf(sentence: ReadSentence, match: Match): ActKind {
  const kind = KINDS[match.concept] ?? 'whole';
  if (kind === 'stay' && fewRemain(sentence, match)) return 'reduce';
  // القوات ستعود: they return of themselves; عودة القوات may be somebody's doing.
  if (match.concept === 'act.return' && match.entry.attrs.tense !== 'noun') return 'leave';
  if (kind !== 'hand' || !HOME_AGAIN.test(textAt(sentence, match.startToken))) return kind;
  const others = /^ال(?:باقين|متبقين)$/.test(textAt(sentence, match.endToken));
  return others || menBehind(sentence, match.endToken) ? 'remove' : kind;
}

const OF_ITS_OWN = { pronoun: 'ها' };

/** تسليم قاعدتها: the phrase itself says that the base is somebody's own. */
const ownsLast = (sentence: ReadSentence, { concept, startToken, endToken }: Match): boolean =>
  (concept === 'act.hand_base' || concept === 'act.close_base') &&
  endToken > startToken + 1 &&
  /(?:ها|هم|ته)$/.test(textAt(sentence, endToken - 1));

function actOf(
  sentence: ReadSentence,
  match: Match,
  surfaceOf: (match: Match, token: string) => Surface,
): Act {
  const text = textAt(sentence, match.startToken);
  const tense = match.entry.attrs.tense ?? 'noun';
  const { pronoun } = ownsLast(sentence, match) ? OF_ITS_OWN : surfaceOf(match, text);
  const ours =
    pronoun === 'نا' ||
    (tense === 'imperfect' && OURS_IMPERFECT.test(text)) ||
    (tense === 'perfect' && OURS_PERFECT.test(text)) ||
    (OURS_STAY.test(text) && (sentence.headline || OURS_BEFORE.test(textAt(sentence, match.startToken - 1))));
  return {
    kind: kindOf(sentence, match),
    entry: match.entry,
    first: match.startToken,
    end: match.endToken,
    tense,
    future: tense === 'imperfect' && FUTURE.test(text),
    pronoun,
    ours,
  };
}
