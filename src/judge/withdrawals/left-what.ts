import type { Mover } from './antecedent.ts';
import { type Act, MEN, type ReadSentence, textAt } from './reading.ts';
import { isLand, leavesLand, type Whereabouts } from './where.ts';

/** What must stand beside some acts for them to be about troops. */
const OBJECTS: Readonly<Partial<Record<Act['kind'], ReadonlySet<string>>>> = {
  hand: new Set(['base', 'site', 'host.place']),
  vacate: new Set(['base', 'site', 'host.place', 'presence']),
  reduce: new Set(['troops', 'presence', 'mission', 'soldier', 'force.name', 'units', 'base', 'site']),
  end: new Set(['presence', 'mission', 'force.name', 'agreement']),
};
const OBJECT_REACH: Readonly<Partial<Record<Act['kind'], number>>> = {
  hand: 6,
  vacate: 6,
  reduce: 5,
  end: 8,
};

const OBJECT_BEFORE = 9;

/**
 * Whether an act leaves anything that troops leave: what stands beside its words, whom its picture shows, and, for land
 * given up and bases closed, that land or base. Who moves may not be known yet.
 */
export function leavesNothing(
  act: Act,
  sentence: ReadSentence,
  mover: Mover | null,
  where: Whereabouts,
): boolean {
  if (goesOut(act, sentence, where) || givesUpElse(act, sentence, where)) return true;
  if (!hasObject(act, sentence) && !shrinks(act, mover)) return true;
  if (mover === null) return false;
  if (SHOWN.has(act.entry.concept) && !seesTroops(act, mover)) return true;
  return act.entry.concept === 'act.close' && !closesBase(act, sentence);
}

function hasObject(act: Act, sentence: ReadSentence): boolean {
  const wanted = OBJECTS[act.kind];
  if (!wanted) return true;
  const reach = act.end + (OBJECT_REACH[act.kind] ?? 0);
  // مهمة التحالف تنتهي, جنودنا نزل عددهم: what ends or is fewer may stand before its verb.
  const verb = (act.kind === 'end' || act.kind === 'reduce') && act.tense !== 'noun';
  const back = verb ? act.first - OBJECT_BEFORE : act.end;
  const found = sentence.matches.some(
    ({ concept, startToken }) => wanted.has(concept) && startToken >= back && startToken < reach,
  );
  return found || /^(?:وجود|احتلال)/.test(textAt(sentence, act.end));
}

/** Acts told by their picture: whoever is seen must be troops. */
const SHOWN: ReadonlySet<string> = new Set(['act.empty', 'act.farewell']);
const TROOPS_SHOWN: ReadonlySet<string> = new Set(['troops', 'people', 'own', 'bare']);

/** A land is empty of those named behind the word: لم يبق جندي, not لم يعد الجنود. */
function seesTroops(act: Act, { words }: Mover): boolean {
  if (words === null) return true;
  return TROOPS_SHOWN.has(words.kind) && (act.entry.concept !== 'act.empty' || words.first >= act.end);
}

const GOING_REACH = 4;

/** خرجوا إلى الساحات: who goes out to somewhere leaves no land. */
function goesOut(act: Act, sentence: ReadSentence, where: Whereabouts): boolean {
  if (!act.entry.id.startsWith('kharaja') || where.by === 'from') return false;
  for (let i = act.end; i < act.end + GOING_REACH; i++) {
    const text = textAt(sentence, i);
    if (/^(?:من|عن)$/.test(text)) return false;
    if (text === 'الي') return true;
  }
  return false;
}

/** تقفل قاعدتها; an army closes roads, crossings and airports every day. */
function closesBase(act: Act, sentence: ReadSentence): boolean {
  for (let i = act.end; i < act.end + OBJECT_REACH_OF_CLOSING; i++)
    if (/قاعد[هت]|قواعد|معسكر|ثكن/.test(textAt(sentence, i))) return true;
  return false;
}

const OBJECT_REACH_OF_CLOSING = 4;

/** تقلصت القوة السودانية, الأرتال تخلي المصنع: the troops are named, whatever they vacate. */
const shrinks = ({ kind, tense }: Act, mover: Mover | null): boolean =>
  (kind === 'reduce' || (kind === 'vacate' && tense !== 'noun')) && mover?.words?.kind === 'troops';

/** ترك منصبه, تخلى عن الفكرة: no land is given up. */
function givesUpElse(act: Act, sentence: ReadSentence, where: Whereabouts): boolean {
  if (!/^(?:taraka|takhalli)/.test(act.entry.id)) return false;
  const { place } = where;
  const named = place !== null && isLand(place) && place.relation !== 'in' && place.first >= act.end;
  const direct = where.by === 'from' && place?.relation !== 'in';
  return !direct && !leavesLand(act, sentence) && !named;
}

/** A state alone may leave a bloc or a deal: it leaves land where it is known to stand, or its troops are named. */
export function statesTroops(act: Act, sentence: ReadSentence, mover: Mover, where: Whereabouts): boolean {
  const known = mover.hosts.includes(where.host ?? '');
  if (where.by === 'from') return known || namesTroops(sentence);
  const moved = movesTroops(act, sentence) || act.entry.concept === 'act.pack' || act.ours;
  return known ? moved || leavesLand(act, sentence) : moved && where.by === 'near';
}

const namesTroops = ({ matches }: ReadSentence): boolean =>
  matches.some(({ concept }) => TROOPS.has(concept) || concept === 'base' || concept === 'presence');

const TROOPS: ReadonlySet<string> = new Set([...MEN, 'force.name']);
const CARRIED_REACH = 5;

/** نقل الجنود من …; a base's name or an embassy that moves is none. */
export const movesTroops = (act: Act, sentence: ReadSentence): boolean =>
  sentence.matches.some(
    ({ concept, startToken }) =>
      TROOPS.has(concept) && startToken >= act.end && startToken < act.end + CARRIED_REACH,
  );
