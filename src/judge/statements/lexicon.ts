import type { StatementType } from '../../model/verdict.ts';

/** The shapes of `config/lexicons/factions.yaml` and `statements*.yaml`, as parsed and checked. */

type PersonRole =
  | 'leader'
  | 'deputy_leader'
  | 'spokesman'
  | 'military_spokesman'
  | 'commander'
  | 'political_official'
  | 'media_official'
  | 'cleric'
  | 'founder'
  | 'mp'
  | 'state_role';

export interface PersonEntry {
  ar: string;
  en: string;
  role: PersonRole;
  title?: string | undefined;
  names?: readonly string[] | undefined;
  /** What a second mention uses; valid where the full name stands in the same article. */
  short?: readonly string[] | undefined;
  /** Words one of which the article must hold for `short` to mean this person where neither name nor faction stands. */
  near?: readonly string[] | undefined;
  needs?: 'faction' | undefined;
  /** Year and month (or year) after which the person no longer speaks. */
  until?: string | undefined;
  former?: boolean | undefined;
}

export interface WeakName {
  name: string;
  accept: readonly string[];
  reject: readonly string[];
  /** Also counts where it has a verb of speech before it or a colon behind it. */
  alone?: boolean | undefined;
}

export interface WingEntry {
  type: string;
  en: string;
  names: readonly string[];
  /** Reported under its own name. */
  own?: boolean | undefined;
  speaks?: 'never' | undefined;
}

/** Who may speak for a faction: see the head of `factions.yaml`. */
type Speaks = 'members' | 'never' | 'armed_context';

export interface FactionEntry {
  id: string;
  name: { ar: string; en: string };
  /** Other English names, for comparing. */
  alsoEn?: readonly string[] | undefined;
  countries: readonly string[];
  kind: string;
  /** English name of the one enemy it fights: whom a claim or threat is aimed at that names nobody. */
  foe?: string | undefined;
  /** Last day, ISO, on which its words were a faction's and not a state's. */
  until?: string | undefined;
  speaks?: Speaks | undefined;
  names: readonly string[];
  hostile?: readonly string[] | undefined;
  /** Adjectives of it; they mean it in a role only: متحدث حوثي. */
  nisba?: readonly string[] | undefined;
  weak?: readonly WeakName[] | undefined;
  wings?: readonly WingEntry[] | undefined;
  people?: readonly PersonEntry[] | undefined;
}

interface BackReference {
  word: string;
  head?: readonly string[] | undefined;
  id?: string | undefined;
  not?: readonly string[] | undefined;
}

export interface FactionLexicon {
  factions: readonly FactionEntry[];
  backReferences: readonly BackReference[];
  notFactions: readonly { en: string; names: readonly string[]; people?: readonly string[] | undefined }[];
}

export interface VerbEntry {
  id: string;
  type: StatementType;
  neutral?: boolean | undefined;
  continues?: boolean | undefined;
  /** The words decide the type before the verb does. */
  soft?: boolean | undefined;
  /** A military act, no word. */
  act?: boolean | undefined;
  forms: readonly string[];
  we?: readonly string[] | undefined;
  participles?: readonly string[] | undefined;
  nouns?: readonly string[] | undefined;
  needs?: readonly string[] | undefined;
  /** Words behind the subject with which the verb means something else. */
  not?: readonly string[] | undefined;
  /** Beginnings of the word behind a noun that is the verb's object and not its subject. */
  object?: readonly string[] | undefined;
}

/** A military act that is no verb of announcing; it only tells a claim. */
export type ActEntry = Pick<VerbEntry, 'forms' | 'we' | 'nouns'>;

export interface VerbLexicon {
  verbs: readonly VerbEntry[];
  acts: readonly ActEntry[];
}

/** Whom words may be aimed at: see the head of the list in `statements.yaml`. */
export interface TargetEntry {
  en: string;
  names: readonly string[];
  /** Adjectives in their bare masculine form, read in every gender and number. */
  nisba?: readonly string[] | undefined;
  in?: readonly string[] | undefined;
  friends?: readonly string[] | undefined;
  low?: boolean | undefined;
}

/** A word that means a faction by itself where the article holds one of `near` and none of `unless`. */
export interface BareWord {
  word: string;
  id: string;
  near: readonly string[];
  unless?: readonly string[] | undefined;
}

export interface StatementLexicon {
  typesOrder: readonly StatementType[];
  roles: {
    heads: readonly string[];
    bodies: readonly string[];
    within: readonly string[];
    adjectives: readonly string[];
    former: readonly string[];
    prepositions: readonly string[];
    suffixed: readonly string[];
  };
  titles: readonly string[];
  deeds: readonly string[];
  kin: readonly string[];
  adverbials: readonly string[];
  clauseOpeners: readonly string[];
  labels: readonly string[];
  negations: readonly string[];
  subordinators: readonly string[];
  pluperfect: readonly string[];
  oldTimes: readonly string[];
  attribution: {
    accordingTo: readonly string[];
    quotedFrom: readonly string[];
    issuedBy: readonly string[];
    documents: readonly string[];
    ownDocuments: readonly string[];
    stances: readonly string[];
    nounLinks: readonly string[];
    complementizers: readonly string[];
    sayings: readonly string[];
    closeTo: readonly string[];
  };
  media: Readonly<
    Record<'telegram' | 'tweet' | 'interview' | 'video' | 'speech' | 'statement', readonly string[]>
  >;
  formulas: Readonly<Record<StatementType, { strong: readonly string[]; weak: readonly string[] }>>;
  dueTimes: readonly string[];
  ownPeople: readonly string[];
  followers: readonly string[];
  callsToArms: readonly string[];
  callsToKill: readonly string[];
  endsTruce: readonly string[];
  claimMarks: readonly string[];
  armedContext: readonly string[];
  bareWords: readonly BareWord[];
  undated: readonly { id: string; before: readonly string[]; after: readonly string[] }[];
  targets: readonly TargetEntry[];
}
