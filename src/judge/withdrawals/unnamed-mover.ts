import { type Mover, moverFrom } from './antecedent.ts';
import type { Act, ArticleReading, Force, ReadSentence } from './reading.ts';
import { inSentence, type Whereabouts } from './where.ts';

const SPOKEN_OF: ReadonlySet<string> = new Set(['leave', 'remove', 'vacate', 'stay']);
const TOLD_BY_PLACE: ReadonlySet<string> = new Set(['hand', 'vacate', 'whole', 'leave']);

/**
 * Whose troops an act moves where its sentence names none: those of the state whose minister or leader speaks of a land
 * where they are known to stand (نفى وزير الدفاع الأمريكي قرارا بالرحيل عن العراق), else those known to hold the place
 * (تسليم باغرام). Null where the text says of no land that it is left.
 */
export function unnamedMover(
  act: Act,
  where: Whereabouts,
  sentence: ReadSentence,
  article: ArticleReading,
): Mover | null {
  if (where.host === null || !inSentence(where)) return null;
  const civilians = sentence.matches.some(
    ({ concept, entry }) => concept === 'other_sense' && entry.id.endsWith('.who'),
  );
  const told = !civilians && (act.tense === 'noun' || act.ours) && SPOKEN_OF.has(act.kind);
  const speaker =
    told && article.military ? sentence.forces.find((force) => mayMean(force, where)) : undefined;
  const spoken = speaker ? moverFrom(speaker) : null;
  if (spoken) return { ...spoken, kind: 'people' };
  const held = sentence.places.find(({ of, host }) => of !== null && host === where.host);
  const holder = held?.of ?? null;
  if (holder === null || !TOLD_BY_PLACE.has(act.kind) || takesBack(act)) return null;
  if (act.kind === 'leave' && !article.military) return null;
  return { id: holder, kind: 'troops', hosts: [where.host], abroad: false, own: null, words: null };
}

/** استعادة باغرام: who lost it wants it back. */
const takesBack = ({ entry }: Act): boolean => entry.id.startsWith('istiada');

const mayMean = ({ kind, official, id, hosts }: Force, { host }: Whereabouts): boolean =>
  (kind === 'leader' || kind === 'state' || (kind === 'voice' && official)) &&
  id !== host &&
  host !== null &&
  hosts.includes(host);
