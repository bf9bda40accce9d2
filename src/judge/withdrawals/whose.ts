import { antecedent, type Earlier, type Mover, moverFrom, ofBare, ofOwn, standsThere } from './antecedent.ts';
import {
  type Act,
  beginsStatement,
  type Force,
  isDefinite,
  menBehind,
  type ReadSentence,
  textAt,
} from './reading.ts';

const MAX_AFTER = 10;
const PER_TOKEN = 0.15;
/** A verb's subject stands right behind it or before it. */
const LATE_SUBJECT = 1;
const KNOWN_THERE = 0.5;
const FROM = /^[وف]?(?:من|عن)$/;
const TO = /^[وف]?(?:لان|دام|دامت|طالما|الي|نحو|باتجاه|صوب|ضد|ل|لصالح|بعد|حسب|وفق)$/;
/** Acts whose noun is followed by the place that is left, not by who leaves: مغادرة العراق. */
const TAKES_PLACE = /^(?:mughadara|ghadara_verb|taraka)/;
const NOT_MOVERS: ReadonlySet<string> = new Set(['voice', 'leader']);
const RIGHT_BEHIND = 1;
const KIND_WEIGHT: Readonly<Record<string, number>> = {
  troops: 0.8,
  own: 0.7,
  home: 0.6,
  people: 0.3,
  state: 0,
  bare: -0.3,
};

/** Who leaves, is removed, hands over or stays; null where nobody with troops is meant. */
export function moverOf(act: Act, sentence: ReadSentence, earlier: Earlier): Mover | null {
  if (act.pronoun !== '' && meansMover(act)) {
    return antecedent(act.first, sentence, earlier, act.ours);
  }
  const named = bestForce(act, sentence);
  if (named) {
    if (named.kind === 'own') return ofOwn(named, act, sentence, earlier);
    if (named.kind === 'bare') return ofBare(named, sentence, earlier);
    const mover = moverFrom(named);
    if (mover && named.kind === 'voice') return { ...mover, kind: 'people' };
    return mover;
  }
  if (act.ours) return antecedent(act.first, sentence, earlier, true);
  // إنها عائدة, أنهم يغادرون: whom the speaker's sentence is about.
  const said = act.tense !== 'noun' && SUBJECT_PRONOUN.test(textAt(sentence, act.first - 1));
  return said ? antecedent(act.first, sentence, earlier, false) : null;
}

const SUBJECT_PRONOUN = /^[وف]?ب?(?:انها|انهم|انه|اننا)$/;

/** انسحابها, أخرجهم; but غادرها and أخلاها say which place. */
const meansMover = ({ kind, tense }: Act): boolean =>
  kind !== 'vacate' && kind !== 'hand' && (kind !== 'leave' || tense === 'noun' || tense === 'participle');

function bestForce(act: Act, sentence: ReadSentence): Force | null {
  let best: Force | null = null;
  let bestScore = 0;
  for (const force of sentence.forces) {
    if (NOT_MOVERS.has(force.kind) && !describesAct(act, force, sentence)) continue;
    if (receives(act, force, sentence)) continue;
    if (force.first < act.end && force.end > act.first) {
      return force;
    }
    const after = force.first >= act.end;
    const plain = after ? scoreAfter(act, force, sentence) : scoreBefore(act, force, sentence);
    const score = plain > 0 && standsThere(force, sentence) ? plain + KNOWN_THERE : plain;
    if (score > bestScore) {
      best = force;
      bestScore = score;
    }
  }
  return best;
}

/** آخر طائرة عسكرية بريطانية. */
const ADJECTIVES = 2;

/** انسحاب إسرائيلي, إنزال العلم الفرنسي: the adjective of the act itself, definite or not as the act is. */
const describesAct = (act: Act, force: Force, sentence: ReadSentence): boolean =>
  force.kind === 'voice' &&
  (act.entry.concept === 'act.last'
    ? force.first >= act.end && force.first < act.end + ADJECTIVES
    : force.first === act.end &&
      (act.entry.concept === 'act.idiom' ||
        (act.kind === 'leave' &&
          isDefinite(textAt(sentence, act.first)) === isDefinite(textAt(sentence, force.first)))));

