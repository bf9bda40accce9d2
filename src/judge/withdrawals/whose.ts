import { type Act, beginsStatement, type Force, type ReadSentence, textAt } from './reading.ts';

/** Whose troops an act moves. */
export interface Mover {
  id: string;
  /** How it is known: named troops, a state, a people, an enemy at home, or an antecedent. */
  kind: 'troops' | 'state' | 'people' | 'home';
  hosts: readonly string[];
  abroad: boolean;
  own: string | null;
  /** The words that name it in the act's sentence, or null where only a pronoun does. */
  words: Force | null;
}

/** What was named before the act's sentence, newest last. */
export type Earlier = readonly Force[];

const MAX_AFTER = 10;
const PER_TOKEN = 0.15;
const FROM = /^[وف]?(?:من|عن)$/;
const TO = /^[وف]?(?:الي|نحو|باتجاه|صوب|ضد|ل|لصالح|بعد|حسب|وفق)$/;
/** Acts whose noun is followed by the place that is left, not by who leaves: مغادرة العراق. */
const TAKES_PLACE = /^(?:mughadara|ghadara_verb)/;
const NOT_MOVERS: ReadonlySet<string> = new Set(['voice', 'leader']);
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
  if (act.pronoun !== '' && act.kind !== 'vacate' && act.kind !== 'hand') {
    return antecedent(act.first, sentence, earlier, act.ours);
  }
  const named = bestForce(act, sentence);
  if (named) {
    if (named.kind === 'own') return ofOwn(named, act, sentence, earlier);
    if (named.kind === 'bare') return ofBare(named, sentence, earlier);
    return moverFrom(named);
  }
  return act.ours ? antecedent(act.first, sentence, earlier, true) : null;
}

const moverFrom = (force: Force): Mover | null =>
  force.id === null
    ? null
    : {
        id: force.id,
        kind:
          force.kind === 'home'
            ? 'home'
            : force.kind === 'troops' || force.kind === 'people'
              ? force.kind
              : 'state',
        hosts: force.hosts,
        abroad: force.abroad,
        own: force.own,
        words: force,
      };

function bestForce(act: Act, sentence: ReadSentence): Force | null {
  let best: Force | null = null;
  let bestScore = 0;
  for (const force of sentence.forces) {
    if (NOT_MOVERS.has(force.kind)) continue;
    if (receives(act, force, sentence)) continue;
    if (force.first < act.end && force.end > act.first) {
      return force;
    }
    const score =
      force.first >= act.end ? scoreAfter(act, force, sentence) : scoreBefore(act, force, sentence);
    if (score > bestScore) {
      best = force;
      bestScore = score;
    }
  }
  return best;
}

/** The army of the land a base stands in is handed it. */
const receives = (act: Act, force: Force, sentence: ReadSentence): boolean =>
  (act.kind === 'hand' || act.kind === 'whole') &&
  sentence.places.some(({ host, strength }) => host === force.id && strength !== 'voice');

function scoreAfter(act: Act, force: Force, sentence: ReadSentence): number {
  const gap = force.first - act.end;
  if (act.kind !== 'whole' && gap > MAX_AFTER) return 0;
  if (crosses(sentence, act.end, force.first)) return act.kind === 'whole' || act.kind === 'hand' ? 0.5 : 0;
  const before = textAt(sentence, force.first - 1);
  if (TO.test(before)) return 0;
  if (force.kind === 'state') {
    if (gap === 0 && TAKES_PLACE.test(act.entry.id) && act.tense === 'noun') return 0;
    if (gap > 0 && passesFrom(sentence, act.end, force.first)) return 0;
    if (force.oblique && act.kind !== 'whole') return 0;
    if (gap > 3 && act.kind !== 'whole') return 0;
  }
  if (force.kind === 'people' && passesFrom(sentence, act.end, force.first) && act.kind === 'leave') return 0;
  const weight = KIND_WEIGHT[force.kind] ?? 0;
  const object = act.kind === 'remove' && (force.kind === 'own' || force.kind === 'troops') ? 0.5 : 0;
  return 3 - gap * PER_TOKEN + weight + object;
}

function scoreBefore(act: Act, force: Force, sentence: ReadSentence): number {
  const gap = act.first - force.end;
  if (act.kind === 'remove') {
    const passive = act.tense !== 'noun' && gap <= 6 && force.kind !== 'state' && force.kind !== 'home';
    return passive ? 1 - gap * 0.1 : 0;
  }
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

/** قواتها, جنود بلاده: the state named before, whoever speaks for it last of all. */
function ofOwn(force: Force, act: Act, sentence: ReadSentence, earlier: Earlier): Mover | null {
  const known = antecedent(Math.min(force.first, act.first + 1), sentence, earlier, force.ours, force);
  return known ? { ...known, words: force, kind: known.kind === 'home' ? 'home' : 'troops' } : null;
}

/** القوات: those named before, if they are anyone's. */
function ofBare(force: Force, sentence: ReadSentence, earlier: Earlier): Mover | null {
  const before = sentence.forces.filter((other) => other.end <= force.first);
  for (const other of [...earlier, ...before].reverse()) {
    if (other.kind === 'troops' || other.kind === 'home' || other.kind === 'people') {
      const mover = moverFrom(other);
      return mover && { ...mover, words: force };
    }
  }
  const state = [...earlier, ...before].reverse().find(({ kind }) => kind === 'state' || kind === 'leader');
  const mover = state ? moverFrom(state) : null;
  return mover && { ...mover, kind: 'state', words: force };
}

/**
 * Whom a pronoun before token `at` means: the nearest subject named before it, else the nearest of all. `ours` is
 * the speaker.
 */
function antecedent(
  at: number,
  sentence: ReadSentence,
  earlier: Earlier,
  ours: boolean,
  own: Force | null = null,
): Mover | null {
  const limit = own ? own.first : at;
  const here = sentence.forces.filter((force) => force.end <= limit && force.id !== null && force !== own);
  const country = own !== null && /^بلاد|^بلد|^دولت/.test(textAt(sentence, own.end - 1));
  const order = (list: readonly Force[]): Force | undefined => {
    const nearest = [...list].reverse();
    const speaker = nearest.find(({ kind, oblique }) => !oblique && (kind === 'voice' || kind === 'leader'));
    const subject = nearest.find(({ kind, oblique }) => !oblique && kind !== 'voice');
    if (ours || country) return speaker ?? subject ?? nearest[0];
    return subject ?? nearest.find(({ kind }) => kind !== 'voice') ?? speaker ?? nearest[0];
  };
  const found = order(here) ?? order(earlier.filter(({ id }) => id !== null).slice(-6));
  const mover = found ? moverFrom(found) : null;
  return mover && { ...mover, words: null };
}
