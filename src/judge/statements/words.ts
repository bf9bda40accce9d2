import { normalize } from '../../arabic/normalize.ts';
import type { Token } from '../../arabic/tokens.ts';
import { type Medium, STATEMENT_TYPES, type StatementType } from '../../model/verdict.ts';
import type { ActEntry, StatementLexicon, TargetEntry, VerbEntry, VerbLexicon } from './lexicon.ts';
import { addPhrase, isFirstWord, longestAt, newPhraseTable, type PhraseTable } from './phrase-table.ts';
import { targetTable } from './targets.ts';

/** Classes a word may belong to; a set of them is a bit mask. */
export const WORD = {
  HEAD: 1 << 0,
  BODY: 1 << 1,
  WITHIN: 1 << 2,
  FORMER: 1 << 3,
  PREPOSITION: 1 << 4,
  SUFFIXED: 1 << 5,
  TITLE: 1 << 6,
  KIN: 1 << 7,
  ADVERBIAL: 1 << 8,
  OPENER: 1 << 9,
  NEGATION: 1 << 10,
  SUBORDINATOR: 1 << 11,
  PLUPERFECT: 1 << 12,
  ACCORDING: 1 << 13,
  QUOTED_FROM: 1 << 14,
  DOCUMENT: 1 << 15,
  STANCE: 1 << 16,
  NOUN_LINK: 1 << 17,
  COMPLEMENTIZER: 1 << 18,
  CLOSE_TO: 1 << 19,
  LABEL: 1 << 20,
  OWN_DOCUMENT: 1 << 21,
  ADJECTIVE: 1 << 22,
} as const;

/** Forms of a military act: استهدفنا, استهدف, سنستهدف, استهداف. */
export const ACT = { WE: 1 << 0, THIRD: 1 << 1, FUTURE: 1 << 2, NOUN: 1 << 3 } as const;

