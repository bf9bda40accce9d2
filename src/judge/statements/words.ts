import { normalize } from '../../arabic/normalize.ts';
import type { Token } from '../../arabic/tokens.ts';
import { type Medium, STATEMENT_TYPES, type StatementType } from '../../model/verdict.ts';
import type { BareWord, StatementLexicon, TargetEntry, VerbEntry, VerbLexicon } from './lexicon.ts';
import { addPhrase, isFirstWord, longestAt, newPhraseTable, type PhraseTable } from './phrase-table.ts';
import { targetTable } from './targets.ts';
import { addAct, addClass, addVerb, newInfo, type WordInfo } from './word-forms.ts';

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
  ISSUED: 1 << 23,
  FOLLOWER: 1 << 24,
  TO_ARMS: 1 << 25,
  TO_KILL: 1 << 26,
  ENDS_TRUCE: 1 << 27,
  SAYING: 1 << 28,
  DEED: 1 << 29,
} as const;

export interface Words {
  infoOf: (token: string) => WordInfo;
  formulas: PhraseTable<{ type: StatementType; weight: number }>;
  targets: PhraseTable<TargetEntry>;
  media: PhraseTable<Medium>;
  /** The end of a mark that a military act is told as the actor's own claim, if one begins at a token. */
  claimMarkAt: (tokens: readonly Token[], at: number) => number | null;
  /** A verb's `needs` or `not`, folded. */
  needed: (needs: readonly string[]) => ReadonlySet<string>;
  /** Whether a word begins as one of a verb's `object` words does, folded. */
  beginsObject: (object: readonly string[], token: string) => boolean;
  /** Whether a word names a medium or outlet. */
  isMedium: (token: string) => boolean;
  oldTimes: readonly string[];
  armedContext: readonly string[];
  bareWords: readonly BareWord[];
  undated: readonly { id: string; before: readonly string[]; after: readonly string[] }[];
  typesOrder: readonly StatementType[];
  /** Dates and spans of time that make of a condition an ultimatum. */
  dueTimes: PhraseTable<true>;
  /** The faction's own people, subjects of its acts. */
  isOwn: (token: string) => boolean;
}

const folded = (text: string): string => normalize(text).text;
const NOTHING = newInfo();
const STRONG = 2;
const WEAK = 1;

/** Compiles the word lists and verbs of statements. Pure; done once at start. */
export function compileWords(lexicon: StatementLexicon, verbs: VerbLexicon): Words {
  const infos = new Map<string, WordInfo>();
  const at = (form: string): WordInfo => {
    let info = infos.get(form);
    if (!info) {
      info = newInfo();
      infos.set(form, info);
    }
    return info;
  };
  for (const [flag, list] of classLists(lexicon)) {
    for (const written of list) addClass(at, folded(written), flag);
  }
  for (const entry of verbs.verbs) addVerb(at, entry);
  for (const act of verbs.acts) addVerb(at, { id: 'act', type: 'claim', act: true, ...act });
  for (const act of [...verbs.acts, ...verbs.verbs.filter(isAct)]) addAct(at, act);
  const media = tableOf(
    (Object.keys(lexicon.media) as Medium[]).flatMap((medium) =>
      lexicon.media[medium].map((word) => [word, medium] as const),
    ),
  );
  const claimMarks = tableOf(lexicon.claimMarks.map((mark) => [mark, true] as const));
  const own = new Set(lexicon.ownPeople.map(folded));
  const needed = new Map<readonly string[], ReadonlySet<string>>();
  const objects = new Map<readonly string[], readonly string[]>();
  for (const { object } of verbs.verbs) if (object) objects.set(object, object.map(folded));
  for (const list of verbs.verbs.flatMap(({ needs, not }) => [needs ?? [], not ?? []]))
    needed.set(list, new Set(list.map(folded)));
  return {
    infoOf: (token) => infos.get(token) ?? NOTHING,
    formulas: formulaTable(lexicon),
    targets: targetTable(lexicon.targets),
    media,
    isMedium: (token) => isFirstWord(media, token),
    claimMarkAt: (tokens, at) => longestAt(claimMarks, tokens, at)?.end ?? null,
    needed: (needs) => needed.get(needs) ?? new Set(),
    beginsObject: (object, token) => (objects.get(object) ?? []).some((word) => token.startsWith(word)),
    oldTimes: lexicon.oldTimes.map(folded),
    armedContext: lexicon.armedContext.map(folded),
    bareWords: lexicon.bareWords.map(({ word, id, near, unless }) => ({
      word: folded(word),
      id,
      near: near.map(folded),
      unless: unless?.map(folded),
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
    [WORD.DEED, lexicon.deeds],
    [WORD.KIN, lexicon.kin],
    [WORD.ADVERBIAL, lexicon.adverbials],
    [WORD.OPENER, lexicon.clauseOpeners],
    [WORD.NEGATION, lexicon.negations],
    [WORD.SUBORDINATOR, lexicon.subordinators],
    [WORD.PLUPERFECT, lexicon.pluperfect],
    [WORD.ACCORDING, attribution.accordingTo],
    [WORD.QUOTED_FROM, attribution.quotedFrom],
    [WORD.ISSUED, attribution.issuedBy],
    [WORD.DOCUMENT, attribution.documents],
    [WORD.STANCE, attribution.stances],
    [WORD.NOUN_LINK, attribution.nounLinks],
    [WORD.COMPLEMENTIZER, attribution.complementizers],
    [WORD.SAYING, attribution.sayings],
    [WORD.CLOSE_TO, attribution.closeTo],
    [WORD.LABEL, lexicon.labels],
    [WORD.OWN_DOCUMENT, attribution.ownDocuments],
    [WORD.FOLLOWER, lexicon.followers],
    [WORD.TO_ARMS, lexicon.callsToArms],
    [WORD.TO_KILL, lexicon.callsToKill],
    [WORD.ENDS_TRUCE, lexicon.endsTruce],
  ];
}

/** زعيم gives زعيمها, زعيمه, زعيمهم; words with the article take no pronoun. */
const withPronouns = (head: string): string[] =>
  head.startsWith('ال') ? [] : ['ها', 'ه', 'هم'].map((pronoun) => head.replace(/ة$/, 'ت') + pronoun);

const isAct = (entry: VerbEntry): boolean => entry.act === true && entry.type === 'claim';

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
