import { type Act, type Force, type ReadSentence, textAt } from './reading.ts';

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

/** A force as the mover of an act; null where it names nobody. */
export const moverFrom = (force: Force): Mover | null =>
  force.id === null
    ? null
    : {
        id: force.id,
        kind:
          force.id === 'home'
            ? 'home'
            : force.kind === 'troops' || force.kind === 'people'
              ? force.kind
              : 'state',
        hosts: force.hosts,
        abroad: force.abroad,
        own: force.own,
        words: force,
      };

/** Whether a place of the sentence is one where a force is known to stand. */
export const standsThere = (force: Force, sentence: ReadSentence): boolean =>
  sentence.places.some(
    ({ host, strength }) => strength !== 'voice' && strength !== 'troops' && force.hosts.includes(host),
  );

/** قواتها, جنود بلاده: the state named before, whoever speaks for it last of all. */
export function ofOwn(force: Force, act: Act, sentence: ReadSentence, earlier: Earlier): Mover | null {
  const known = antecedent(Math.min(force.first, act.first + 1), sentence, earlier, force.ours, force);
  return known ? { ...known, words: force, kind: known.kind === 'home' ? 'home' : 'troops' } : null;
}

const isHost = (id: string | null, sentence: ReadSentence): boolean =>
  sentence.places.some(
    ({ host, strength }) =>
      host === id && (strength === 'country' || strength === 'place' || strength === 'territory'),
  );

/**
 * القوات: those named before, else those of a state or of an official who speaks, the land's own last of all. Null where
 * only vehicles or men are named and nobody's troops were.
 */
export function ofBare(force: Force, sentence: ReadSentence, earlier: Earlier): Mover | null {
  const here = sentence.forces.filter((other) => other.end <= force.first);
  const named = [...earlier, ...here].reverse();
  const abroad = named.filter(({ id }) => !isHost(id, sentence));
  const armed = (list: readonly Force[]): Force | undefined =>
    list.find(({ kind }) => kind === 'troops' || kind === 'home' || kind === 'people');
  const theirs = armed(abroad) ?? (abroad.some(speaks) ? undefined : armed(named));
  if (theirs) {
    const mover = moverFrom(theirs);
    return mover && { ...mover, words: force };
  }
  if (force.units) {
    // الإمارات تنهي مهمة فرقها: men or vehicles are those of the sentence's subject only.
    const subject = here.findLast(
      (other) => other.kind === 'state' && !other.oblique && !isHost(other.id, sentence),
    );
    const owner = subject ? moverFrom(subject) : null;
    return owner && { ...owner, kind: 'state', words: force };
  }
  const speaker = abroad.find(speaks) ?? named.find(speaks) ?? abroad.find(({ official }) => official);
  const mover = speaker ? moverFrom(speaker) : null;
  return mover && { ...mover, kind: 'state', words: force };
}

const speaks = ({ kind }: Force): boolean => kind === 'state' || kind === 'leader';

/**
 * Whom a pronoun before token `at` means: the nearest subject named before it, else the nearest of all. `ours` is
 * the speaker.
 */
export function antecedent(
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
    const speakers = nearest.filter(
      ({ kind, official }) => kind === 'leader' || (kind === 'voice' && official),
    );
    // أبلغ الوزير الإيطالي المسؤولين العراقيين: one speaks, several are told.
    const speaker = speakers.find(({ first }) => !/[وي]ن$/.test(textAt(sentence, first))) ?? speakers[0];
    const subjects = nearest.filter(({ kind, oblique }) => !oblique && kind !== 'voice');
    // موسكو تبلغ يريفان استعدادها لسحب قواتها: of two, the one known to stand in a place named.
    const subject = subjects.slice(0, 2).find((force) => standsThere(force, sentence)) ?? subjects[0];
    if (ours || country) return speaker ?? subject;
    return subject ?? nearest.find(({ kind }) => kind !== 'voice') ?? speaker;
  };
  const found = order(here) ?? order(earlier.filter(({ id }) => id !== null).slice(-6));
  const mover = found ? moverFrom(found) : null;
  return mover && { ...mover, words: null };
}
