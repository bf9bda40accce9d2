import { words } from './words.ts';

/** Parts that many names share, and titles. */
const PARTICLES = /^(?:abu|al|el|bin|ibn|abd|ابو|ابي|بن|ابن|عبد|ال|الشيخ|السيد)$/;

/** The words of a person's names, Latin and Arabic, that tell persons apart; each once, in normal form. */
export function tellingNames(...names: (string | null)[]): string[] {
  const found = names.flatMap((name) => words(name ?? ''));
  const bare = found.map((word) => (word.startsWith('ال') && word.length > 4 ? word.slice(2) : word));
  return [...new Set(bare.filter((word) => word.length > 1 && !PARTICLES.test(word)))];
}