export interface VerbForm {
  entry: VerbEntry;
  form: 'finite' | 'participle' | 'we';
  /** و or ف written to it. */
  joined: boolean;
  imperfect: boolean;
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

export interface Words {
  infoOf: (token: string) => WordInfo;
  formulas: PhraseTable<{ type: StatementType; weight: number }>;
  targets: PhraseTable<TargetEntry>;
  media: PhraseTable<Medium>;
  /** Whether a military act is told as the actor's own claim between two tokens. */
  marksClaim: (tokens: readonly Token[], first: number, end: number) => boolean;
  /** A verb's needed words, folded. */
  needed: (needs: readonly string[]) => ReadonlySet<string>;
  /** Whether a word names a medium or outlet. */
  isMedium: (token: string) => boolean;
  oldTimes: readonly string[];
  armedContext: readonly string[];
  bareWords: readonly { word: string; id: string; near: readonly string[] }[];
  undated: readonly { id: string; before: readonly string[]; after: readonly string[] }[];
  typesOrder: readonly StatementType[];
  /** Dates and spans of time that make of a condition an ultimatum. */
  dueTimes: PhraseTable<true>;
  /** The faction's own people, subjects of its acts. */
  isOwn: (token: string) => boolean;
}

const folded = (text: string): string => normalize(text).text;
const NOTHING: WordInfo = { classes: 0, afterPreposition: 0, verbs: [], isNoun: false, acts: 0 };
const CONJUNCTIONS = ['', 'و', 'ف'];
const STRONG = 2;
const WEAK = 1;

/** Compiles the word lists and verbs of statements. Pure; done once at start. */
export function compileWords(lexicon: StatementLexicon, verbs: VerbLexicon): Words {
  const infos = new Map<string, WordInfo>();
  const at = (form: string): WordInfo => {
    let info = infos.get(form);
    if (!info) {
      info = { classes: 0, afterPreposition: 0, verbs: [], isNoun: false, acts: 0 };
      infos.set(form, info);
    }
    return info;
  };
  for (const [flag, list] of classLists(lexicon)) {
    for (const written of list) addClass(at, folded(written), flag);
  }
  for (const entry of verbs.verbs) addVerb(at, entry);
  for (const act of [...verbs.acts, ...verbs.verbs.filter(isAct)]) addAct(at, act);
  const media = tableOf(
    (Object.keys(lexicon.media) as Medium[]).flatMap((medium) =>
      lexicon.media[medium].map((word) => [word, medium] as const),
    ),
  );
  const claimMarks = tableOf(lexicon.claimMarks.map((mark) => [mark, true] as const));
  const own = new Set(lexicon.ownPeople.map(folded));
  const needed = new Map<readonly string[], ReadonlySet<string>>();
  for (const { needs } of verbs.verbs) if (needs) needed.set(needs, new Set(needs.map(folded)));
  return {
    infoOf: (token) => infos.get(token) ?? NOTHING,
    formulas: formulaTable(lexicon),
    targets: targetTable(lexicon.targets),
    media,
    isMedium: (token) => isFirstWord(media, token),
    marksClaim: (tokens, first, end) => {
      for (let i = first; i < end; i++) if (longestAt(claimMarks, tokens, i)) return true;
      return false;
    },
    needed: (needs) => needed.get(needs) ?? new Set(),
    oldTimes: lexicon.oldTimes.map(folded),
    armedContext: lexicon.armedContext.map(folded),
    bareWords: lexicon.bareWords.map(({ word, id, near }) => ({
      word: folded(word),
      id,
      near: near.map(folded),
    })),
    undated: lexicon.undated.map(({ id, before, after }) => ({
      id,
      before: before.map(folded),
      after: after.map(folded),
    })),
    typesOrder: lexicon.typesOrder,
    dueTimes: tableOf(lexicon.dueTimes.map((time) => [time, true] as const)),
    isOwn: (token) => own.has(token),
  };
}

function classLists(lexicon: StatementLexicon): [number, readonly string[]][] {
  const { roles, attribution } = lexicon;
  return [
    [WORD.HEAD, roles.heads],
    [WORD.BODY, roles.bodies],
    [WORD.WITHIN, roles.within],
    [WORD.FORMER, roles.former],
    [WORD.PREPOSITION, roles.prepositions],
    [WORD.SUFFIXED, [...roles.suffixed, ...roles.heads.flatMap(withPronouns)]],
    [WORD.ADJECTIVE, roles.adjectives],
    [WORD.TITLE, lexicon.titles],
    [WORD.KIN, lexicon.kin],
    [WORD.ADVERBIAL, lexicon.adverbials],
    [WORD.OPENER, lexicon.clauseOpeners],
    [WORD.NEGATION, lexicon.negations],
    [WORD.SUBORDINATOR, lexicon.subordinators],
    [WORD.PLUPERFECT, lexicon.pluperfect],
    [WORD.ACCORDING, attribution.accordingTo],
    [WORD.QUOTED_FROM, attribution.quotedFrom],
    [WORD.DOCUMENT, attribution.documents],
    [WORD.STANCE, attribution.stances],
    [WORD.NOUN_LINK, attribution.nounLinks],
    [WORD.COMPLEMENTIZER, attribution.complementizers],
    [WORD.CLOSE_TO, attribution.closeTo],
    [WORD.LABEL, lexicon.labels],
    [WORD.OWN_DOCUMENT, attribution.ownDocuments],
  ];
}

/** زعيم gives زعيمها, زعيمه, زعيمهم; words with the article take no pronoun. */
const withPronouns = (head: string): string[] =>
  head.startsWith('ال') ? [] : ['ها', 'ه', 'هم'].map((pronoun) => head.replace(/ة$/, 'ت') + pronoun);

type At = (form: string) => WordInfo;

function addClass(at: At, word: string, flag: number): void {
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
/** تابع, تبنى, تعهد, توعد, تمسك … begin with ت and are perfect; told apart by the entry's first form. */
const isImperfect = (entry: VerbEntry, form: string): boolean => {
  if (!IMPERFECT.test(form)) return false;
  const perfect = folded(entry.forms[0] ?? '');
  return !(perfect.startsWith('ت') && form.startsWith(perfect.slice(0, 3)));
};

function addVerb(at: At, entry: VerbEntry): void {
  const add = (written: string, form: VerbForm['form']): void => {
    const word = folded(written);
    const imperfect = form === 'finite' && isImperfect(entry, word);
    for (const conjunction of CONJUNCTIONS) {
      const base = { entry, form, joined: conjunction !== '', imperfect };
      at(conjunction + word).verbs.push({ ...base, relative: false });
      if (form !== 'finite') continue;
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

const isAct = (entry: VerbEntry): boolean => entry.act === true && entry.type === 'claim';

/** An act's forms, by themselves and with و, ف; what is to come with س. */
function addAct(at: At, act: ActEntry): void {
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

function tableOf<T>(pairs: readonly (readonly [string, T])[]): PhraseTable<T> {
  const table = newPhraseTable<T>();
  for (const [phrase, value] of pairs) addPhrase(table, phrase, value);
  return table;
}

function formulaTable(lexicon: StatementLexicon): Words['formulas'] {
  const pairs: [string, { type: StatementType; weight: number }][] = [];
  for (const type of STATEMENT_TYPES) {
    const { strong, weak } = lexicon.formulas[type];
    const strongly = { type, weight: STRONG };
    const weakly = { type, weight: WEAK };
    for (const phrase of strong) pairs.push([phrase, strongly]);
    for (const phrase of weak) pairs.push([phrase, weakly]);
  }
  return tableOf(pairs);
}
