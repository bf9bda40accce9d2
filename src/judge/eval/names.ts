import type { FactionLexicon } from '../lexicon/faction-lexicon.ts';

/** Maps an English name to a key that is the same for all spellings of one thing. */
export type NameKey = (name: string) => string;

const letters = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/**
 * One key for all English names of a faction: its canonical name, its `alsoEn`, and the wings that are reported under
 * the faction's name. Case, apostrophes, hyphens and a note in brackets at
 * the end do not matter.
 */
export function factionKey(lexicon: FactionLexicon): NameKey {
  const keys = new Map<string, string>();
  for (const { id, name, alsoEn = [], wings = [] } of lexicon.factions) {
    const shared = wings.filter((wing) => !wing.own).map((wing) => wing.en);
    for (const en of [...shared, ...alsoEn, name.en]) keys.set(letters(en), id);
  }
  const bare = (name: string): string => letters(name.replace(/\s*\([^)]*\)\s*$/, ''));
  return (name) => keys.get(letters(name)) ?? keys.get(bare(name)) ?? letters(name);
}

/** Adjectives and capitals that stand for a state in the name of a target. */
const STATES: readonly (readonly [RegExp, string])[] = [
  [/\b(us|u\.s\.|usa|american|america|washington)\b/, 'united states'],
  [/\b(israeli|israelis)\b/, 'israel'],
  [/\b(turkish|ankara)\b/, 'turkey'],
  [/\b(saudi|riyadh)\b/, 'saudi arabia'],
  [/\b(emirati|emirates|united arab emirates)\b/, 'uae'],
  [/\bsudanese\b/, 'sudan'],
  [/\b(syrian|damascus)\b/, 'syria'],
  [/\b(lebanese|beirut)\b/, 'lebanon'],
  [/\b(iraqi|baghdad)\b/, 'iraq'],
  [/\byemeni\b/, 'yemen'],
  [/\b(russian|moscow)\b/, 'russia'],
  [/\b(french|paris)\b/, 'france'],
  [/\biranian\b/, 'iran'],
  [/\bsomali\b/, 'somalia'],
  [/\b(malian|bamako)\b/, 'mali'],
  [/\bethiopian\b/, 'ethiopia'],
  [/\bpakistani\b/, 'pakistan'],
  [/\bafghan\b/, 'afghanistan'],
  [/\bmoroccan\b/, 'morocco'],
  [/\bbritish\b/, 'united kingdom'],
];

/**
 * Whom a target's name means, without whether its army, its government or its bases are aimed at and where they are:
 * "US forces in Iraq" and "United States" are one. Of several, the first counts.
 */
export function targetKey(target: string): string {
  const lower = target.toLowerCase();
  const named = (lower.split(/,| and | in /, 1)[0] ?? '').replace(/\bsaudi arabia\b/, 'saudi');
  const state = STATES.find(([pattern]) => pattern.test(named));
  if (state) return state[1];
  return named.replaceAll(/\b(the|army|forces|government|troops|bases|presence|authorities)\b/g, '').trim();
}
