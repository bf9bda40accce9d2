import type { CliticProfile } from '../../arabic/clitics.ts';
import { normalize } from '../../arabic/normalize.ts';

/**
 * One line of an operator's lexicon: words or phrases that mean one thing. `concept` is the name that topic rules use;
 * `id` tells entries of one concept apart; `attrs` are facts that readers take from a match (force, host, status …).
 */
export interface LexiconEntry {
  concept: string;
  id: string;
  clitics: CliticProfile;
  /** As a careful newspaper writes them, with hamzas, ة and ى. */
  forms: readonly string[];
  /** Shapes before a pronoun where the usual rules would not find them (إعادة: [إعادت]). */
  suffixStems: Readonly<Record<string, readonly string[]>>;
  attrs: Readonly<Record<string, string>>;
}

/** Is a word, in normal form, how one of the forms begins, with nothing written to it? */
export const beginsAsListed = ({ forms }: LexiconEntry, word: string): boolean =>
  forms.some((form) => normalize(form).text.split(' ')[0] === word);