/** The army of the land a base stands in is handed it. */
const receives = (act: Act, force: Force, sentence: ReadSentence): boolean =>
  (act.kind === 'hand' || act.kind === 'whole') &&
  ((force.kind === 'troops' && force.hosts.length === 0 && !force.abroad) ||
    sentence.places.some(
      ({ host, strength, first, end }) =>
        host === force.id &&
        strength !== 'voice' &&
        strength !== 'troops' &&
        (first < force.first || end > force.end),
    ));

function scoreAfter(act: Act, force: Force, sentence: ReadSentence): number {
  const gap = force.first - act.end;
  if (act.kind !== 'whole' && gap > MAX_AFTER) return 0;
  if (crosses(sentence, act.end, force.first)) return act.kind === 'whole' || act.kind === 'hand' ? 0.5 : 0;
  const before = textAt(sentence, force.first - 1);
  if (TO.test(before) || /^ك(?!وري|ين|ند|رد)/.test(textAt(sentence, force.first))) return 0;
  // ترك المدينة للروس: who is left the land.
  if (act.kind === 'leave' && /^[وف]?لل/.test(textAt(sentence, force.first))) return 0;
  if (force.kind === 'state') {
    if (textAt(sentence, force.first - 1) === 'في') return 0;
    if (TAKES_PLACE.test(act.entry.id)) return 0;
    if (gap > 0 && act.kind !== 'hand' && passesFrom(sentence, act.end, force.first)) return 0;
    if (force.oblique && act.kind !== 'whole' && act.kind !== 'hand' && act.kind !== 'end') return 0;
    if (gap > 3 && act.kind !== 'whole' && act.kind !== 'end' && !(act.kind === 'hand' && gap <= 5)) return 0;
  }
  const emptied = act.entry.concept === 'act.empty';
  if (
    force.kind === 'people' &&
    !emptied &&
    passesFrom(sentence, act.end, force.first) &&
    act.kind === 'leave'
  )
    return 0;
  const verb = act.kind === 'leave' && act.tense !== 'noun';
  // رحيل هذه القوات: those, whoever else the sentence goes on to name.
  const next = force.kind === 'bare' && /^(?:هذه|تلك|هولاء)$/.test(before) ? RIGHT_BEHIND : 0;
  const weight = (KIND_WEIGHT[force.kind] ?? 0) + next - (verb && gap > 2 ? LATE_SUBJECT : 0);
  const object = act.kind === 'remove' && (force.kind === 'own' || force.kind === 'troops') ? 0.5 : 0;
  return 3 - gap * PER_TOKEN + weight + object;
}

function scoreBefore(act: Act, force: Force, sentence: ReadSentence): number {
  const gap = act.first - force.end;
  if (act.kind === 'remove' && act.tense !== 'noun' && gap <= 4 && menBehind(sentence, act.end)) {
    return 2.5 - gap * 0.06;
  }
  if (act.kind === 'remove') {
    const passive = act.tense !== 'noun' && gap <= 6 && force.kind !== 'state' && force.kind !== 'home';
    return passive ? 1 - gap * 0.1 : 0;
  }
  if (force.kind === 'state' && force.oblique && TO.test(textAt(sentence, force.first - 1))) return 0;
  const base = act.tense === 'noun' || act.tense === 'participle' ? 1.5 : 2.5;
  const crossing = crosses(sentence, force.end, act.first) ? 0.8 : 0;
  const oblique = force.oblique ? 0.8 : 0;
  return base - gap * 0.06 - crossing - oblique + (KIND_WEIGHT[force.kind] ?? 0);
}

function crosses(sentence: ReadSentence, from: number, to: number): boolean {
  for (let i = from; i <= to && i < sentence.end; i++)
    if (i > from && beginsStatement(sentence, i)) return true;
  return false;
}

function passesFrom(sentence: ReadSentence, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (FROM.test(textAt(sentence, i))) return true;
  return false;
}
