import { normalize } from './normalize.ts';
import { constructForms, nounSuffixStems, subjunctiveForms, verbSuffixStems } from './suffix-stems.ts';

/** What may be joined to a lexicon word; each is described at `PROFILES`. */
export type CliticProfile =
  | 'noun'
  | 'noun_bare'
  | 'name'
  | 'verb_perfect_intr'
  | 'verb_perfect_tr'
  | 'verb_imperfect_intr'
  | 'verb_imperfect_tr'
  | 'phrase'
  | 'literal';

interface Allowed {
  conjunctions: boolean;
  prepositions: boolean;
  article: boolean;
  /** Future س and ل of purpose or command. */
  particles: boolean;
  pronouns: readonly string[];
  kind: 'noun' | 'verb' | 'fixed';
}

const NOUN_PRONOUNS = ['ه', 'ها', 'هما', 'هم', 'هن', 'نا', 'كم', 'ك', 'ي'];
const VERB_PRONOUNS = ['ه', 'ها', 'هما', 'هم', 'هن', 'نا', 'ني', 'ك', 'كم'];

const NOTHING: Allowed = {
  conjunctions: false,
  prepositions: false,
  article: false,
  particles: false,
  pronouns: [],
  kind: 'fixed',
};
const NAME: Allowed = { ...NOTHING, conjunctions: true, prepositions: true };
const VERB: Allowed = { ...NOTHING, conjunctions: true, kind: 'verb' };

/** What each profile takes: (و|ف) (ب|ل|ك) ال stem, or stem+pronoun; for verbs (و|ف) (س|ل) imperfect+pronoun, perfect+pronoun. */
const PROFILES: Readonly<Record<CliticProfile, Allowed>> = {
  noun: { ...NAME, article: true, pronouns: NOUN_PRONOUNS, kind: 'noun' },
  noun_bare: { ...NAME, article: true, kind: 'noun' },
  name: NAME,
  verb_perfect_intr: VERB,
  verb_perfect_tr: { ...VERB, pronouns: VERB_PRONOUNS },
  verb_imperfect_intr: { ...VERB, particles: true },
  verb_imperfect_tr: { ...VERB, particles: true, pronouns: VERB_PRONOUNS },
  phrase: NAME,
  literal: NOTHING,
};

export const CLITIC_PROFILES = Object.keys(PROFILES) as readonly CliticProfile[];

export interface CliticOptions {
  /** Shapes before a pronoun, as written, where the rules would not find them (إعادة -> إعادت). */
  suffixStems?: readonly string[];
}

/** و and ف, which may be written before every form of a word that takes any clitic. */
export const CONJUNCTIONS = ['و', 'ف'] as const;

/** Whether a word of the profile takes them. */
export const takesConjunction = (profile: CliticProfile): boolean => PROFILES[profile].conjunctions;

const NOTHING_BEFORE = [''];
const BEFORE_NOUN = ['', 'ب', 'ل', 'ك'];
const BEFORE_ARTICLE = ['', 'ب', 'ك'];
const BEFORE_ADDED_ARTICLE = ['ال', 'بال', 'كال'];
const LAM_BEFORE_ROOT = ['ل'];
const BEFORE_IMPERFECT = ['', 'س', 'ل'];
const BEFORE_COMMAND = ['', 'ل'];
/** س stands only before the imperfect's own prefixes. */
const IMPERFECT_START = /^[يتنأآ]/;

/** One way to build forms: each prefix before each body, each pronoun after it. Bodies are as written. */
interface Pattern {
  prefixes: readonly string[];
  bodies: readonly string[];
  pronouns?: readonly string[];
}

/** Surface forms that are built alike, in normal form: a prefix, a body, a pronoun; any of each goes with any other. */
export interface CliticPattern {
  prefixes: readonly string[];
  bodies: readonly string[];
  pronouns: readonly string[];
}

/** The surface forms of a lexicon word: the `patterns` of its first word, each form followed by the `tail`. */
export interface CliticForms {
  patterns: readonly CliticPattern[];
  /** The words behind the first one, in normal form; empty where there are none. */
  tail: string;
}

