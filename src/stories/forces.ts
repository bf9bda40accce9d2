/** Names under which outlets report one force: American troops in Iraq are the coalition's. */
const SAME_FORCES: readonly (readonly string[])[] = [
  ['us', 'coalition', 'nato'],
  ['wagner', 'ru', 'africa-corps'],
  ['foreign fighters', 'foreign-fighters', 'mercenaries'],
];

/** Whoever is foreign: says no more of whose troops they are than a missing name does. */
const ANYBODY = /^foreign[ _-]forces$/i;

/** A force by its name, or null where the name says nobody's in particular. */
export const namedForce = (force: string | null): string | null =>
  force === null || ANYBODY.test(force) ? null : force.toLowerCase();

/** Of two names of one force, the first that names somebody. */
export const moreNamed = (a: string | null, b: string | null): string | null =>
  namedForce(a) === null ? (b ?? a) : a;

/** Two names: one force, names that may mean one, different forces, or a side that names none. */
export type ForceRelation = 'shared' | 'related' | 'different' | 'unknown';

/** Compares two forces by their ids. */
export function forceRelation(a: string | null, b: string | null): ForceRelation {
  const [one, other] = [namedForce(a), namedForce(b)];
  if (one === null || other === null) return 'unknown';
  if (one === other) return 'shared';
  return SAME_FORCES.some((group) => group.includes(one) && group.includes(other)) ? 'related' : 'different';
}
