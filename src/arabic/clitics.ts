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

/** Domain notes §2: (و|ف) (ب|ل|ك) ال stem, or stem+pronoun; for verbs (و|ف) (س|ل) imperfect+pronoun, perfect+pronoun. */
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

const CONJUNCTIONS = ['', 'و', 'ف'];
const PREPOSITIONS = ['', 'ب', 'ل', 'ك'];
/** س stands only before the imperfect's own prefixes. */
const IMPERFECT_START = /^[يتنأآ]/;

/**
 * Every surface form a lexicon word may take, normalised and without repetition, the bare word first. `word` is
 * written with its hamzas, ة and ى, since the clitics are built on that spelling and folded last. Of several words
 * the first takes conjunction and preposition (or a verb's particle); the others stay.
 */
export function cliticForms(word: string, profile: CliticProfile, options: CliticOptions = {}): string[] {
  const spaced = word.trim().replaceAll(/\s+/g, ' ');
  const cut = spaced.indexOf(' ');
  const head = cut < 0 ? spaced : spaced.slice(0, cut);
  const tail = cut < 0 ? '' : normalize(spaced.slice(cut)).text;
  const allowed = cut < 0 ? PROFILES[profile] : { ...PROFILES[profile], article: false, pronouns: [] };
  const forms = new Set<string>();
  const add = (
    heads: readonly string[],
    bodies: readonly string[],
    pronouns: readonly string[] = [''],
  ): void => {
    for (const body of bodies) {
      const folded = normalize(body).text;
      for (const prefix of heads) for (const pronoun of pronouns) forms.add(prefix + folded + pronoun + tail);
    }
  };
  const conjunctions = allowed.conjunctions ? CONJUNCTIONS : [''];
  const bare = cut < 0 ? bareShapes(head, allowed) : [head];
  const articled = hasArticle(head);
  if (allowed.particles) add(particlePrefixes(conjunctions, head), bare);
  else if (allowed.prepositions) addWithPrepositions(add, conjunctions, head, bare);
  else add(conjunctions, bare);
  if (allowed.article && !articled) addWithArticle(add, conjunctions, head);
  if (allowed.pronouns.length > 0 && (!articled || mayBeRoot(head))) {
    const prefixes = allowed.particles
      ? particlePrefixes(conjunctions, head)
      : allowed.prepositions
        ? joined(conjunctions, PREPOSITIONS)
        : conjunctions;
    add(prefixes, options.suffixStems ?? suffixStems(bare, allowed), allowed.pronouns);
  }
  return [...forms];
}

type Add = (heads: readonly string[], bodies: readonly string[], pronouns?: readonly string[]) => void;

const joined = (first: readonly string[], second: readonly string[]): string[] =>
  first.flatMap((a) => second.map((b) => a + b));

const particlePrefixes = (conjunctions: readonly string[], verb: string): string[] =>
  joined(conjunctions, IMPERFECT_START.test(verb) ? ['', 'س', 'ل'] : ['', 'ل']);

/** The written word begins with ال. A root may (التزام), but only where ت follows: see `mayBeRoot`. */
const hasArticle = (word: string): boolean => word.startsWith('ال') && word.length > 3;
const mayBeRoot = (word: string): boolean => word.startsWith('الت');

function bareShapes(head: string, allowed: Allowed): string[] {
  if (allowed.kind === 'noun' && !hasArticle(head)) return [head, ...constructForms(head)];
  if (allowed.particles) return [head, ...subjunctiveForms(head)];
  return [head];
}

function suffixStems(bare: readonly string[], allowed: Allowed): string[] {
  const stems = bare.flatMap(allowed.kind === 'verb' ? verbSuffixStems : nounSuffixStems);
  return [...new Set(stems)];
}

/** ل and ال are written لل (and لل before ل: اللجنة -> للجنة); ب and ك leave ال whole. */
const afterLam = (rest: string): string => (rest.startsWith('ل') ? `ل${rest}` : `لل${rest}`);

function addWithPrepositions(
  add: Add,
  conjunctions: readonly string[],
  head: string,
  bare: readonly string[],
): void {
  if (!hasArticle(head)) {
    add(joined(conjunctions, PREPOSITIONS), bare);
    return;
  }
  add(joined(conjunctions, ['', 'ب', 'ك']), bare);
  add(conjunctions, [afterLam(head.slice(2))]);
  if (mayBeRoot(head)) add(joined(conjunctions, ['ل']), bare);
}

function addWithArticle(add: Add, conjunctions: readonly string[], noun: string): void {
  add(joined(conjunctions, ['ال', 'بال', 'كال']), [noun]);
  add(conjunctions, [afterLam(noun)]);
}