const NO_PRONOUN = [''];

/**
 * Every surface form a lexicon word may take but for conjunctions (see `takesConjunction`), some of them in more than
 * one way, the bare word first. `word` is written with its hamzas, ة and ى, since the clitics are built on that
 * spelling and folded last. Of several words the first takes a preposition (or a verb's particle); the others stay.
 */
export function cliticForms(word: string, profile: CliticProfile, options: CliticOptions = {}): CliticForms {
  const spaced = word.trim().replaceAll(/\s+/g, ' ');
  const cut = spaced.indexOf(' ');
  const head = cut < 0 ? spaced : spaced.slice(0, cut);
  const tail = cut < 0 ? '' : normalize(spaced.slice(cut + 1)).text;
  const patterns =
    cut < 0 ? wordPatterns(head, PROFILES[profile], options) : barePatterns(head, PROFILES[profile], [head]);
  // Most patterns of a word have it as it is for a body.
  const foldedHead = normalize(head).text;
  const folded = (body: string): string => (body === head ? foldedHead : normalize(body).text);
  return {
    patterns: patterns.map(({ prefixes, bodies, pronouns = NO_PRONOUN }) => ({
      prefixes,
      bodies: bodies.map(folded),
      pronouns,
    })),
    tail,
  };
}

function wordPatterns(word: string, allowed: Allowed, options: CliticOptions): Pattern[] {
  const articled = hasArticle(word);
  const bare = bareShapes(word, allowed, articled);
  const patterns = barePatterns(word, allowed, bare);
  if (allowed.article && !articled) {
    patterns.push({ prefixes: BEFORE_ADDED_ARTICLE, bodies: [word] });
    patterns.push({ prefixes: NOTHING_BEFORE, bodies: [afterLam(word)] });
  }
  if (allowed.pronouns.length > 0 && (!articled || mayBeRoot(word))) {
    const bodies = options.suffixStems ?? suffixStems(bare, allowed);
    patterns.push({ prefixes: plainPrefixes(word, allowed), bodies, pronouns: allowed.pronouns });
  }
  return patterns;
}

/** Preposition or particle, for a word without article. */
function plainPrefixes(word: string, allowed: Allowed): readonly string[] {
  if (allowed.particles) return IMPERFECT_START.test(word) ? BEFORE_IMPERFECT : BEFORE_COMMAND;
  return allowed.prepositions ? BEFORE_NOUN : NOTHING_BEFORE;
}

/** Forms without pronoun or added article; ل contracts with an article already written. */
function barePatterns(head: string, allowed: Allowed, bodies: readonly string[]): Pattern[] {
  if (!allowed.prepositions || !hasArticle(head)) return [{ prefixes: plainPrefixes(head, allowed), bodies }];
  const patterns: Pattern[] = [
    { prefixes: BEFORE_ARTICLE, bodies },
    { prefixes: NOTHING_BEFORE, bodies: [afterLam(head.slice(2))] },
  ];
  if (mayBeRoot(head)) patterns.push({ prefixes: LAM_BEFORE_ROOT, bodies });
  return patterns;
}

/** The written word begins with ال. A root may (التزام), but only where ت follows: see `mayBeRoot`. */
const hasArticle = (word: string): boolean => word.startsWith('ال') && word.length > 3;
const mayBeRoot = (word: string): boolean => word.startsWith('الت');

/** ل and ال are written لل (one ل less before ل: اللجنة -> للجنة); ب and ك leave ال whole. */
const afterLam = (rest: string): string => (rest.startsWith('ل') ? `ل${rest}` : `لل${rest}`);

function bareShapes(word: string, allowed: Allowed, articled: boolean): string[] {
  if (allowed.kind === 'noun' && !articled) return [word, ...constructForms(word)];
  return allowed.particles ? [word, ...subjunctiveForms(word)] : [word];
}

function suffixStems(bare: readonly string[], allowed: Allowed): string[] {
  const stems = bare.flatMap(allowed.kind === 'verb' ? verbSuffixStems : nounSuffixStems);
  return [...new Set(stems)];
}
