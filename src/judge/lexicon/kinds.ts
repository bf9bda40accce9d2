/**
 * The sorts of concept that articles and their sentences are told apart by, as bits: what has none of a sort is passed over
 * before anything is made of its words. `kindsFor` in `src/judge/analysis.ts` says which concepts are of which.
 */
export const TRIGGERS = 1 << 0;
/** Those that have troops, and troops, without which nothing can leave. */
export const FORCES = 1 << 1;
/** Names of factions, of their people and of kinds of group. */
export const NAMES = 1 << 2;
/** What topics' rules ask for. */
export const ASKED = 1 << 3;
/** Whoever may have troops, and whatever they have. */
export const OWNERS = 1 << 4;
/** Countries, places in them and national adjectives. */
export const PLACES = 1 << 5;
/** What opens a list of other stories. */
export const TEASERS = 1 << 6;
/** What makes a closer look at a word of leaving worth its time. */
export const TELLING = 1 << 7;

/** All concepts, also those of no kind. */
export const ANY = -1;
