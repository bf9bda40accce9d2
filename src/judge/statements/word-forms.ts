import { normalize } from '../../arabic/normalize.ts';
import type { ActEntry, VerbEntry } from './lexicon.ts';

/** Forms of a military act: استهدفنا, استهدف, سنستهدف, استهداف. */
export const ACT = { WE: 1 << 0, THIRD: 1 << 1, FUTURE: 1 << 2, NOUN: 1 << 3 } as const;

export interface VerbForm {
  entry: VerbEntry;
  form: 'finite' | 'participle' | 'we';
  /** و or ف written to it. */
  joined: boolean;
  imperfect: boolean;
  /** ليقول, لتعلن: what the sentence's doer came for. */
  purpose: boolean;
  /** Carries an object pronoun, as in a relative clause: تبنته. */
  relative: boolean;
}

export interface WordInfo {
  /** Classes of the word as it stands, a conjunction allowed. */
  classes: number;
  /** Classes of what remains after ب ل ك. */
  afterPreposition: number;
  verbs: VerbForm[];
  /** The same letters are a verbal noun. */
  isNoun: boolean;
  /** Which forms of a military act it may be: a mask of ACT. */
  acts: number;
}

/** A word that nothing is known of. */
export const newInfo = (): WordInfo => ({
  classes: 0,
  afterPreposition: 0,
  verbs: [],
  isNoun: false,
  acts: 0,
});

const folded = (text: string): string => normalize(text).text;
const CONJUNCTIONS = ['', 'و', 'ف'];

type At = (form: string) => WordInfo;

/** Enters a word of a class: by itself, with و or ف, and behind ب ل ك. */
export function addClass(at: At, word: string, flag: number): void {
  for (const conjunction of CONJUNCTIONS) {
    at(conjunction + word).classes |= flag;
    for (const preposition of ['ب', 'ل', 'ك']) at(conjunction + preposition + word).afterPreposition |= flag;
    if (word.startsWith('ال') && word.length > 3) {
      const rest = word.slice(2);
      at(conjunction + (rest.startsWith('ل') ? `ل${rest}` : `لل${rest}`)).afterPreposition |= flag;
    }
  }
}

const IMPERFECT = /^[يتن]/;
/** نشر and نفى are perfect, and so are تابع, تبنى, تعهد, توعد …, told apart by the entry's first form. */
const isImperfect = (entry: VerbEntry, form: string): boolean => {
  if (!/^[يت]/.test(form)) return false;
  const perfect = folded(entry.forms[0] ?? '');
  return !(perfect.startsWith('ت') && form.startsWith(perfect.slice(0, 3)));
};

/** Enters all forms of a verb of speech, with and without a conjunction and an object's pronoun. */
export function addVerb(at: At, entry: VerbEntry): void {
  const add = (written: string, form: VerbForm['form']): void => {
    const word = folded(written);
    const imperfect = form === 'finite' && isImperfect(entry, word);
    for (const conjunction of CONJUNCTIONS) {
      const base = { entry, form, joined: conjunction !== '', purpose: false, imperfect };
      at(conjunction + word).verbs.push({ ...base, relative: false });
      if (form !== 'finite') continue;
      if (imperfect && conjunction === '')
        at(`ل${word}`).verbs.push({ ...base, purpose: true, relative: false });
      const stem = word.endsWith('ي') && !imperfect ? `${word.slice(0, -1)}ا` : word;
      for (const pronoun of ['ه', 'ها', 'هم'])
        at(conjunction + stem + pronoun).verbs.push({ ...base, relative: true });
    }
  };
  for (const form of entry.forms) add(form, 'finite');
  for (const form of entry.we ?? []) add(form, 'we');
  for (const form of entry.participles ?? []) add(form, 'participle');
  for (const noun of entry.nouns ?? []) {
    for (const conjunction of CONJUNCTIONS) at(conjunction + folded(noun)).isNoun = true;
  }
}

/** An act's forms, by themselves and with و, ف; what is to come with س. */
export function addAct(at: At, act: ActEntry): void {
  const add = (words: readonly string[] | undefined, flag: number, prefix = ''): void => {
    for (const word of words ?? []) {
      for (const conjunction of CONJUNCTIONS) at(conjunction + prefix + folded(word)).acts |= flag;
    }
  };
  const imperfect = (words: readonly string[] | undefined): string[] =>
    (words ?? []).filter((word) => IMPERFECT.test(word));
  const perfect = (words: readonly string[] | undefined): string[] =>
    (words ?? []).filter((word) => !/^[ينت]/.test(word) || word.startsWith('تمكن') || word.startsWith('نصب'));
  add(perfect(act.we), ACT.WE);
  add(perfect(act.forms), ACT.THIRD);
  add(imperfect([...(act.we ?? []), ...act.forms]), ACT.FUTURE, 'س');
  add(act.nouns, ACT.NOUN);
}
